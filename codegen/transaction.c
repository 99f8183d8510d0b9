/* A region with control flow: its code is a function of its own, so that the inputs are its parameters.
 *
 *   static NPCC_KERNEL int r3_body(npcc_Context *ctx, npcc_Value *out, double *restrict A, int64_t A_n0)
 *   static int r3(npcc_Context *ctx, npcc_Value *in, npcc_Value *out)
 *
 * It may leave anywhere, always through exit 0: then the caller puts back what was stored into the inputs
 * (npcc_save), and Python runs the statements from the start. FP flags collect in the status register
 * meanwhile; r3 looks at them once, when the code has finished. */
#include "emit.h"

/* ---------------------------------------------------------------- what it does */

static bool raises_flags(const Block *b)
{
  for (const Node *n = b->first; n; n = n->next) {
    if ((n->kind == N_NEST && n->info->fp) || (n->kind == N_MAP && scalar_has_flags(n))
        || (n->kind == N_CALL && n->exit >= 0 && (call_info[n->call].flags & CALLF_FLAGS)))
      return true;
    for (int i = 0; i < n->nblocks && n->kind != N_NEST; i++)
      if (raises_flags(n->blocks[i]))
        return true;
  }
  return false;
}

/* May it be the memory of an input? A variable may hold one. */
static bool may_be_input(const Emitter *e, const Value *root)
{
  if (root->owner == e->f->body)
    return true;
  bool variable = root->def && root->def->kind == N_GET;
  for (int i = 0; variable && i < e->f->body->nparams; i++) {
    const Type *t = &e->f->body->params[i]->type;
    if (e->f->params[i].written && t->rank == root->type.rank && t->dtype == root->type.dtype)
      return true;
  }
  return false;
}

static bool stores_outside(const Emitter *e, const Node *n)
{
  if (!node_stores(n) && n->kind != N_NEST)
    return false;
  for (int i = 0; i < n->nresults; i++) {
    Value *root = memory_root(n->results[i]);
    if (root->type.rank > 0 && may_be_input(e, root))
      return true;
  }
  return false;
}

static bool leaves(const Emitter *e, const Node *n)
{
  switch (n->kind) {
  case N_CHECK:
  case N_CALL: return true;
  case N_MAP: return n->exit >= 0;
  case N_NEST: return n->info->bad || n->info->poll || takes_memory(e, n);
  case N_WHILE:
  case N_FOR: return asks_for_signals_itself(n);
  default: return takes_memory(e, n);
  }
}

/* May the code leave when it has stored into an input? A loop's body is walked twice: what it stores in
 * one round comes before all of the next. */
static bool leaves_after_store(const Emitter *e, const Block *b, bool *stored)
{
  for (const Node *n = b->first; n; n = n->next) {
    bool loop = n->kind == N_FOR || n->kind == N_WHILE, before = *stored, after = *stored;
    if (*stored && leaves(e, n))
      return true;
    for (int round = 0; round < (loop ? 2 : 1) && n->kind != N_NEST; round++)
      for (int i = 0; i < n->nblocks; i++) {
        *stored = loop ? after : before;
        if (leaves_after_store(e, n->blocks[i], stored) || (loop && *stored && leaves(e, n)))
          return true;
        after = after || *stored;
      }
    *stored = after || stores_outside(e, n);
  }
  return false;
}

static bool calls_itself(const Block *b)
{
  for (const Node *n = b->first; n; n = n->next) {
    if (n->kind == N_CALL && n->call == CALL_ITSELF)
      return true;
    for (int i = 0; i < n->nblocks && n->kind != N_NEST; i++)
      if (calls_itself(n->blocks[i]))
        return true;
  }
  return false;
}

static bool needs_undo(const Emitter *e)
{
  bool stored = false, leaves = leaves_after_store(e, e->f->body, &stored);
  return leaves || (stored && (raises_flags(e->f->body) || calls_itself(e->f->body)));
}

static void emit_undo_copies(Emitter *e)
{
  const Block *b = e->f->body;
  for (int i = 0; i < b->nparams && needs_undo(e); i++) {
    const Value *v = b->params[i];
    if (!e->f->params[i].written)
      continue;
    const Extent *bytes = ext_mul_const(type_size(&v->type), dtype_size(v->type.dtype));
    emit_leave(e, 0, arena_printf("%s!npcc_save(ctx, %s, %s)", calls_itself(b) ? "calls->depth == 0 && " : "", name_of(e, v), extent_text(e, bytes)), "MEMORY");
  }
}

/* ---------------------------------------------------------------- the two functions */

static bool is_memory_param(const Value *v)
{
  return v->type.rank > 0 || (v->type.kind == KIND_ARRAY && value_in_memory(v));
}

static bool is_view(const Value *v) { return v->place && v->place->kind == PLACE_VIEW; }

/* Does the code hand on input arrays as objects, or views of them with strides of theirs? */
static bool needs_objects(const Emitter *e, const Block *b)
{
  for (const Node *n = b->first; n; n = n->next) {
    for (int i = 0; i < n->nargs && (n->kind == N_SET || n->kind == N_RETURN); i++)
      if (n->args[i]->type.rank > 0 && (n->kind == N_SET || is_open_result(e, n->args[i]) || is_view(n->args[i]))
          && memory_root(n->args[i])->owner == e->f->body)
        return true;
    for (int i = 0; i < n->nblocks && n->kind != N_NEST; i++)
      if (needs_objects(e, n->blocks[i]))
        return true;
  }
  return false;
}

/* The inputs and lengths that the code mentions: as parameters of the body, or as what they are given. */
static const char *inputs_text(Emitter *e, bool declare)
{
  const Block *b = e->f->body;
  Text t = {0};
  bool objects = needs_objects(e, b);
  text_puts(&t, !declare ? "ctx, " : "npcc_Context *ctx, ");
  if (objects)
    text_puts(&t, declare ? "const npcc_Value *in, " : "in, ");
  text_puts(&t, declare ? "npcc_Value *out" : "out");
  if (calls_itself(b))
    text_puts(&t, declare ? ", npcc_Calls *calls" : ", &(npcc_Calls){.most = NPCC_SHALLOW, .ticks = 1}");
  for (int i = 0; i < b->nparams; i++) {
    const Value *v = b->params[i];
    const char *c = dtype_c(v->type.dtype), *word = e->f->params[i].written ? "" : "const ";
    if (is_memory_param(v))
      text_puts(&t, declare ? arena_printf(", %s%s *%s %s", word, c, e->target->restrict_word, name_of(e, v))
                            : arena_printf(", (%s *)in[%d].a.data", c, i));
    else if (e->uses[v->id] && declare)
      text_printf(&t, ", %s %s", c, name_of(e, v));
    else if (e->uses[v->id])
      text_printf(&t, ", %s", scalar_from_slot(arena_printf("in[%d]", i), v->type.dtype));
  }
  for (int i = 0; i < e->lengths.len; i++) {
    const Name *n = &e->lengths.data[i];
    text_puts(&t, declare ? arena_printf(", int64_t %s", n->name)
                          : arena_printf(", in[%d].a.dims[%d]", n->value->result, n->axis));
  }
  return t.data;
}

/* What a call of itself gives for input i: an argument, or the same. */
static const char *given_text(Emitter *e, const Node *call, int i)
{
  const Value *v = e->f->body->params[i];
  for (int k = 0; k < e->f->nitself; k++)
    if (e->f->itself[k] == v)
      return text_of(e, call->args[k]);
  return name_of(e, v);
}

/*   npcc_Value results[1];
 *   if (npcc_leaves(ctx, npcc_deeper(ctx, calls), NPCC_WHY_DEPTH) || r1_body(ctx, results, calls, n - 1))
 *     return NPCC_EXIT(0); */
void emit_call_of_itself(Emitter *e, const Node *n)
{
  const Block *b = e->f->body;
  const char *results = "NULL";
  if (n->nresults) {
    results = local_name(e, "results");
    line(e, "npcc_Value %s[%d];", results, n->nresults);
  }
  Text t = {0};
  text_printf(&t, "ctx, %s, calls", results);
  for (int i = 0; i < b->nparams; i++)
    if (is_memory_param(b->params[i]) || e->uses[b->params[i]->id])
      text_printf(&t, ", %s", given_text(e, n, i));
  for (int i = 0; i < e->lengths.len; i++)
    text_printf(&t, ", %s", e->lengths.data[i].name);
  line(e, "if (npcc_leaves(ctx, npcc_deeper(ctx, calls), NPCC_WHY_DEPTH) || %s_body(%s))", e->c_name, t.data);
  line(e, "  return NPCC_EXIT(0);");
  line(e, "calls->depth--;");
  e->exits_used |= 1;
  for (int i = 0; i < n->nresults; i++) {
    const Value *v = n->results[i];
    if (e->region_uses[v->id].count)
      line(e, "%s %s = %s;", dtype_c(v->type.dtype), name_of(e, v), scalar_from_slot(arena_printf("%s[%d]", results, i), v->type.dtype));
  }
}

static void note_memories(Emitter *e, const Block *b)
{
  for (Node *n = b->first; n; n = n->next) {
    for (int i = 0; i < n->nresults; i++)
      note_memory(e, n->results[i]);
    for (int i = 0; i < n->nblocks && n->kind != N_NEST; i++)
      note_memories(e, n->blocks[i]);
  }
}

static void emit_code_of_region(Emitter *e)
{
  const Block *b = e->f->body;
  note_memories(e, b);
  const Node *n = b->first;
  for (; n && n->kind == N_CHECK && n->rel != REL_TRUE && reads_inputs_only(e, n); n = n->next)
    emit_region_node(e, n);
  take_memory(e);
  emit_undo_copies(e);
  declare_generators(e);
  declare_variables(e);
  if (asks_for_signals(b))
    line(e, "int64_t ticks = 1;");
  for (; n; n = n->next)
    emit_region_node(e, n);
}

void emit_transaction(Emitter *e)
{
  bool flags = raises_flags(e->f->body);
  find_uses(e, e->f->body);
  find_keeps(e);
  bool recursive = calls_itself(e->f->body);
  e->labels.len = e->frames.len = e->depth = 0;
  emit_region_head(e);
  line(e, "%s int %s_body(%s)", recursive ? "static" : e->target->kernel, e->c_name, inputs_text(e, true));
  open_brace(e);
  int scope = open_scope(e);
  e->depth += recursive;                   /* checks are those of a loop: not counted */
  emit_code_of_region(e);
  e->depth -= recursive;
  close_scope(e, scope);
  close_brace(e);
  blank(e);
  line(e, "static int %s(npcc_Context *ctx, npcc_Value *in, npcc_Value *out)", e->c_name);
  open_brace(e);
  const char *call = arena_printf("%s_body(%s)", e->c_name, inputs_text(e, false));
  if (flags)
    line(e, "npcc_fp_clear();");
  line(e, flags ? "int left = %s;" : "return %s;", call);
  if (flags)
    line(e, "return npcc_fp_look(ctx, left);");
  close_brace(e);
  blank(e);
}
