/* The body of a nest as code for a block of its innermost run. NumPy loops take whole blocks, so
 * the body is cut into segments of plain C with rounds of calls between them:
 *
 *   d = exp(x * a) + log(x)
 *   segment 0   for k < count: b0[k] = x[first + k] * a
 *   round 1     exp(b0) -> b1; log(x + first) -> b2
 *   segment 1   for k < count: d[first + k] = b1[k] + b2[k] */
#include "effects.h"
#include "lower.h"

static Slot *slot_of(Lower *L, const Value *v)
{
  return &L->slots[v->id];
}

/* What a NumPy loop can take without a block buffer: a rank-0 value, or memory that it can step
 * through. A run in rows is not one stretch of memory. */
static bool passes_directly(Lower *L, const Value *v)
{
  const Slot *s = slot_of(L, v);
  if (!s->inside)
    return true;
  switch (v->def->kind) {
  case N_CONST:
  case N_EXTENT:
    return true;
  case N_READ: {
    int64_t step;
    if (!s->access.memory)
      return true;
    if (L->rows || !L->nloops)
      return false;
    return ext_is_const(s->access.stride[L->loops[L->nloops - 1].axis], &step) && step >= 0;
  }
  default:
    return false;
  }
}

static bool is_cheap(Lower *L, const Node *n)
{
  if (n->kind != N_MAP || op_info[n->op].cost > 1)
    return false;
  for (int i = 0; i < n->nargs; i++)
    if (slot_of(L, n->args[i])->inside && n->args[i]->def->kind == N_MAP)
      return false;
  return true;
}

static int lowest_bit(unsigned bits)
{
  return __builtin_ctz(bits);
}

/* The memory that holds all of v with stride 1 once the last segment has stored it. */
static const Access *stored_output(Lower *L, const Value *v)
{
  for (int i = 0; i < L->nest->nresults; i++)
    if (L->yield->args[i] == v && L->space->out[i].mode != OUT_REDUCE && access_is_unit(L, &L->out[i])
        && L->nest->results[i]->type.dtype == v->type.dtype)
      return &L->out[i];
  return NULL;
}

/* A NumPy loop may write there at once if nothing in the nest reads that memory. */
static const Access *direct_output(Lower *L, const Value *v)
{
  const Access *a = stored_output(L, v);
  return a && !nest_reads(L, a->memory) ? a : NULL;
}

static void need_block(Lower *L, Value *v, int segment)
{
  Slot *s = slot_of(L, v);
  s->segments |= 1u << segment;
  if (passes_directly(L, v) && v->def && v->def->kind == N_READ && s->access.memory
      && ext_const_is(s->access.stride[L->loops[L->nloops - 1].axis], 1))
    return;
  if (s->round == 0 && !s->needs_block) {
    s->needs_block = true;
    vec_push(&L->fill, v);
  }
}

/* Rounds: a NumPy loop runs one round after the last loop that feeds it. */
static void number_rounds(Lower *L)
{
  int *depth = NEW_ARRAY(int, L->f->next_value);
  for (Node *n = L->first; n; n = n->next) {
    if (n->nresults == 0)
      continue;
    int d = 0;
    for (int i = 0; i < n->nargs; i++)
      d = depth[n->args[i]->id] > d ? depth[n->args[i]->id] : d;
    if (is_numpy_loop(n)) {
      d++;
      slot_of(L, n->results[0])->round = d;
      L->rounds = d > L->rounds ? d : L->rounds;
    }
    depth[n->results[0]->id] = d;
  }
  if (L->rounds > 30)
    bug("%s: a chain of %d NumPy loops in one nest", L->f->name, L->rounds);
}

/* Hands the segments that need a value on to what it is computed from. */
static void need_operands(Lower *L, Node *n)
{
  Slot *s = slot_of(L, n->results[0]);
  unsigned segments = s->segments;
  if (s->round) {
    for (int i = 0; i < n->nargs; i++)
      if (passes_directly(L, n->args[i]))
        slot_of(L, n->args[i])->segments |= 1u << (s->round - 1);
      else
        need_block(L, n->args[i], s->round - 1);
    return;
  }
  if (!segments)
    return;
  bool many = (segments & (segments - 1)) != 0;
  if (many && !is_cheap(L, n) && !s->needs_block) {
    s->needs_block = true;
    vec_push(&L->fill, n->results[0]);
  }
  s->filled = lowest_bit(segments);
  if (s->needs_block)
    segments = 1u << s->filled;
  for (int i = 0; i < n->nargs; i++)
    slot_of(L, n->args[i])->segments |= segments;
}

void plan_blocks(Lower *L)
{
  number_rounds(L);
  bool run = L->nloops && L->loops[L->nloops - 1].run;
  L->blocked = run || L->rounds > 0;
  for (int i = 0; i < L->nest->nresults; i++) {
    Node *reduce = result_reduce(L, i);
    Value *v = reduce ? reduce->args[0] : L->yield->args[i];
    if (reduce && run && !stored_output(L, v))
      need_block(L, v, L->rounds);
    else
      slot_of(L, v)->segments |= 1u << L->rounds;
  }
  for (Node *n = L->yield; n; n = n->prev)
    if (n->kind == N_MAP)
      need_operands(L, n);
  for (int i = 0; i < L->fill.len; i++)
    slot_of(L, L->fill.data[i])->filled = lowest_bit(slot_of(L, L->fill.data[i])->segments);
  int buffers = L->fill.len;
  for (Node *n = L->first; n; n = n->next)
    buffers += is_numpy_loop(n);
  L->block = buffers > 4 ? 512 : 1024;
}

static Value *load(Lower *L, Value *memory, const Extent *offset, DType dtype, const char *name)
{
  Node *n = add_node(L, N_LOAD, 1, &memory);
  n->info->offset = offset;
  return add_value(L, n, dtype, name);
}

static Value *add_map(Lower *L, const Node *from, Op op, int nargs, Value **args, const char *name)
{
  Node *n = add_node(L, N_MAP, nargs, args);
  n->op = op;
  n->loc = from->loc;
  n->stmt = from->stmt;
  return add_value(L, n, from->results[0]->type.dtype, name);
}

static Value *copy_map(Lower *L, Node *n, int segment)
{
  Value *args[4];
  for (int i = 0; i < n->nargs; i++)
    args[i] = element_of(L, n->args[i], segment);
  const char *name = n->results[0]->name;
  /* NumPy clips by arrays as maximum and minimum do; where both bounds are scalars ties keep x */
  if (n->op == OP_CLIP && (n->args[1]->type.rank || n->args[2]->type.rank)) {
    args[1] = add_map(L, n, OP_MAXIMUM, 2, args, NULL);
    return add_map(L, n, OP_MINIMUM, 2, args + 1, name);
  }
  return add_map(L, n, n->op, n->nargs, args, name);
}

/* The index along an axis of the space, where the element loop is now. */
static const Extent *axis_index(Lower *L, int axis)
{
  for (int k = 0; k < L->nloops; k++)
    if (L->loops[k].axis == axis)
      return L->loops[k].index;
  return ext_const(0);
}

static Value *compute_element(Lower *L, Value *v, int segment)
{
  Slot *s = slot_of(L, v);
  Node *n = v->def;
  if (s->block && (s->round || segment > s->filled))
    return load(L, s->block, L->position, v->type.dtype, v->name);
  switch (n->kind) {
  case N_READ:
    if (!s->access.memory)
      return L->nest->args[n->axis];
    return load(L, s->access.memory, access_offset(L, &s->access), v->type.dtype, NULL);
  case N_CONST:
    return add_copy_of_const(L, n);
  case N_INDEX:
  case N_EXTENT: {
    Node *e = add_node(L, N_EXTENT, 0, NULL);
    e->left = n->kind == N_EXTENT ? n->left : axis_index(L, n->axis);
    return add_value(L, e, DT_INT64, v->name);
  }
  case N_MAP:
    return copy_map(L, n, segment);
  default:
    bug("%s: a node of kind %d in the body of a nest", L->f->name, n->kind);
  }
}

Value *element_of(Lower *L, Value *v, int segment)
{
  Slot *s = slot_of(L, v);
  if (!s->inside)
    return v;
  if (s->epoch != L->epoch) {
    s->scalar = compute_element(L, v, segment);
    s->epoch = L->epoch;
  }
  return s->scalar;
}

static Value *new_buffer(Lower *L, DType dtype, const char *name)
{
  Node *n = add_node(L, N_BUFFER, 0, NULL);
  n->info->length = L->block;
  return add_value(L, n, dtype, name);
}

/* args[0] from where the block starts: the innermost index is `first`. */
static Value *memory_block(Lower *L, const Access *a, const Extent *first, DType dtype)
{
  L->loops[L->nloops - 1].index = first;
  Value *memory = a->memory;
  Node *n = add_node(L, N_BUFFER, 1, &memory);
  n->info->offset = access_offset(L, a);
  return add_value(L, n, dtype, NULL);
}

/* An operand of a NumPy loop and its stride in elements. */
static Value *call_operand(Lower *L, Value *v, const Extent *first, int64_t *stride)
{
  Slot *s = slot_of(L, v);
  *stride = 1;
  if (s->block)
    return s->block;
  *stride = 0;
  bool memory = s->inside && v->def->kind == N_READ && s->access.memory;
  if (memory)
    ext_is_const(s->access.stride[L->loops[L->nloops - 1].axis], stride);
  if (memory && *stride > 0)
    return memory_block(L, &s->access, first, v->type.dtype);
  if (L->nloops)
    L->loops[L->nloops - 1].index = first;
  L->epoch++;                       /* not an element of any loop */
  return element_of(L, v, 0);
}

static void add_call(Lower *L, Node *n, const Extent *first, const Extent *count)
{
  Value *v = n->results[0], *args[4];
  int64_t strides[3] = {0};
  for (int i = 0; i < n->nargs; i++)
    args[i] = call_operand(L, n->args[i], first, &strides[i]);
  const Access *out = direct_output(L, v);
  Slot *s = slot_of(L, v);
  s->block = out ? memory_block(L, out, first, v->type.dtype) : new_buffer(L, v->type.dtype, v->name);
  args[n->nargs] = s->block;
  Node *call = add_node(L, N_BLOCKCALL, n->nargs + 1, args);
  call->op = n->op;
  call->loc = n->loc;
  call->info->count = count;
  for (int i = 0; i < n->nargs; i++)
    call->info->strides[i] = strides[i];
}

/* Opens the element loops of a segment: sets the indices, returns the block to go back to. */
static Block *open_elements(Lower *L, const Extent *first, const Extent *count)
{
  Block *back = L->at;
  LoopAxis *run = &L->loops[L->nouter];
  int nrun = L->nloops - L->nouter;
  if (!L->rows) {
    Node *loop = open_loop(L, FOR_PLAIN, ext_const(0), count, 1);
    L->position = loop_param(L, loop, "k");
    if (nrun)
      run[0].index = ext_add(first, L->position);
    return back;
  }
  Node *rows = open_loop(L, FOR_ROWS, first, ext_add(first, count), 1);
  rows->info->ndims = nrun;
  const Extent *done = loop_param(L, rows, "done");
  const Extent *length = loop_param(L, rows, "length");
  for (int i = 0; i < nrun; i++) {
    rows->info->dims[i] = run[i].extent;
    run[i].index = loop_param(L, rows, "i");
  }
  Node *loop = open_loop(L, FOR_PLAIN, ext_const(0), length, 1);
  const Extent *k = loop_param(L, loop, "k");
  L->position = ext_add(done, k);
  run[nrun - 1].index = ext_add(run[nrun - 1].index, k);
  return back;
}

static bool segment_fills(Lower *L, int segment)
{
  for (int i = 0; i < L->fill.len; i++)
    if (slot_of(L, L->fill.data[i])->filled == segment)
      return true;
  return false;
}

bool written_by_call(Lower *L, int i)
{
  Value *v = L->yield->args[i];
  return slot_of(L, v)->round && direct_output(L, v) == &L->out[i];
}

/* Does the last segment store anything that is not already in its place? */
static bool last_stores(Lower *L)
{
  bool run = L->nloops && L->loops[L->nloops - 1].run;
  for (int i = 0; i < L->nest->nresults; i++) {
    bool reduced = L->space->out[i].mode == OUT_REDUCE;
    if (reduced ? !run : !written_by_call(L, i))
      return true;
  }
  return false;
}

static void build_segment(Lower *L, int segment, const Extent *first, const Extent *count)
{
  bool last = segment == L->rounds;
  if (!segment_fills(L, segment) && !(last && last_stores(L)))
    return;
  Block *back = open_elements(L, first, count);
  L->epoch++;
  for (int i = 0; i < L->fill.len; i++) {
    Slot *s = slot_of(L, L->fill.data[i]);
    if (s->filled == segment)
      add_store(L, s->block, L->position, OP_NONE, element_of(L, L->fill.data[i], segment));
  }
  if (last)
    store_outputs(L, segment);
  L->at = back;
}

void build_block(Lower *L, const Extent *first, const Extent *count, Value **reduced)
{
  for (int i = 0; i < L->fill.len; i++) {
    Value *v = L->fill.data[i];
    slot_of(L, v)->block = new_buffer(L, v->type.dtype, v->name);
  }
  for (int segment = 0; segment <= L->rounds; segment++) {
    build_segment(L, segment, first, count);
    for (Node *n = L->first; n; n = n->next)
      if (is_numpy_loop(n) && slot_of(L, n->results[0])->round == segment + 1)
        add_call(L, n, first, count);
  }
  for (int i = 0; reduced && i < L->nest->nresults; i++) {
    Node *reduce = result_reduce(L, i);
    if (!reduce)
      continue;
    Value *v = reduce->args[0];
    Slot *s = slot_of(L, v);
    const Access *memory = stored_output(L, v) ? stored_output(L, v) : &s->access;
    reduced[i] = s->block ? s->block : memory_block(L, memory, first, v->type.dtype);
  }
}
