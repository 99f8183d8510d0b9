/* The walker: loop code as C statements. A value that is used once is written where it is used;
 * values with a name of the user's, and those used again, become variables. */
#include "emit.h"

#include <ctype.h>
#include <string.h>

bool value_inside(const Value *v, const Node *node)
{
  for (const Block *b = v->def ? v->def->parent : v->owner; b; b = b->owner->parent) {
    if (!b->owner)
      return false;
    if (b->owner == node)
      return true;
  }
  return false;
}

/* Is `at`, or the buffer that points into memory, the memory? */
static bool is_memory(const Value *at, const Value *memory)
{
  if (at == memory)
    return true;
  return at->def && at->def->kind == N_BUFFER && at->def->nargs && at->def->args[0] == memory;
}

bool memory_written(const Block *b, const Value *memory)
{
  for (const Node *n = b->first; n; n = n->next) {
    if (n->kind == N_STORE && is_memory(n->args[0], memory))
      return true;
    if (n->kind == N_BLOCKCALL && is_memory(n->args[n->nargs - 1], memory))
      return true;
    for (int i = 0; i < n->nblocks; i++)
      if (memory_written(n->blocks[i], memory))
        return true;
  }
  return false;
}

const char *text_of(Emitter *e, const Value *v)
{
  return e->text[v->id] ? e->text[v->id] : name_of(e, v);
}

static bool is_identifier(const char *s)
{
  for (; *s; s++)
    if (!isalnum((unsigned char)*s) && *s != '_')
      return false;
  return true;
}

static void declare(Emitter *e, const Value *v, const char *expression)
{
  const char *name = name_of(e, v);
  line(e, "%s %s = %s;", dtype_c(v->type.dtype), name, expression);
  e->text[v->id] = name;
}

/* Constants and names need no variable. Nor does a value that is used once, unless the user gave it
 * a name or the line would grow out of sight. */
static void define(Emitter *e, const Value *v, const char *expression)
{
  bool again = e->uses[v->id] > 1 && !is_identifier(expression);
  if (again || v->name || strlen(expression) > 90)
    declare(e, v, expression);
  else
    e->text[v->id] = expression;
}

/* memory[offset]; a result of rank 0 is passed as a pointer. */
static const char *element_text(Emitter *e, const Value *memory, const Extent *offset)
{
  const char *base = text_of(e, memory);
  if (ext_const_is(offset, 0) && memory->type.rank == 0 && !(memory->def && memory->def->kind == N_BUFFER))
    return arena_printf("*%s", base);
  return arena_printf(is_identifier(base) ? "%s[%s]" : "(%s)[%s]", base, extent_text(e, offset));
}

static int stores_in(const Block *b)
{
  int stores = 0;
  for (const Node *n = b->first; n; n = n->next)
    stores += n->kind == N_STORE;
  return stores;
}

/* A load may be written where it is used, any number of times, while no store comes between. */
static void emit_load(Emitter *e, const Node *n)
{
  const Value *v = n->results[0];
  const char *text = element_text(e, n->args[0], n->info->offset);
  bool moves = stores_in(n->parent) <= 1;
  if (e->nest->info->fp && dtype_is_inexact(v->type.dtype) && may_hold_constants(e, memory_root(n->args[0]))) {
    text = arena_printf("npcc_opaque_%s(%s)", dtype_suffix(v->type.dtype), text);
    moves = false;
  }
  if (!moves || (e->uses[v->id] > 1 && strlen(text) > 24))
    declare(e, v, text);
  else
    e->text[v->id] = text;
}

/* What is computed from these is computed when it runs. */
static void hide_operands(Emitter *e, const Node *n, const char **operands)
{
  for (int i = 0; i < n->nargs; i++) {
    DType t = n->args[i]->type.dtype;
    if (!dtype_is_inexact(t))
      continue;
    const char *name = local_name(e, "operand");
    line(e, "%s %s = %s;", dtype_c(t), name, operands[i]);
    emit_done(e, name, t);
    operands[i] = name;
  }
  e->varies[n->results[0]->id] = true;
}

/* In memory any byte but 0 is true, as in mask_of_an_image.view(bool); copies keep it as it is. */
static const char *operand_text(Emitter *e, const Node *n, int i)
{
  const Value *v = n->args[i];
  const char *text = text_of(e, v);
  bool counts = n->op != OP_COPY && n->op != OP_WHERE && op_info[n->op].rule != RULE_LOGICAL;
  bool loaded = v->type.dtype == DT_BOOL && v->def && v->def->kind == N_LOAD;
  return counts && loaded ? arena_printf("%s != 0", text) : text;
}

static void emit_map(Emitter *e, const Node *n)
{
  const char *operands[4];
  for (int i = 0; i < n->nargs; i++)
    operands[i] = operand_text(e, n, i);
  if (must_hide(e, n))
    hide_operands(e, n, operands);
  const char *bad = bad_text(n, operands);
  if (bad)
    line(e, "bad |= %s;", bad);
  const char *pick = pick_text(e, n, operands);
  define(e, n->results[0], pick ? pick : map_text(n, operands, e->nest->info->fp & FP_INVALID));
}

static void emit_buffer(Emitter *e, const Node *n)
{
  const Value *v = n->results[0];
  const char *c = dtype_c(v->type.dtype);
  if (n->nargs == 0) {
    const char *name = v->name ? name_of(e, v) : fresh_name(e, "block");
    if (!v->name)
      vec_push(&e->names, ((Name){v, -1, name}));
    line(e, "NPCC_ALIGNED %s %s[%d];", c, name, (int)n->info->length);
    e->text[v->id] = name;
    return;
  }
  const char *base = text_of(e, n->args[0]);
  const char *at = ext_const_is(n->info->offset, 0)
                       ? base : arena_printf("%s + %s", base, extent_text(e, n->info->offset));
  if (e->uses[v->id] > 1) {
    const char *name = fresh_name(e, arena_printf("%s_at", base));
    vec_push(&e->names, ((Name){v, -1, name}));
    bool written = memory_written(n->parent, n->args[0]);
    line(e, "%s%s *%s = %s;", written ? "" : "const ", c, name, at);
    at = name;
  }
  e->text[v->id] = at;
}

/* Is v computed from what the stored element held before? */
static bool adds_to(const Value *v, const Node *store)
{
  const Node *n = v->def;
  if (!n)
    return false;
  if (n->kind == N_LOAD)
    return n->args[0] == store->args[0] && n->info->offset == store->info->offset;
  for (int i = 0; i < n->nargs && n->kind == N_MAP; i++)
    if (adds_to(n->args[i], store))
      return true;
  return false;
}

enum { UNROLLED = 32 };

/* In a transaction a nest over few elements is inlined and unrolled: what it stores may turn out to be
 * stored over, or never read, and then its flags would be lost. */
static bool may_vanish(const Emitter *e, const Node *store)
{
  int64_t size;
  const Value *v = store->args[1];
  return e->f->transaction && e->nest->info->fp && ext_is_const(e->nest->info->elements, &size) && size <= UNROLLED
         && v->def && v->def->kind == N_MAP && store->op == OP_NONE && dtype_is_inexact(v->type.dtype)
         && !adds_to(v, store);
}

static void emit_store(Emitter *e, const Node *n)
{
  DType t = n->args[1]->type.dtype;
  if (may_vanish(e, n)) {
    if (!is_identifier(text_of(e, n->args[1])))
      declare(e, n->args[1], text_of(e, n->args[1]));
    emit_keep(e, n->args[1], text_of(e, n->args[1]));
  }
  const char *at = element_text(e, n->args[0], n->info->offset), *v = text_of(e, n->args[1]);
  bool is_tree = n->args[1]->def && n->args[1]->def->kind == N_TREE;
  bool extreme = n->op == OP_MAXIMUM || n->op == OP_MINIMUM;
  if (is_tree && extreme && dtype_is_float(t))
    line(e, "bad |= (%s == 0 && %s_zeros == 3) | npcc_zero_tie_%s(%s, %s);", v, v, dtype_suffix(t), at, v);
  if (n->op == OP_NONE)
    line(e, "%s = %s;", at, v);
  else if (n->op == OP_ADD && dtype_is_float(t))
    line(e, "%s += %s;", at, v);
  else
    line(e, "%s = %s;", at, combine_text(n->op, t, at, v));
}

/* &x for a rank-0 operand of a NumPy loop. */
static const char *address_text(Emitter *e, const Value *v)
{
  const char *text = text_of(e, v);
  if (!is_identifier(text) || isdigit((unsigned char)text[0])) {
    declare(e, v, text);
    text = e->text[v->id];
  }
  return arena_printf("&%s", text);
}

static void emit_call(Emitter *e, const Node *n)
{
  int nin = n->nargs - 1;
  DType in[3];
  Text args = {0};
  for (int i = 0; i <= nin; i++) {
    const Value *v = n->args[i];
    bool memory = v->def && v->def->kind == N_BUFFER;
    int64_t stride = i < nin ? n->info->strides[i] : 1;
    text_printf(&args, ", %s, %d", memory ? text_of(e, v) : address_text(e, v),
                memory ? (int)stride * dtype_size(v->type.dtype) : 0);
    if (i < nin)
      in[i] = v->type.dtype;
  }
  const char *loop = numpy_loop(e, op_info[n->op].numpy, in, nin, n->args[nin]->type.dtype);
  line(e, "npcc_call%d(&%s%s, %s);", nin, loop, args.data, extent_text(e, n->info->count));
}

static void emit_tree(Emitter *e, const Node *n)
{
  const char *part = fresh_name(e, "part");
  vec_push(&e->names, ((Name){n->results[0], -1, part}));
  const char *lo = extent_text(e, n->lo), *count = extent_text(e, ext_sub(n->hi, n->lo));
  line(e, "%s_part %s = %s;", e->nest_name, part, tree_call(e, n, lo, count));
  name_parts(e, n, part);
}

/* ---------------------------------------------------------------- loops */

static void emit_rows(Emitter *e, const Node *n)
{
  const Block *b = n->blocks[0];
  const char *done = name_of(e, b->params[0]), *length = name_of(e, b->params[1]);
  const char *count = extent_text(e, ext_sub(n->hi, n->lo));
  int last = n->info->ndims - 1;
  line(e, "for (int64_t %s = 0, %s; %s < %s; %s += %s) {", done, length, done, count, done, length);
  e->indent++;
  const char *at = local_name(e, "at");
  line(e, "int64_t %s = %s + %s;", at, extent_text(e, n->lo), done);
  for (int k = last; k > 0; k--) {
    const char *dim = extent_text(e, n->info->dims[k]);
    const char *d = is_atomic(dim) ? dim : arena_printf("(%s)", dim);
    line(e, "int64_t %s = %s %% %s;", name_of(e, b->params[2 + k]), at, d);
    line(e, "%s /= %s;", at, d);
  }
  line(e, "int64_t %s = %s;", name_of(e, b->params[2]), at);
  const char *left = arena_printf("%s - %s", extent_text(e, n->info->dims[last]),
                                  name_of(e, b->params[2 + last]));
  line(e, "%s = npcc_least(%s, %s - %s);", length, left, count, done);
  emit_block(e, b);
  close_brace(e);
}

static void emit_for(Emitter *e, const Node *n)
{
  const Block *b = n->blocks[0];
  int scope = open_scope(e);
  if (n->info->form == FOR_ROWS) {
    emit_rows(e, n);
    close_scope(e, scope);
    return;
  }
  const char *lo = extent_text(e, n->lo), *hi = extent_text(e, n->hi);
  const char *var = name_of(e, b->params[0]);
  e->target->loop_head(e->out, e->indent, n->loop, var, lo, hi, n->step);
  e->indent++;
  if (n->info->form == FOR_STRIP) {
    const char *left = is_atomic(hi) ? hi : arena_printf("(%s)", hi);
    line(e, "int64_t %s = npcc_least(%s - %s, %d);", name_of(e, b->params[1]), left, var, (int)n->step);
  }
  emit_block(e, b);
  close_brace(e);
  close_scope(e, scope);
}

static bool is_hidden(const Emitter *e, const Value *v)
{
  for (int i = 0; i < e->hidden.len; i++)
    if (e->hidden.data[i] == v)
      return true;
  return false;
}

void emit_one(Emitter *e, const Node *n)
{
  switch (n->kind) {
  case N_CONST:
    if (!is_hidden(e, n->results[0]))
      e->text[n->results[0]->id] = literal(n);
    break;
  case N_EXTENT: e->text[n->results[0]->id] = extent_text(e, n->left); break;
  case N_MAP: emit_map(e, n); break;
  case N_BUFFER: emit_buffer(e, n); break;
  case N_LOAD: emit_load(e, n); break;
  case N_STORE: emit_store(e, n); break;
  case N_BLOCKCALL: emit_call(e, n); break;
  case N_TREE: emit_tree(e, n); break;
  case N_FOR: emit_for(e, n); break;
  case N_YIELD: break;
  default: bug("a node of kind %d in loop code", n->kind);
  }
}

void emit_block(Emitter *e, const Block *b)
{
  for (const Node *n = b->first; n; n = n->next)
    emit_one(e, n);
}
