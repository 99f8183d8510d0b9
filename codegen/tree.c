/* Reductions over the innermost run as C: a function that walks NumPy's pairwise tree, and how its
 * upper part is shared among threads so that the bits do not depend on their number.
 *
 *   static r1_nest_1_part r1_nest_1_tree(const double *restrict x, int64_t first, int64_t count)
 *
 * returns what the nest's reductions are over elements first .. first + count. */
#include "emit.h"

#include <string.h>

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

const char *part_name(const Node *tree, int i)
{
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

static void capture_atom(Value *v, int axis, void *user)
{
  Captures *c = user;
  if (axis >= 0 || !value_inside(v, c->e->nest) || value_inside(v, c->tree))
    return;
  for (int i = 0; i < c->found->len; i++)
    if (c->found->data[i].value == v)
      return;
  vec_push(c->found, ((Name){v, -1, name_of(c->e, v)}));
}

static void capture(Captures *c, const Block *b)
{
  for (const Node *n = b->first; n; n = n->next) {
    if (n->left)
      ext_each_atom(n->left, capture_atom, c);
    if (n->kind == N_FOR) {
      ext_each_atom(n->lo, capture_atom, c);
      ext_each_atom(n->hi, capture_atom, c);
    }
    if (n->info && n->info->offset)
      ext_each_atom(n->info->offset, capture_atom, c);
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

/* A tree of complex numbers splits elsewhere. One tree reduces complex or real numbers, not both. */
static bool is_complex_tree(const Node *tree)
{
  return dtype_is_complex(block_dtype(tree, 0));
}

static void emit_part_type(Emitter *e, const Node *tree)
{
  Text t = {0};
  for (int i = 0; i < tree->nresults; i++)
    text_printf(&t, "%s %s; ", dtype_c(tree->results[i]->type.dtype), part_name(tree, i));
  for (int i = 0; i < tree->nresults; i++) {
    if (is_extreme(tree->info->ops[i], tree->results[i]->type.dtype))
      text_printf(&t, "unsigned %s_zeros; ", part_name(tree, i));
    if (is_search(tree->info->ops[i]))
      text_printf(&t, "%s %s_value; ", dtype_c(block_dtype(tree, i)), part_name(tree, i));
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
    const char *name = part_name(tree, i);
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
  case OP_ADD: return arena_printf(dtype_is_inexact(t) ? "npcc_pairwise_%s" : "npcc_sum_%s", suffix);
  case OP_MULTIPLY: return arena_printf("npcc_product_%s", suffix);
  case OP_MAXIMUM: return arena_printf("npcc_highest_%s", suffix);
  case OP_MINIMUM: return arena_printf("npcc_lowest_%s", suffix);
  case OP_LOGICAL_AND: return arena_printf("npcc_all_%s", suffix);
  case OP_LOGICAL_OR: return arena_printf("npcc_any_%s", suffix);
  case OP_BITWISE_AND: return arena_printf("npcc_bits_and_%s", suffix);
  case OP_BITWISE_OR: return arena_printf("npcc_bits_or_%s", suffix);
  case OP_BITWISE_XOR: return arena_printf("npcc_bits_xor_%s", suffix);
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
    const char *name = part_name(tree, i), *block = text_of(e, yield->args[i]);
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
  line(e, "if (%s%s.%s)", op == OP_LOGICAL_AND ? "!" : "", left, part_name(tree, 0));
  line(e, "  return %s;", left);
}

void emit_tree_function(Emitter *e, const Node *tree)
{
  int scope = open_scope(e);
  emit_part_type(e, tree);
  bool direct = is_direct(tree);
  emit_join(e, tree);
  const char *first = name_of(e, tree->blocks[0]->params[0]);
  const char *count = name_of(e, tree->blocks[0]->params[1]);
  line(e, "/* Elements %s .. %s + %s of what is reduced, in the order of NumPy's pairwise tree. */",
       first, first, count);
  line(e, "%s %s_part %s_tree(%s)", e->f->transaction ? "static" : e->target->kernel, e->nest_name, e->nest_name,
       joined(all_args(e, tree, true), arena_printf("int64_t %s, int64_t %s", first, count)));
  open_brace(e);
  if (!direct) {
    const char *half = local_name(e, "half"), *args = all_args(e, tree, false);
    const char *left = local_name(e, "left"), *right = local_name(e, "right");
    line(e, "if (%s > %d) {", count, (int)tree->info->length);
    e->indent++;
    line(e, "int64_t %s = %s(%s);", half, is_complex_tree(tree) ? "npcc_split_complex" : "npcc_pairwise_split",
         count);
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
  hide_constants(e, tree->blocks[0]);
  emit_block(e, tree->blocks[0]);
  emit_leaf_result(e, tree, first, count);
  close_brace(e);
  blank(e);
  close_scope(e, scope);
}

/* ---------------------------------------------------------------- shared among threads */

/* From here on the results of the tree are the members of `part`. */
void name_parts(Emitter *e, const Node *tree, const char *part)
{
  if (tree_has_bad(e, tree))
    line(e, "bad |= %s.bad;", part);
  for (int i = 0; i < tree->nresults; i++)
    e->text[tree->results[i]->id] = arena_printf("%s.%s", part, part_name(tree, i));
}

/* In a transaction the flags of all threads go to this one's status at once. */
static void start_flags(Emitter *e)
{
  if (nest_adds_flags(e))
    line(e, "unsigned flags = npcc_fp_get();");
}

static void end_flags(Emitter *e)
{
  if (nest_adds_flags(e))
    line(e, "npcc_fp_raise(flags);");
}

static const char *shared_flags(const Emitter *e)
{
  return nest_adds_flags(e) || (nest_has_flags(e->nest) && !e->f->transaction) ? "flags" : NULL;
}

/* The parts of a full reduction, then NumPy's tree above them. */
static void emit_parallel_tree(Emitter *e, const Node *tree, const char *part)
{
  const char *parts = local_name(e, "parts"), *k = local_name(e, "k"), *width = local_name(e, "width");
  const char *first = local_name(e, "first"), *count = local_name(e, "count");
  line(e, "%s_part %s[NPCC_PARTS];", e->nest_name, parts);
  start_flags(e);
  e->target->share(e->out, e->indent, shared_flags(e));
  line(e, "for (int %s = 0; %s < NPCC_PARTS; %s++) {", k, k, k);
  e->indent++;
  line(e, "int64_t %s = %s, %s = %s;", first, extent_text(e, tree->lo), count,
       extent_text(e, ext_sub(tree->hi, tree->lo)));
  line(e, "npcc_subtree%s(%s, &%s, &%s);", is_complex_tree(tree) ? "_complex" : "", k, first, count);
  if (e->nest->info->fp)
    line(e, "npcc_fp_clear();");
  line(e, "%s[%s] = %s;", parts, k, tree_call(e, tree, first, count));
  if (e->nest->info->fp)
    line(e, "flags |= npcc_fp_get();");
  close_brace(e);
  end_flags(e);
  line(e, "for (int %s = 1; %s < NPCC_PARTS; %s *= 2) {", width, width, width);
  e->indent++;
  line(e, "for (int %s = 0; %s < NPCC_PARTS; %s += 2 * %s)", k, k, k, width);
  line(e, "  %s[%s] = %s_join(%s[%s], %s[%s + %s]);", parts, k, e->nest_name, parts, k, parts, k, width);
  close_brace(e);
  line(e, "%s = %s[0];", part, parts);
}

/* A full reduction: the subtrees of a fixed depth are shared, so bits do not depend on threads. */
void emit_shared_tree(Emitter *e, const Node *tree)
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
  start_flags(e);
  e->target->share(e->out, e->indent, shared_flags(e));
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
  end_flags(e);
  line(e, "for (int %s = 0; %s < %s; %s++) {", k, k, used, k);
  e->indent++;
  name_parts(e, tree, arena_printf("%s[%s]", parts, k));
  emit_after_tree(e, b, tree);
  close_brace(e);
  close_brace(e);
}

void emit_shared_strips(Emitter *e, const Node *strip)
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

