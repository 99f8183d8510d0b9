/* A region as one C function: inputs, memory, checks, nests and library calls in order, results.
 *
 *   static int r3(npcc_Context *ctx, npcc_Value *in, npcc_Value *out)
 *
 * All memory whose size is known at the entry is taken there, so running out of it leaves through
 * exit 0, before anything has happened. */
#include "emit.h"

static bool needs_label(const Emitter *e, int exit)
{
  return exit > 0 && e->f->exits[exit].nlive > 0;
}

void emit_leave(Emitter *e, int exit, const char *condition, const char *why)
{
  const char *test = e->depth ? "leaves" : "fails";
  line(e, "if (npcc_%s(ctx, %s, NPCC_WHY_%s))", test, condition, why);
  if (needs_label(e, exit))
    line(e, "  goto exit_%d;", exit);
  else
    line(e, "  return NPCC_EXIT(%d);", exit);
  e->exits_used |= 1ull << exit;
}

int exit_of(const Emitter *e, const Node *n)
{
  return n->exit >= 0 && n->exit < e->f->nexits ? n->exit : 0;
}

void emit_exit(Emitter *e, const Node *n, const char *condition, const char *why)
{
  emit_leave(e, exit_of(e, n), condition, why);
}

/* ---------------------------------------------------------------- inputs */

static void note_atom(Value *v, int axis, void *user)
{
  Emitter *e = user;
  if (axis < 0) {
    e->uses[v->id]++;
    return;
  }
  if (v->owner != e->f->body)
    return;                                  /* of an array that the region reads from a variable */
  for (int i = 0; i < e->lengths.len; i++)
    if (e->lengths.data[i].value == v && e->lengths.data[i].axis == axis)
      return;
  vec_push(&e->lengths, ((Name){v, axis, dim_name(e, v, axis)}));
}

static void note_extent(Emitter *e, const Extent *x)
{
  if (x)
    ext_each_atom(x, note_atom, e);
}

/* Where v lies, and its shape. */
static void note_place(Emitter *e, const Value *v)
{
  if (!value_in_memory(v))
    return;
  const Extent *start, *stride[MAX_RANK];
  memory_layout(v, &start, stride);
  note_extent(e, start);
  for (int k = 0; k < v->type.rank; k++) {
    note_extent(e, stride[k]);
    note_extent(e, v->type.shape[k]);
  }
}

static void note_value(Emitter *e, const Value *v)
{
  if (v->owner != e->f->body)
    note_place(e, v);
}

/* What the place of an element depends on: its index, and the lengths that make its base's strides. */
static void note_element(Emitter *e, const Node *n)
{
  const Extent *start, *stride[MAX_RANK];
  for (int k = 0; k < n->view.base_rank; k++)
    note_extent(e, n->view.axis[k].start);
  if (!value_in_memory(n->args[0]))
    return;
  memory_layout(n->args[0], &start, stride);
  for (int k = 0; k < n->args[0]->type.rank; k++)
    note_extent(e, stride[k]);
}

/* Every length of a parameter that the region's code mentions. */
static void note_lengths(Emitter *e, const Block *b)
{
  for (const Node *n = b->first; n; n = n->next) {
    note_extent(e, n->left);
    note_extent(e, n->right);
    note_extent(e, n->lo);
    note_extent(e, n->hi);
    if (n->kind == N_VIEW || n->kind == N_UPDATE)
      note_element(e, n);
    for (int i = 0; i < n->nargs; i++)
      if (n->kind == N_CALL || n->kind == N_SET || (n->kind == N_RETURN && is_open_result(e, n->args[i])))
        note_place(e, n->args[i]);
    if (n->info) {
      note_extent(e, n->info->offset);
      note_extent(e, n->info->count);
      note_extent(e, n->info->elements);
      for (int k = 0; k < n->info->ndims; k++)
        note_extent(e, n->info->dims[k]);
    }
    for (int i = 0; i < n->nargs; i++)
      if (n->kind != N_YIELD)
        note_value(e, n->args[i]);
    for (int i = 0; i < n->nresults; i++)
      note_value(e, n->results[i]);
    for (int i = 0; i < n->nblocks; i++)
      note_lengths(e, n->blocks[i]);
  }
}

static void emit_inputs(Emitter *e)
{
  const Block *b = e->f->body;
  for (int i = 0; i < b->nparams; i++) {
    const Value *v = b->params[i];
    const char *c = dtype_c(v->type.dtype), *name = name_of(e, v);
    if (v->type.rank > 0 || (v->type.kind == KIND_ARRAY && value_in_memory(v)))
      line(e, "%s *%s = (%s *)in[%d].a.data;", c, name, c, i);
    else if (e->uses[v->id])
      line(e, "%s %s = %s;", c, name, scalar_from_slot(arena_printf("in[%d]", i), v->type.dtype));
  }
  for (int i = 0; i < e->lengths.len; i++) {
    const Name *n = &e->lengths.data[i];
    line(e, "int64_t %s = in[%d].a.dims[%d];", n->name, n->value->result, n->axis);
  }
}

/* ---------------------------------------------------------------- nodes */

static void emit_flag_check(Emitter *e, const Node *n)
{
  const LoopInfo *info = n->info;
  if (info->fp && n->nest->report != OP_NONE) {
    const Value *v = n->results[0];
    line(e, "if (npcc_report(ctx, %d, \"%s\", %s, flags))", n->stmt, op_info[n->nest->report].numpy,
         dtype_constant(v->type.dtype));
    line(e, "  return NPCC_RAISED;");
    return;
  }
  if (info->bad)
    emit_exit(e, n, "flags & NPCC_BAD", "VALUE");
  if (info->fp)
    emit_exit(e, n, "flags && npcc_fp_visible(ctx, flags)", "FP");
}

/* Memory that nobody outside can see: the C compiler may leave out what is stored there and not read. */
static bool is_on_stack(Value *v)
{
  const Place *p = value_in_memory(v) ? memory_root(v)->place : NULL;
  return p && p->kind == PLACE_STACK;
}

static void emit_nest_call(Emitter *e, const Node *n, int id)
{
  for (int i = 0; i < n->nresults; i++)
    if (!value_in_memory(n->results[i]))
      line(e, "%s %s;", dtype_c(n->results[i]->type.dtype), name_of(e, n->results[i]));
  if (n->info->poll)
    emit_exit(e, n, "npcc_poll(ctx)", "SIGNAL");
  const char *threads = nest_is_shared(n) ? "npcc_threads(ctx, work)" : NULL;
  const char *call = nest_call(e, n, id, threads);
  if (threads) {
    line(e, "work = %s;", extent_text(e, ext_mul_const(n->info->elements, n->info->cost)));
    line(e, "npcc_release(ctx, work);");
  }
  if (!nest_has_flags(n)) {
    line(e, "%s;", call);
    return;
  }
  if (n->info->fp)
    line(e, "npcc_fp_clear();");
  line(e, "flags = %s;", call);
  for (int i = 0; i < n->nresults && n->info->fp; i++)
    if (is_on_stack(n->results[i]))
      line(e, "npcc_keep_memory(%s);", name_of(e, memory_root(n->results[i])));
  if (n->info->fp)
    line(e, "flags |= npcc_fp_get();");
  emit_flag_check(e, n);
}

/* In a transaction: flags stay in the status register, and small nests are inlined. */
static void emit_inner_nest(Emitter *e, const Node *n, int id)
{
  for (int i = 0; i < n->nresults; i++)
    if (!value_in_memory(n->results[i]))
      line(e, "%s %s;", dtype_c(n->results[i]->type.dtype), name_of(e, n->results[i]));
  const char *work = NULL, *threads = NULL;
  if (nest_is_shared(n)) {
    work = extent_text(e, ext_mul_const(n->info->elements, n->info->cost));
    threads = arena_printf("npcc_threads(ctx, %s)", work);
    line(e, "npcc_release(ctx, %s);", work);
  }
  const char *call = nest_call(e, n, id, threads);
  if (n->info->bad)
    emit_exit(e, n, arena_printf("%s & NPCC_BAD", call), "VALUE");
  else
    line(e, "%s;", call);
  for (int i = 0; i < n->nresults; i++)
    if (e->keep[n->results[i]->id])
      emit_keep(e, n->results[i], name_of(e, n->results[i]));
    else if (n->info->fp && is_on_stack(n->results[i]))
      line(e, "npcc_keep_memory(%s);", name_of(e, memory_root(n->results[i])));
}

void emit_region_node(Emitter *e, const Node *n)
{
  take_late_memory(e, n);
  switch (n->kind) {
  case N_CONST: e->text[n->results[0]->id] = literal(n); break;
  case N_EXTENT: define_scalar(e, n->results[0], extent_text(e, n->left)); break;
  case N_MAP: emit_scalar_map(e, n); break;
  case N_VIEW:
    if (n->results[0]->type.rank == 0 && !value_in_memory(n->results[0]))
      emit_element(e, n);
    break;
  case N_UPDATE: emit_element_store(e, n); break;
  case N_RESHAPE:
  case N_STATE: break;
  case N_CHECK: emit_region_check(e, n); break;
  case N_NEST:
    if (e->f->transaction)
      emit_inner_nest(e, n, ++e->nests);
    else
      emit_nest_call(e, n, ++e->nests);
    break;
  case N_CALL: emit_library_call(e, n); break;
  case N_RETURN:
    emit_fill(e, n->nargs, n->args);
    line(e, "return 0;");
    break;
  default:
    if (!emit_control(e, n))
      bug("%s: a node of kind %d at the top of a region", e->f->name, n->kind);
  }
}

/* ---------------------------------------------------------------- the function */

void emit_region_head(Emitter *e)
{
  const Func *f = e->f;
  line(e, "/* %s in %s", f->where ? f->where : "<module>", f->file ? f->file : "?");
  for (int i = 0; i < f->nstmts && f->stmt_text; i++) {
    const char *text = f->stmt_text[i] ? f->stmt_text[i] : "";
    line(e, " *   %d: %s", f->stmts[i].line, comment_text(text));
  }
  line(e, " */");
}

static bool uses_flags(const Block *b)
{
  for (const Node *n = b->first; n; n = n->next)
    if ((n->kind == N_NEST && nest_has_flags(n)) || (n->kind == N_MAP && scalar_has_flags(n))
        || (n->kind == N_CALL && n->exit >= 0 && (call_info[n->call].flags & CALLF_FLAGS)))
      return true;
  return false;
}

static bool uses_work(const Block *b)
{
  for (const Node *n = b->first; n; n = n->next)
    if (n->kind == N_NEST && nest_is_shared(n))
      return true;
  return false;
}

static bool needs_strict(const Block *b)
{
  for (const Node *n = b->first; n; n = n->next)
    if (n->kind == N_NEST && (n->nest->direct || n->nest->report != OP_NONE))
      return true;
  return false;
}

bool reads_inputs_only(const Emitter *e, const Node *n)
{
  for (int i = 0; i < n->nargs; i++)
    if (n->args[i]->owner != e->f->body)
      return false;
  return n->kind == N_CHECK && of_params_only((Emitter *)e, n->left) && of_params_only((Emitter *)e, n->right);
}

static void emit_exits(Emitter *e)
{
  for (int k = 1; k < e->f->nexits; k++) {
    if (!(e->exits_used >> k & 1) || !needs_label(e, k))
      continue;
    blank(e);
    e->indent--;
    line(e, "exit_%d:", k);
    e->indent++;
    emit_fill(e, e->f->exits[k].nlive, e->f->exits[k].live);
    line(e, "return NPCC_EXIT(%d);", k);
  }
}

static void emit_body(Emitter *e)
{
  const Block *b = e->f->body;
  if (uses_flags(b))
    line(e, "unsigned flags;");
  if (uses_work(b))
    line(e, "int64_t work;");
  emit_inputs(e);
  for (Node *n = b->first; n; n = n->next)
    for (int i = 0; i < n->nresults; i++)
      note_memory(e, n->results[i]);
  if (needs_strict(b))
    emit_leave(e, 0, "npcc_strict(ctx)", "STRICT");
  Node *n = b->first;
  for (; n && n->kind == N_CHECK && n->rel != REL_TRUE && reads_inputs_only(e, n); n = n->next)
    emit_region_node(e, n);
  take_memory(e);
  for (; n; n = n->next)
    emit_region_node(e, n);
  emit_exits(e);
}

void emit_region_nests(Emitter *e, const Block *b)
{
  for (Node *n = b->first; n; n = n->next) {
    if (n->kind == N_NEST)
      emit_nest(e, n, ++e->nests);
    for (int i = 0; i < n->nblocks && n->kind != N_NEST; i++)
      emit_region_nests(e, n->blocks[i]);
  }
}

void emit_region(Emitter *e, const EmitFunc *ef)
{
  Func *f = e->f = ef->f;
  int scope = open_scope(e);
  e->text = NEW_ARRAY(const char *, f->next_value + 1);
  e->uses = NEW_ARRAY(int, f->next_value + 1);
  e->lengths.len = e->memories.len = 0;
  e->exits_used = 0;
  for (int i = 0; i < f->body->nparams; i++)
    name_of(e, f->body->params[i]);
  note_lengths(e, f->body);
  for (int i = 0; f->transaction && i < f->body->nparams; i++)
    if (f->params[i].written)
      note_place(e, f->body->params[i]);          /* of the undo copy */
  for (int i = 0; i < f->body->nparams; i++)
    e->uses[f->body->params[i]->id] += count_uses(f, f->body->params[i]);
  for (int i = 0; i < e->lengths.len; i++)
    dim_name(e, e->lengths.data[i].value, e->lengths.data[i].axis);
  e->region_uses = NEW_ARRAY(Use, f->next_value + 1);
  e->nests = e->depth = 0;
  emit_region_nests(e, f->body);
  e->nests = 0;
  if (f->transaction) {
    emit_transaction(e);
  } else {
    emit_region_head(e);
    line(e, "static int %s(npcc_Context *ctx, npcc_Value *in, npcc_Value *out)", e->c_name);
    open_brace(e);
    emit_body(e);
    close_brace(e);
    blank(e);
  }
  close_scope(e, scope);
}
