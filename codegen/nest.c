/* A nest as C functions: what one thread does (`_range` over a chunk of the outermost kept axis, or
 * `_tree` over a stretch of a full reduction), and the nest itself, which shares that among threads.
 *
 *   static unsigned r3_nest_1(const double *restrict x, double *restrict y, int64_t x_n, int threads)
 *
 * returns the FP flags that other threads raised, and NPCC_BAD; those of the calling thread are in
 * its status register. Functions that compute are not inlined, so no computation moves past the
 * place where flags are read. */
#include "emit.h"

#include <stdlib.h>
#include <string.h>

bool nest_has_flags(const Node *nest)
{
  return nest->info->fp || nest->info->bad;
}

const Node *find_tree(const Block *b)
{
  for (const Node *n = b->first; n; n = n->next) {
    if (n->kind == N_TREE)
      return n;
    for (int i = 0; i < n->nblocks; i++) {
      const Node *tree = find_tree(n->blocks[i]);
      if (tree)
        return tree;
    }
  }
  return NULL;
}

/* ---------------------------------------------------------------- parameters */

static void add_param(Emitter *e, const Value *v, int axis)
{
  for (int i = 0; i < e->params.len; i++)
    if (e->params.data[i].value == v && e->params.data[i].axis == axis)
      return;
  const char *name = axis < 0 ? name_of(e, v) : dim_name(e, v, axis);
  vec_push(&e->params, ((Name){v, axis, name}));
}

static void collect_atom(Text *t, Value *v, int axis, void *user)
{
  Emitter *e = user;
  text_puts(t, "_");
  if (!value_inside(v, e->nest))
    add_param(e, v, axis);
}

static void collect_extent(Emitter *e, const Extent *x)
{
  Text scrap = {0};
  if (x)
    ext_emit(&scrap, x, collect_atom, e);
}

/* Lengths and scalars that bounds and offsets mention. */
static void collect_extents(Emitter *e, const Block *b)
{
  for (const Node *n = b->first; n; n = n->next) {
    collect_extent(e, n->lo);
    collect_extent(e, n->hi);
    collect_extent(e, n->left);
    if (n->info) {
      collect_extent(e, n->info->offset);
      collect_extent(e, n->info->count);
      for (int k = 0; k < n->info->ndims; k++)
        collect_extent(e, n->info->dims[k]);
    }
    for (int i = 0; i < n->nblocks; i++)
      collect_extents(e, n->blocks[i]);
  }
}

static bool is_pointer(const Node *nest, const Value *v)
{
  return value_in_memory(v) || v->def == nest;
}

/* Inputs, outputs, scalars, lengths. */
static void collect_params(Emitter *e, const Node *nest)
{
  e->params.len = 0;
  const Block *b = nest->blocks[0];
  for (int i = 0; i < nest->nargs; i++)
    if (is_pointer(nest, nest->args[i]) && !memory_written(b, nest->args[i]))
      add_param(e, nest->args[i], -1);
  for (int i = 0; i < nest->nargs; i++)
    if (is_pointer(nest, nest->args[i]))
      add_param(e, nest->args[i], -1);
  for (int i = 0; i < nest->nresults; i++)
    if (memory_written(b, nest->results[i]))
      add_param(e, nest->results[i], -1);
  for (int i = 0; i < nest->nargs; i++)
    add_param(e, nest->args[i], -1);
  collect_extents(e, b);
}

/* ---- a function takes what its code mentions */

typedef struct { const Value *value; int axis; bool found; } Mention;

static void match_atom(Text *t, Value *v, int axis, void *user)
{
  Mention *m = user;
  text_puts(t, "_");
  m->found = m->found || (v == m->value && axis == m->axis);
}

static bool extent_mentions(const Extent *x, Mention *m)
{
  Text scrap = {0};
  if (x)
    ext_emit(&scrap, x, match_atom, m);
  return m->found;
}

static bool node_mentions(const Node *n, Mention *m)
{
  for (int i = 0; i < n->nargs && m->axis < 0; i++)
    m->found = m->found || n->args[i] == m->value;
  if (extent_mentions(n->lo, m) || extent_mentions(n->hi, m) || extent_mentions(n->left, m))
    return true;
  if (!n->info)
    return m->found;
  for (int k = 0; k < n->info->ndims; k++)
    extent_mentions(n->info->dims[k], m);
  return extent_mentions(n->info->offset, m) || extent_mentions(n->info->count, m);
}

static bool block_mentions(const Block *b, const Name *p)
{
  Mention m = {p->value, p->axis, false};
  for (const Node *n = b->first; n; n = n->next) {
    if (node_mentions(n, &m))
      return true;
    for (int i = 0; i < n->nblocks; i++)
      if (block_mentions(n->blocks[i], p))
        return true;
  }
  return false;
}

/* The nest's parameters that `b` mentions, as declarations or as arguments. */
static const char *param_list(Emitter *e, const Block *b, bool declare)
{
  Text t = {0};
  for (int i = 0; i < e->params.len; i++) {
    const Name *p = &e->params.data[i];
    if (!block_mentions(b, p))
      continue;
    text_puts(&t, t.len ? ", " : "");
    const char *c = p->axis < 0 ? dtype_c(p->value->type.dtype) : "int64_t";
    if (!declare)
      text_puts(&t, p->name);
    else if (p->axis < 0 && is_pointer(e->nest, p->value))
      text_printf(&t, "%s%s *%s %s", memory_written(e->nest->blocks[0], p->value) ? "" : "const ", c,
                  e->target->restrict_word, p->name);
    else
      text_printf(&t, "%s %s", c, p->name);
  }
  return t.data ? t.data : "";
}

static const char *joined(const char *list, const char *more)
{
  return *list ? arena_printf("%s, %s", list, more) : more;
}

const char *nest_call(Emitter *e, const Node *nest, int id, const char *threads)
{
  e->nest = nest;
  collect_params(e, nest);
  Text t = {0};
  for (int i = 0; i < e->params.len; i++) {
    const Name *p = &e->params.data[i];
    bool scalar_result = p->axis < 0 && p->value->def == nest && !value_in_memory(p->value);
    const char *text = p->axis < 0 && !scalar_result ? text_of(e, p->value) : p->name;
    text_printf(&t, "%s%s%s", i ? ", " : "", scalar_result ? "&" : "", text);
  }
  const char *args = t.data ? t.data : "";
  return arena_printf("%s_nest_%d(%s)", e->c_name, id, threads ? joined(args, threads) : args);
}

/* ---------------------------------------------------------------- trees */

const char *part_name(Emitter *e, const Node *tree, int i)
{
  (void)e;
  const char *name = tree->results[i]->name ? tree->results[i]->name : "t";
  for (int k = 0; k < i; k++) {
    const char *other = tree->results[k]->name ? tree->results[k]->name : "t";
    if (strcmp(name, other) == 0)
      return arena_printf("%s_%d", name, i + 1);
  }
  return name;
}

static bool is_extreme(Op op, DType t)
{
  return (op == OP_MAXIMUM || op == OP_MINIMUM) && dtype_is_float(t);
}

static bool tree_has_bad(const Emitter *e, const Node *tree)
{
  (void)tree;
  return e->nest->info->bad;
}

/* Values of loops around the tree that its leaves use: they become parameters of its function. */
typedef struct { Emitter *e; const Node *tree; Names *found; } Captures;

static void capture_atom(Text *t, Value *v, int axis, void *user)
{
  Captures *c = user;
  text_puts(t, "_");
  if (axis >= 0 || !value_inside(v, c->e->nest) || value_inside(v, c->tree))
    return;
  for (int i = 0; i < c->found->len; i++)
    if (c->found->data[i].value == v)
      return;
  vec_push(c->found, ((Name){v, -1, name_of(c->e, v)}));
}

static void capture(Captures *c, const Block *b)
{
  Text scrap = {0};
  for (const Node *n = b->first; n; n = n->next) {
    if (n->left)
      ext_emit(&scrap, n->left, capture_atom, c);
    if (n->kind == N_FOR) {
      ext_emit(&scrap, n->lo, capture_atom, c);
      ext_emit(&scrap, n->hi, capture_atom, c);
    }
    if (n->info && n->info->offset)
      ext_emit(&scrap, n->info->offset, capture_atom, c);
    for (int i = 0; i < n->nblocks; i++)
      capture(c, n->blocks[i]);
  }
}

static Names captures(Emitter *e, const Node *tree)
{
  Names found = {0};
  Captures c = {e, tree, &found};
  capture(&c, tree->blocks[0]);
  return found;
}

static const char *captured_args(Emitter *e, const Node *tree, bool declare)
{
  Names found = captures(e, tree);
  Text t = {0};
  for (int i = 0; i < found.len; i++)
    text_printf(&t, "%s%s%s", i ? ", " : "", declare ? "int64_t " : "", found.data[i].name);
  return t.data ? t.data : "";
}

static const char *all_args(Emitter *e, const Node *tree, bool declare)
{
  const char *params = param_list(e, tree->blocks[0], declare);
  const char *more = captured_args(e, tree, declare);
  return *more ? joined(params, more) : params;
}

const char *tree_call(Emitter *e, const Node *tree, const char *first, const char *count)
{
  return arena_printf("%s_tree(%s)", e->nest_name,
                      joined(all_args(e, tree, false), arena_printf("%s, %s", first, count)));
}

static bool is_search(Op op)
{
  return op == OP_ARGMAX || op == OP_ARGMIN;
}

/* Of what the leaves yield; a search's result is a position. */
static DType block_dtype(const Node *tree, int i)
{
  return tree->blocks[0]->last->args[i]->type.dtype;
}

static void emit_part_type(Emitter *e, const Node *tree)
{
  Text t = {0};
  for (int i = 0; i < tree->nresults; i++)
    text_printf(&t, "%s %s; ", dtype_c(tree->results[i]->type.dtype), part_name(e, tree, i));
  for (int i = 0; i < tree->nresults; i++) {
    if (is_extreme(tree->info->ops[i], tree->results[i]->type.dtype))
      text_printf(&t, "unsigned %s_zeros; ", part_name(e, tree, i));
    if (is_search(tree->info->ops[i]))
      text_printf(&t, "%s %s_value; ", dtype_c(block_dtype(tree, i)), part_name(e, tree, i));
  }
  if (tree_has_bad(e, tree))
    text_puts(&t, "unsigned bad; ");
  line(e, "typedef struct { %s} %s_part;", t.data, e->nest_name);
  blank(e);
}

static void emit_join(Emitter *e, const Node *tree)
{
  line(e, "static inline %s_part %s_join(%s_part a, %s_part b)", e->nest_name, e->nest_name,
       e->nest_name, e->nest_name);
  open_brace(e);
  for (int i = 0; i < tree->nresults; i++) {
    const char *name = part_name(e, tree, i);
    DType t = tree->results[i]->type.dtype;
    Op op = tree->info->ops[i];
    if (is_search(op)) {
      line(e, "if (npcc_beats_%s(b.%s_value, a.%s_value, %d)) {", dtype_suffix(block_dtype(tree, i)),
           name, name, op == OP_ARGMAX);
      line(e, "  a.%s = b.%s;", name, name);
      line(e, "  a.%s_value = b.%s_value;", name, name);
      line(e, "}");
      continue;
    }
    const char *a = arena_printf("a.%s", name), *b = arena_printf("b.%s", name);
    line(e, "a.%s = %s;", name, combine_text(op, t, a, b));
    if (is_extreme(op, t))
      line(e, "a.%s_zeros |= b.%s_zeros;", name, name);
  }
  if (tree_has_bad(e, tree))
    line(e, "a.bad |= b.bad;");
  line(e, "return a;");
  close_brace(e);
  blank(e);
}

/* The C function of npcc_runtime.h that combines a block. */
static const char *block_function(Op op, DType t)
{
  const char *suffix = dtype_suffix(t);
  switch (op) {
  case OP_ADD: return arena_printf(dtype_is_float(t) ? "npcc_pairwise_%s" : "npcc_sum_%s", suffix);
  case OP_MULTIPLY: return arena_printf("npcc_product_%s", suffix);
  case OP_MAXIMUM: return arena_printf("npcc_highest_%s", suffix);
  case OP_MINIMUM: return arena_printf("npcc_lowest_%s", suffix);
  case OP_LOGICAL_AND: return arena_printf("npcc_all_%s", suffix);
  case OP_LOGICAL_OR: return arena_printf("npcc_any_%s", suffix);
  default: bug("a reduction by '%s'", op_info[op].name);
  }
}

/* Leaves that read plain memory need no block buffer: the runtime's function takes any length. */
static bool is_direct(const Node *tree)
{
  return tree->nresults == 1 && tree->blocks[0]->first->kind == N_BUFFER
         && tree->blocks[0]->first->nargs == 1 && tree->blocks[0]->first->next->kind == N_YIELD;
}

static void emit_leaf_result(Emitter *e, const Node *tree, const char *first, const char *count)
{
  const Node *yield = tree->blocks[0]->last;
  const char *part = local_name(e, "part");
  line(e, "%s_part %s;", e->nest_name, part);
  for (int i = 0; i < tree->nresults; i++) {
    DType t = block_dtype(tree, i);
    Op op = tree->info->ops[i];
    const char *name = part_name(e, tree, i), *block = text_of(e, yield->args[i]);
    if (is_search(op)) {
      line(e, "%s.%s = %s + npcc_first_%s_%s(%s, %s, &%s.%s_value);", part, name, first,
           op == OP_ARGMAX ? "highest" : "lowest", dtype_suffix(t), block, count, part, name);
      continue;
    }
    line(e, "%s.%s = %s(%s, %s);", part, name, block_function(op, t), block, count);
    if (is_extreme(op, t))
      line(e, "%s.%s_zeros = %s.%s == 0 ? npcc_zeros_%s(%s, %s) : 0;", part, name, part, name,
           dtype_suffix(t), block, count);
  }
  if (tree_has_bad(e, tree))
    line(e, "%s.bad = bad;", part);
  line(e, "return %s;", part);
}

/* any() and all() are known early; but flags of the other elements count. */
static void emit_early_return(Emitter *e, const Node *tree, const char *left)
{
  Op op = tree->info->ops[0];
  if (tree->nresults != 1 || nest_has_flags(e->nest) || (op != OP_LOGICAL_OR && op != OP_LOGICAL_AND))
    return;
  line(e, "if (%s%s.%s)", op == OP_LOGICAL_AND ? "!" : "", left, part_name(e, tree, 0));
  line(e, "  return %s;", left);
}

static void emit_tree_function(Emitter *e, const Node *tree)
{
  int scope = open_scope(e);
  emit_part_type(e, tree);
  bool direct = is_direct(tree);
  emit_join(e, tree);
  const char *first = name_of(e, tree->blocks[0]->params[0]);
  const char *count = name_of(e, tree->blocks[0]->params[1]);
  line(e, "/* Elements %s .. %s + %s of what is reduced, in the order of NumPy's pairwise tree. */",
       first, first, count);
  line(e, "%s %s_part %s_tree(%s)", e->target->kernel, e->nest_name, e->nest_name,
       joined(all_args(e, tree, true), arena_printf("int64_t %s, int64_t %s", first, count)));
  open_brace(e);
  if (!direct) {
    const char *half = local_name(e, "half"), *args = all_args(e, tree, false);
    const char *left = local_name(e, "left"), *right = local_name(e, "right");
    line(e, "if (%s > %d) {", count, (int)tree->info->length);
    e->indent++;
    line(e, "int64_t %s = npcc_pairwise_split(%s);", half, count);
    line(e, "%s_part %s = %s_tree(%s);", e->nest_name, left, e->nest_name,
         joined(args, arena_printf("%s, %s", first, half)));
    emit_early_return(e, tree, left);
    line(e, "%s_part %s = %s_tree(%s);", e->nest_name, right, e->nest_name,
         joined(args, arena_printf("%s + %s, %s - %s", first, half, count, half)));
    line(e, "return %s_join(%s, %s);", e->nest_name, left, right);
    close_brace(e);
  }
  if (tree_has_bad(e, tree))
    line(e, "unsigned bad = 0;");
  emit_block(e, tree->blocks[0]);
  emit_leaf_result(e, tree, first, count);
  close_brace(e);
  blank(e);
  close_scope(e, scope);
}

/* ---------------------------------------------------------------- the nest */

static void emit_range(Emitter *e, const Node *chunk)
{
  int scope = open_scope(e);
  bool bad = e->nest->info->bad;
  const Block *b = chunk->blocks[0];
  const char *begin = name_of(e, b->params[0]), *end = name_of(e, b->params[1]);
  line(e, "%s %s %s_range(%s)", e->target->kernel, bad ? "unsigned" : "void", e->nest_name,
       joined(param_list(e, b, true), arena_printf("int64_t %s, int64_t %s", begin, end)));
  open_brace(e);
  if (bad)
    line(e, "unsigned bad = 0;");
  emit_block(e, b);
  if (bad)
    line(e, "return bad ? NPCC_BAD : 0;");
  close_brace(e);
  blank(e);
  close_scope(e, scope);
}

/* The whole range at once, or a part for each thread. */
static void emit_shared_range(Emitter *e, const Node *chunk)
{
  bool bad = e->nest->info->bad, flags = nest_has_flags(e->nest);
  const char *args = param_list(e, chunk->blocks[0], false), *size = extent_text(e, chunk->hi);
  const char *call = arena_printf("%s_range(%s)", e->nest_name, joined(args, arena_printf("0, %s", size)));
  bool parallel = chunk->loop == LOOP_PARALLEL;
  if (!parallel) {
    line(e, bad ? "return %s;" : "%s;", call);
    if (flags && !bad)
      line(e, "return 0;");
    return;
  }
  const char *part = local_name(e, "part"), *length = local_name(e, "length");
  line(e, "if (threads <= 1) {");
  e->indent++;
  line(e, bad ? "return %s;" : "%s;", call);
  if (!bad)
    line(e, flags ? "return 0;" : "return;");
  close_brace(e);
  if (flags)
    line(e, "unsigned flags = 0;");
  line(e, "int64_t %s = %s;", length, size);
  e->target->share(e->out, e->indent, flags ? "flags" : NULL);
  line(e, "for (int %s = 0; %s < threads; %s++) {", part, part, part);
  e->indent++;
  const char *bounds = arena_printf("npcc_share(%s, %s, threads), npcc_share(%s, %s + 1, threads)",
                                    length, part, length, part);
  if (e->nest->info->fp)
    line(e, "npcc_fp_clear();");
  line(e, "%s%s_range(%s);", bad ? "flags |= " : "", e->nest_name, joined(args, bounds));
  if (e->nest->info->fp)
    line(e, "flags |= npcc_fp_get();");
  close_brace(e);
  if (flags)
    line(e, "return flags;");
}

/* From here on the results of the tree are the members of `part`. */
void name_parts(Emitter *e, const Node *tree, const char *part)
{
  if (tree_has_bad(e, tree))
    line(e, "bad |= %s.bad;", part);
  for (int i = 0; i < tree->nresults; i++)
    e->text[tree->results[i]->id] = arena_printf("%s.%s", part, part_name(e, tree, i));
}

/* The parts of a full reduction, then NumPy's tree above them. */
static void emit_parallel_tree(Emitter *e, const Node *tree, const char *part)
{
  const char *parts = local_name(e, "parts"), *k = local_name(e, "k"), *width = local_name(e, "width");
  const char *first = local_name(e, "first"), *count = local_name(e, "count");
  line(e, "%s_part %s[NPCC_PARTS];", e->nest_name, parts);
  e->target->share(e->out, e->indent, nest_has_flags(e->nest) ? "flags" : NULL);
  line(e, "for (int %s = 0; %s < NPCC_PARTS; %s++) {", k, k, k);
  e->indent++;
  line(e, "int64_t %s = %s, %s = %s;", first, extent_text(e, tree->lo), count,
       extent_text(e, ext_sub(tree->hi, tree->lo)));
  line(e, "npcc_subtree(%s, &%s, &%s);", k, first, count);
  if (e->nest->info->fp)
    line(e, "npcc_fp_clear();");
  line(e, "%s[%s] = %s;", parts, k, tree_call(e, tree, first, count));
  if (e->nest->info->fp)
    line(e, "flags |= npcc_fp_get();");
  close_brace(e);
  line(e, "for (int %s = 1; %s < NPCC_PARTS; %s *= 2) {", width, width, width);
  e->indent++;
  line(e, "for (int %s = 0; %s < NPCC_PARTS; %s += 2 * %s)", k, k, k, width);
  line(e, "  %s[%s] = %s_join(%s[%s], %s[%s + %s]);", parts, k, e->nest_name, parts, k, parts, k, width);
  close_brace(e);
  line(e, "%s = %s[0];", part, parts);
}

/* A full reduction: the subtrees of a fixed depth are shared, so bits do not depend on threads. */
static void emit_shared_tree(Emitter *e, const Node *tree)
{
  const char *lo = extent_text(e, tree->lo), *count = extent_text(e, ext_sub(tree->hi, tree->lo));
  const char *part = local_name(e, "part");
  line(e, "%s_part %s;", e->nest_name, part);
  line(e, "if (threads <= 1 || %s < 64 * 1024) {", is_atomic(count) ? count : arena_printf("(%s)", count));
  e->indent++;
  line(e, "%s = %s;", part, tree_call(e, tree, lo, count));
  e->indent--;
  line(e, "} else {");
  e->indent++;
  emit_parallel_tree(e, tree, part);
  close_brace(e);
  name_parts(e, tree, part);
}

static void emit_after_tree(Emitter *e, const Block *b, const Node *tree)
{
  for (const Node *n = b->first; n; n = n->next)
    if (n != tree)
      emit_one(e, n);
}

/* Sums that restart every so many elements: a few dozen at a time are shared, then added in order. */
static void emit_parallel_strips(Emitter *e, const Node *strip, const Node *tree)
{
  const Block *b = strip->blocks[0];
  const char *lo = extent_text(e, strip->lo), *hi = extent_text(e, strip->hi);
  const char *at = local_name(e, "at"), *used = local_name(e, "used"), *k = local_name(e, "k");
  const char *parts = local_name(e, "parts"), *left = is_atomic(hi) ? hi : arena_printf("(%s)", hi);
  const char *begin = name_of(e, b->params[0]), *length = name_of(e, b->params[1]);
  int step = (int)strip->step;
  line(e, "for (int64_t %s = %s; %s < %s; %s += NPCC_PARTS * %d) {", at, lo, at, hi, at, step);
  e->indent++;
  line(e, "%s_part %s[NPCC_PARTS];", e->nest_name, parts);
  line(e, "int %s = (int)npcc_least(NPCC_PARTS, (%s - %s + %d) / %d);", used, left, at, step - 1, step);
  e->target->share(e->out, e->indent, nest_has_flags(e->nest) ? "flags" : NULL);
  line(e, "for (int %s = 0; %s < %s; %s++) {", k, k, used, k);
  e->indent++;
  line(e, "int64_t %s = %s + %s * (int64_t)%d;", begin, at, k, step);
  line(e, "int64_t %s = npcc_least(%s - %s, %d);", length, left, begin, step);
  if (e->nest->info->fp)
    line(e, "npcc_fp_clear();");
  line(e, "%s[%s] = %s;", parts, k, tree_call(e, tree, begin, length));
  if (e->nest->info->fp)
    line(e, "flags |= npcc_fp_get();");
  close_brace(e);
  line(e, "for (int %s = 0; %s < %s; %s++) {", k, k, used, k);
  e->indent++;
  name_parts(e, tree, arena_printf("%s[%s]", parts, k));
  emit_after_tree(e, b, tree);
  close_brace(e);
  close_brace(e);
}

static void emit_shared_strips(Emitter *e, const Node *strip)
{
  line(e, "if (threads <= 1) {");
  e->indent++;
  emit_one(e, strip);
  e->indent--;
  line(e, "} else {");
  e->indent++;
  int scope = open_scope(e);
  emit_parallel_strips(e, strip, find_tree(strip->blocks[0]));
  close_scope(e, scope);
  close_brace(e);
}

/* Straight-line code around what threads share, or a nest without loops to share. */
static void emit_whole(Emitter *e, const Block *b)
{
  bool flags = nest_has_flags(e->nest), bad = e->nest->info->bad;
  if (flags)
    line(e, "unsigned flags = 0;");
  if (bad)
    line(e, "unsigned bad = 0;");
  for (const Node *n = b->first; n; n = n->next) {
    if (n->loop != LOOP_PARALLEL)
      emit_one(e, n);
    else if (n->kind == N_TREE)
      emit_shared_tree(e, n);
    else
      emit_shared_strips(e, n);
  }
  if (bad)
    line(e, "flags |= bad ? NPCC_BAD : 0;");
  if (flags)
    line(e, "return flags;");
}

static void count_code_uses(Emitter *e, const Block *b)
{
  for (const Node *n = b->first; n; n = n->next) {
    for (int i = 0; i < n->nargs; i++)
      e->uses[n->args[i]->id]++;
    for (int i = 0; i < n->nblocks; i++)
      count_code_uses(e, n->blocks[i]);
  }
}

bool nest_is_shared(const Node *nest)
{
  for (const Node *n = nest->blocks[0]->first; n; n = n->next)
    if (n->loop == LOOP_PARALLEL)
      return true;
  return false;
}

/* Is line `n` in a list such as "12, 14-15"? */
static bool lists_line(const char *list, int n)
{
  for (const char *c = list; *c;) {
    char *end;
    long from = strtol(c, &end, 10), to = from;
    if (end == c)
      return false;
    if (*end == '-')
      to = strtol(end + 1, &end, 10);
    if (n >= from && n <= to)
      return true;
    c = end + strspn(end, ", ");
  }
  return false;
}

/* The user's statements that a nest computes, as a comment. */
static void emit_lines(Emitter *e, const char *list)
{
  const Func *f = e->f;
  int shown = 0;
  for (int i = 0; i < f->nstmts && list && f->stmt_text; i++) {
    if (!lists_line(list, f->stmts[i].line) || !f->stmt_text[i])
      continue;
    text_printf(e->out, "%s%d: %s", shown++ ? "\n * " : "/* ", f->stmts[i].line,
                comment_text(f->stmt_text[i]));
  }
  if (shown)
    text_puts(e->out, " */\n");
  else if (list)
    line(e, "/* line %s */", list);
}

void emit_nest(Emitter *e, const Node *nest, int id)
{
  const Block *b = nest->blocks[0];
  e->nest = nest;
  e->nest_name = arena_printf("%s_nest_%d", e->c_name, id);
  count_code_uses(e, b);
  collect_params(e, nest);
  int scope = open_scope(e);
  emit_lines(e, nest->nest->lines);
  const Node *tree = find_tree(b);
  if (tree)
    emit_tree_function(e, tree);
  bool chunk = b->first->kind == N_FOR && b->first->info->form == FOR_CHUNK;
  if (chunk)
    emit_range(e, b->first);
  const char *params = param_list(e, b, true);
  line(e, "%s %s %s(%s)", e->target->kernel, nest_has_flags(nest) ? "unsigned" : "void", e->nest_name,
       nest_is_shared(nest) ? joined(params, "int threads") : *params ? params : "void");
  open_brace(e);
  if (chunk)
    emit_shared_range(e, b->first);
  else
    emit_whole(e, b);
  close_brace(e);
  blank(e);
  close_scope(e, scope);
}
