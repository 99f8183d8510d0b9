/* From fused nests to loops over memory.
 *
 *   %s = nest over (n) { %e = mul %x, %x; %r = reduce add %e; yield %r }      x: float64 array
 * becomes
 *   tree add over 0..n, leaves of 1024 (first, count) {
 *     %b = buffer f64[1024]
 *     for %k in 0..count { store %b[k], mul (load %x[first + k]), (load %x[first + k]) }
 *     yield %b
 *   }
 *   store %s[0], 0.0 + tree
 *
 * Loops stand in the order of the nest's space; those that all accesses run through as one are one
 * loop. A chunk loop around the outermost axis that no reduction crosses is what threads share. */
#include "effects.h"
#include "lower.h"
#include "passes.h"
#include "sweep.h"

Node *add_node(Lower *L, NodeKind kind, int nargs, Value **args)
{
  Node *n = node_new(L->f, kind, nargs, args, kind == N_STORE || kind == N_BLOCKCALL || kind == N_FOR
                                                  || kind == N_YIELD || kind == N_TREE ? 0 : 1);
  n->info = NEW(LoopInfo);
  n->op = OP_NONE;
  n->stmt = L->nest->stmt;
  n->loc = L->nest->loc;
  n->exit = -1;
  node_append(L->at, n);
  return n;
}

Value *add_value(Lower *L, Node *n, DType dtype, const char *name)
{
  return node_result(L->f, n, 0, type_scalar(dtype, KIND_ARRAY), name);
}

/* A loop whose body becomes the place where code goes. */
Node *open_loop(Lower *L, ForForm form, const Extent *lo, const Extent *hi, int64_t step)
{
  Node *n = add_node(L, N_FOR, 0, NULL);
  n->info->form = form;
  n->lo = lo;
  n->hi = hi;
  n->step = step;
  n->nblocks = 1;
  n->blocks[0] = block_new(n);
  L->at = n->blocks[0];
  return n;
}

const Extent *loop_param(Lower *L, Node *loop, const char *name)
{
  return ext_scalar(block_add_param(L->f, loop->blocks[0], type_scalar(DT_INT64, KIND_PYSCALAR), name));
}

Value *add_const(Lower *L, DType dtype, double f, int64_t i)
{
  Node *n = add_node(L, N_CONST, 0, NULL);
  if (dtype_is_inexact(dtype))
    n->constant.f = f;
  else
    n->constant.i = i;
  return add_value(L, n, dtype, NULL);
}

Value *add_copy_of_const(Lower *L, const Node *constant)
{
  Node *n = add_node(L, N_CONST, 0, NULL);
  n->constant = constant->constant;
  return add_value(L, n, constant->results[0]->type.dtype, NULL);
}

void add_store(Lower *L, Value *memory, const Extent *offset, Op op, Value *v)
{
  Value *args[] = {memory, v};
  Node *n = add_node(L, N_STORE, 2, args);
  n->op = op;
  n->info->offset = offset;
}

Node *result_reduce(Lower *L, int i)
{
  return L->space->out[i].mode == OUT_REDUCE ? L->yield->args[i]->def : NULL;
}

/* All elements are computed before any is stored: a result may be stored over an operand. */
void store_outputs(Lower *L, int segment)
{
  bool run = L->nloops && L->loops[L->nloops - 1].run;
  Value **v = NEW_ARRAY(Value *, L->nest->nresults);
  for (int i = 0; i < L->nest->nresults; i++) {
    Node *reduce = result_reduce(L, i);
    if (reduce ? !run : !written_by_call(L, i))
      v[i] = element_of(L, reduce ? reduce->args[0] : L->yield->args[i], segment);
  }
  for (int i = 0; i < L->nest->nresults; i++) {
    Node *reduce = result_reduce(L, i);
    if (v[i])
      add_store(L, L->out[i].memory, access_offset(L, &L->out[i]), reduce ? reduce->op : OP_NONE, v[i]);
  }
}

/* ---------------------------------------------------------------- reductions */

static int64_t int_limit(DType t, bool highest)
{
  int bits = 8 * dtype_size(t);
  if (dtype_is_unsigned(t) || t == DT_BOOL)
    return !highest ? 0 : t == DT_BOOL ? 1 : bits == 64 ? -1 : (int64_t)((1ull << bits) - 1);
  return highest ? INT64_MAX >> (64 - bits) : INT64_MIN >> (64 - bits);
}

/* What combining starts from. maximum starts from the lowest value: NumPy starts from the first
 * element, which gives the same. */
static Value *identity_of(Lower *L, Op op, DType t)
{
  switch (op) {
  case OP_MULTIPLY:
  case OP_LOGICAL_AND:
    return add_const(L, t, 1.0, 1);
  case OP_MAXIMUM:
    return add_const(L, t, -__builtin_inf(), int_limit(t, false));
  case OP_MINIMUM:
    return add_const(L, t, __builtin_inf(), int_limit(t, true));
  case OP_BITWISE_AND:
    return add_const(L, t, 0, -1);
  default:
    return add_const(L, t, 0.0, 0);
  }
}

/* Bounds of loop k: the chunk's where threads share it. */
typedef struct { int chunk; const Extent *lo, *hi; } Bounds;

static void open_axis(Lower *L, int k, const Bounds *b)
{
  bool chunked = k == b->chunk;
  Node *loop = open_loop(L, FOR_PLAIN, chunked ? b->lo : ext_const(0),
                         chunked ? b->hi : L->loops[k].extent, 1);
  static const char *const names[MAX_RANK] = {"i", "j", "k", "l", "m", "n", "p", "q"};
  L->loops[k].index = loop_param(L, loop, names[k]);
}

/* Sets every reduced result to its identity, over the kept axes. */
static void init_results(Lower *L, const Bounds *b)
{
  Block *back = L->at;
  for (int k = 0; k < L->nloops; k++)
    if (!L->loops[k].reduced)
      open_axis(L, k, b);
  for (int i = 0; i < L->nest->nresults; i++) {
    Node *reduce = result_reduce(L, i);
    if (reduce)
      add_store(L, L->out[i].memory, access_offset(L, &L->out[i]), OP_NONE,
                identity_of(L, reduce->op, reduce->results[0]->type.dtype));
  }
  L->at = back;
}

static bool is_search(Op op)
{
  return op == OP_ARGMAX || op == OP_ARGMIN;
}

/* The same where each result is complete when its run is. */
static void start_results(Lower *L)
{
  for (int i = 0; i < L->nest->nresults; i++) {
    Node *reduce = result_reduce(L, i);
    if (reduce && !is_search(reduce->op))
      add_store(L, L->out[i].memory, access_offset(L, &L->out[i]), OP_NONE,
                identity_of(L, reduce->op, reduce->results[0]->type.dtype));
  }
}

static void build_tree(Lower *L, const Extent *lo, const Extent *hi)
{
  int n = L->nest->nresults, nreduced = 0;
  Node *tree = add_node(L, N_TREE, 0, NULL);
  Block *back = L->at;
  tree->lo = lo;
  tree->hi = hi;
  tree->info->length = L->block;
  tree->info->ops = NEW_ARRAY(Op, n);
  tree->results = NEW_ARRAY(Value *, n);
  tree->nblocks = 1;
  L->at = tree->blocks[0] = block_new(tree);
  const Extent *first = loop_param(L, tree, "first"), *count = loop_param(L, tree, "count");
  Value **blocks = NEW_ARRAY(Value *, n), **yielded = NEW_ARRAY(Value *, n);
  build_block(L, first, count, blocks);
  for (int i = 0; i < n; i++) {
    Node *reduce = result_reduce(L, i);
    if (!reduce)
      continue;
    tree->info->ops[nreduced] = reduce->op;
    yielded[nreduced++] = blocks[i];
  }
  add_node(L, N_YIELD, nreduced, yielded);
  L->at = back;
  tree->nresults = nreduced;
  for (int i = 0, k = 0; i < n; i++) {
    Node *reduce = result_reduce(L, i);
    if (!reduce)
      continue;
    Value *part = node_result(L->f, tree, k++, type_scalar(reduce->results[0]->type.dtype, KIND_ARRAY),
                              L->nest->results[i]->name);
    add_store(L, L->out[i].memory, access_offset(L, &L->out[i]),
              is_search(reduce->op) ? OP_NONE : reduce->op, part);
  }
}

/* The innermost reduced run: one pairwise tree, or one for each chunk where NumPy buffers. */
static void build_run(Lower *L)
{
  const Extent *size = ext_const(1);
  int chunk = 0;
  for (int k = 0; k < L->nloops; k++)
    if (L->loops[k].run)
      size = ext_mul(size, L->loops[k].extent);
  for (Node *n = L->first; n; n = n->next)
    if (n->kind == N_REDUCE)
      chunk = n->chunk;
  if (!chunk) {
    build_tree(L, ext_const(0), size);
    return;
  }
  Block *back = L->at;
  Node *strip = open_loop(L, FOR_STRIP, ext_const(0), size, chunk);
  const Extent *first = loop_param(L, strip, "begin"), *count = loop_param(L, strip, "length");
  build_tree(L, first, ext_add(first, count));
  L->at = back;
}

/* ---------------------------------------------------------------- loops */

static void build_inner(Lower *L, const Bounds *b)
{
  int k = L->nloops - 1;
  if (k < 0) {
    L->epoch++;
    if (L->blocked)
      build_block(L, ext_const(0), ext_const(1), NULL);
    else
      store_outputs(L, L->rounds);
  } else if (L->loops[k].run) {
    build_run(L);
  } else if (L->blocked) {
    bool chunked = k == b->chunk;
    Node *strip = open_loop(L, FOR_STRIP, chunked ? b->lo : ext_const(0),
                            chunked ? b->hi : L->loops[k].extent, L->block);
    const Extent *first = loop_param(L, strip, "first"), *count = loop_param(L, strip, "count");
    build_block(L, first, count, NULL);
  } else {
    open_axis(L, k, b);
    L->epoch++;
    store_outputs(L, L->rounds);
  }
}

static void build_nest(Lower *L)
{
  Bounds b = {.chunk = -1};
  for (int k = 0; k < L->nloops && b.chunk < 0; k++)
    if (!L->loops[k].reduced)
      b.chunk = k;
  if (b.chunk >= 0) {
    Node *chunk = open_loop(L, FOR_CHUNK, ext_const(0), L->loops[b.chunk].extent, 1);
    b.lo = loop_param(L, chunk, "begin");
    b.hi = loop_param(L, chunk, "end");
  }
  bool run = L->nloops && L->loops[L->nloops - 1].run;
  bool kept_outer = true;
  for (int k = 0; k < L->nouter; k++)
    kept_outer = kept_outer && !L->loops[k].reduced;
  bool at_once = run && kept_outer;    /* each result is complete when its run is */
  if (L->reduced && !at_once)
    init_results(L, &b);
  for (int k = 0; k < L->nouter; k++)
    open_axis(L, k, &b);
  if (at_once)
    start_results(L);
  build_inner(L, &b);
}

/* ---------------------------------------------------------------- facts of the nest */

static void add_fact(LoopInfo *info, const Node *n)
{
  if (n->kind != N_MAP && n->kind != N_REDUCE)
    return;
  DType t = n->args[0]->type.dtype;
  bool extreme = n->op == OP_MAXIMUM || n->op == OP_MINIMUM;
  info->cost += op_info[n->op].cost;
  if (n->kind == N_MAP)
    info->fp |= map_flags(n);
  else if (dtype_is_inexact(t))
    info->fp |= (unsigned)op_info[n->op].fp;
  if (!dtype_is_inexact(t) && (op_info[n->op].flags & OPF_RAISES))
    info->fp |= FP_DIVIDE | FP_OVERFLOW;
  if (n->kind == N_MAP && op_checks_values(n->op, t, n->results[0]->type.dtype))
    info->bad = true;
  if (n->kind == N_REDUCE && extreme && dtype_is_float(t))
    info->bad = true;
}

/* The nest's args from now on: the memories and rank-0 values that its code names. */
static void collect_args(const Node *nest, const Block *b, int first_inside, Value **args, int *nargs)
{
  for (const Node *n = b->first; n; n = n->next) {
    for (int i = 0; i < n->nargs; i++) {
      Value *v = n->args[i];
      bool known = v->def == nest || v->id >= first_inside;
      for (int k = 0; k < *nargs && !known; k++)
        known = args[k] == v;
      if (!known)
        args[(*nargs)++] = v;
    }
    for (int i = 0; i < n->nblocks; i++)
      collect_args(nest, n->blocks[i], first_inside, args, nargs);
  }
}

static int count_nodes(const Block *b)
{
  int count = 0;
  for (const Node *n = b->first; n; n = n->next) {
    count += 1 + n->nargs;
    for (int i = 0; i < n->nblocks; i++)
      count += count_nodes(n->blocks[i]);
  }
  return count;
}

/* Nested blocks end in a yield. */
static void end_blocks(Lower *L, Block *b)
{
  for (Node *n = b->first; n; n = n->next)
    for (int i = 0; i < n->nblocks; i++)
      end_blocks(L, n->blocks[i]);
  L->at = b;
  if (!b->last || b->last->kind != N_YIELD)
    add_node(L, N_YIELD, 0, NULL)->info = NULL;
}

static void lower_nest(Func *f, Node *nest)
{
  Lower L = {.f = f, .nest = nest, .space = nest->nest, .first = nest->blocks[0]->first,
             .yield = nest->blocks[0]->last};
  int first_inside = f->next_value;
  L.slots = NEW_ARRAY(Slot, f->next_value + 1);
  LoopInfo *info = NEW(LoopInfo);
  info->elements = ext_const(1);
  for (int k = 0; k < L.space->rank; k++)
    info->elements = ext_mul(info->elements, L.space->space[k]);
  for (Node *n = L.first; n; n = n->next) {
    for (int i = 0; i < n->nresults; i++)
      L.slots[n->results[i]->id].inside = true;
    add_fact(info, n);
  }
  info->cost += 1;
  find_accesses(&L);
  find_loops(&L);
  plan_blocks(&L);
  L.at = nest->blocks[0] = block_new(nest);
  build_nest(&L);
  nest->info = info;
  Value **args = NEW_ARRAY(Value *, count_nodes(nest->blocks[0]) + 1);
  nest->nargs = 0;
  collect_args(nest, nest->blocks[0], first_inside, args, &nest->nargs);
  nest->args = args;
  end_blocks(&L, nest->blocks[0]);
}

/* A reshape that copies, as a nest over its operand's shape in C order. */
static void reshape_to_nest(Func *f, Node *n)
{
  const Type *t = &n->args[0]->type;
  Nest *nest = n->nest = NEW(Nest);
  nest->rank = t->rank;
  nest->report = OP_NONE;
  nest->out = NEW(NestOut);
  if (n->loc.line)
    nest->lines = arena_printf("%d", n->loc.line);
  for (int k = 0; k < t->rank; k++) {
    nest->space[k] = t->shape[k];
    nest->order[k] = (signed char)k;
    nest->elementwise |= 1u << k;
  }
  n->kind = N_NEST;
  n->nblocks = 1;
  Block *b = n->blocks[0] = block_new(n);
  Node *read = node_new(f, N_READ, 0, NULL, 1);
  read->view = view_identity(t->rank, t->shape);
  node_append(b, read);
  Value *v = node_result(f, read, 0, *t, NULL);
  node_append(b, node_new(f, N_YIELD, 1, &v, 0));
}

static void lower_block(Func *f, Block *b)
{
  for (Node *n = b->first; n; n = n->next) {
    if (n->kind == N_RESHAPE && n->copy)
      reshape_to_nest(f, n);
    if (n->kind == N_NEST) {
      lower_nest(f, n);
      continue;
    }
    bool sweep = is_sweep(f, n) && fuel();
    for (int i = 0; i < n->nblocks; i++)
      lower_block(f, n->blocks[i]);
    if (sweep)
      n = merge_sweep(f, n);
  }
}

void pass_lower(Func *f)
{
  lower_block(f, f->body);
  f->loop_level = true;
}
