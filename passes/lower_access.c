/* Which memory a nest touches, at which strides, and which of its loops are one.
 *
 *   y = x[1:-1] * 2 over space (n-2, m), x and y C-contiguous:
 *   x: start m, stride {m, 1}; y: start 0, stride {m, 1}; both loops collapse into one of (n-2)*m */
#include "lower.h"

/* The access of v[view(i)] by axis of the space; without a view v has the space's shape. */
static Access access_of(Value *v, const View *view, int rank)
{
  Access a = {.memory = memory_root(v)};
  const Extent *stride[MAX_RANK];
  memory_layout(v, &a.start, stride);
  for (int k = 0; k < rank; k++)
    a.stride[k] = view ? ext_const(0) : stride[k];
  for (int b = 0; view && b < v->type.rank; b++) {
    const AxisMap *m = &view->axis[b];
    a.start = ext_add(a.start, ext_mul(m->start, stride[b]));
    if (m->axis >= 0)
      a.stride[m->axis] = ext_add(a.stride[m->axis], ext_mul_const(stride[b], m->step));
  }
  return a;
}

static bool has_shape_of_space(const Value *v, const Nest *space)
{
  bool same = v->type.rank == space->rank;
  for (int k = 0; k < space->rank && same; k++)
    same = v->type.shape[k] == space->space[k];
  return same;
}

/* A fresh result over the space; one of another shape has its elements in C order (a reshape). */
static Access stored_access(Value *v, const Nest *space)
{
  if (has_shape_of_space(v, space))
    return access_of(v, NULL, space->rank);
  Access a = {.memory = memory_root(v)};
  const Extent *ignored[MAX_RANK], *step = ext_const(1);
  memory_layout(v, &a.start, ignored);
  for (int k = space->rank - 1; k >= 0; k--) {
    a.stride[k] = step;
    step = ext_mul(step, space->space[k]);
  }
  return a;
}

/* A reduction's result has the kept axes only. */
static Access reduced_access(Value *v, int rank, unsigned reduced)
{
  Access a = {.memory = memory_root(v), .start = ext_const(0)};
  const Extent *stride[MAX_RANK];
  if (value_in_memory(v))
    memory_layout(v, &a.start, stride);
  for (int k = 0, kept = 0; k < rank; k++) {
    bool crossed = reduced >> k & 1;
    a.stride[k] = crossed || kept >= v->type.rank ? ext_const(0) : stride[kept];
    kept += !crossed;
  }
  return a;
}

void find_accesses(Lower *L)
{
  int rank = L->space->rank;
  for (Node *n = L->first; n; n = n->next) {
    if (n->kind == N_REDUCE) {
      if (L->reduced && L->reduced != n->axes)
        bug("%s: reductions over different axes in one nest", L->f->name);
      L->reduced = n->axes;
    }
    if (n->kind != N_READ)
      continue;
    Value *arg = L->nest->args[n->axis];
    if (value_in_memory(arg))
      L->slots[n->results[0]->id].access = access_of(arg, &n->view, rank);
  }
  L->out = NEW_ARRAY(Access, L->nest->nresults);
  for (int i = 0; i < L->nest->nresults; i++) {
    NestOut *out = &L->space->out[i];
    if (out->mode == OUT_UPDATE)
      L->out[i] = access_of(L->nest->args[out->base], &out->view, rank);
    else if (out->mode == OUT_REDUCE)
      L->out[i] = reduced_access(L->nest->results[i], rank, L->reduced);
    else
      L->out[i] = stored_access(L->nest->results[i], L->space);
  }
}

static bool indexes_axis(Lower *L, int axis)
{
  for (Node *n = L->first; n; n = n->next)
    if (n->kind == N_INDEX && n->axis == axis)
      return true;
  return false;
}

/* May loops `outer` and `inner`, next to each other, run as one loop with inner's strides? */
static bool may_collapse(Lower *L, const LoopAxis *outer, const LoopAxis *inner)
{
  if (outer->reduced != inner->reduced || outer->run != inner->run)
    return false;
  if (indexes_axis(L, outer->axis) || indexes_axis(L, inner->axis))
    return false;
  for (Node *n = L->first; n; n = n->next) {
    const Access *a = n->kind == N_READ ? &L->slots[n->results[0]->id].access : NULL;
    if (a && a->memory
        && a->stride[outer->axis] != ext_mul(a->stride[inner->axis], inner->extent))
      return false;
  }
  for (int i = 0; i < L->nest->nresults; i++)
    if (L->out[i].stride[outer->axis] != ext_mul(L->out[i].stride[inner->axis], inner->extent))
      return false;
  return true;
}

/* NumPy multiplies floats one after the other, so their product is no tree. */
static bool is_sequential(Lower *L)
{
  for (Node *n = L->first; n; n = n->next)
    if (n->kind == N_REDUCE && n->op == OP_MULTIPLY && dtype_is_inexact(n->results[0]->type.dtype))
      return true;
  return false;
}

/* A search for the first extremum has no order of its own: what it crosses is innermost. */
static bool is_search(Lower *L)
{
  for (Node *n = L->first; n; n = n->next)
    if (n->kind == N_REDUCE && (n->op == OP_ARGMAX || n->op == OP_ARGMIN))
      return true;
  return false;
}

static void put_reduced_inside(Lower *L)
{
  signed char order[MAX_RANK];
  int n = 0;
  for (int reduced = 0; reduced < 2; reduced++)
    for (int k = 0; k < L->space->rank; k++)
      if ((int)(L->reduced >> L->space->order[k] & 1) == reduced)
        order[n++] = L->space->order[k];
  for (int k = 0; k < n; k++)
    L->space->order[k] = order[k];
}

/* Loops in the order of the space; adjacent ones that every access runs through are one. */
void find_loops(Lower *L)
{
  int rank = L->space->rank;
  bool run = L->reduced != 0 && !is_sequential(L);
  LoopAxis loops[MAX_RANK];
  if (is_search(L))
    put_reduced_inside(L);
  for (int k = rank - 1; k >= 0; k--) {
    int axis = L->space->order[k];
    bool reduced = L->reduced >> axis & 1;
    run = run && reduced;
    loops[k] = (LoopAxis){.extent = L->space->space[axis], .axis = axis, .reduced = reduced, .run = run};
  }
  LoopAxis merged[MAX_RANK];      /* innermost first */
  int n = 0;
  for (int k = rank - 1; k >= 0; k--) {
    if (n > 0 && may_collapse(L, &loops[k], &merged[n - 1]))
      merged[n - 1].extent = ext_mul(loops[k].extent, merged[n - 1].extent);
    else
      merged[n++] = loops[k];
  }
  int inner = 0;
  for (int k = 0; k < n; k++) {
    L->loops[k] = merged[n - 1 - k];
    inner += L->loops[k].run;
  }
  L->nloops = n;
  L->rows = inner > 1;
  L->nouter = inner ? n - inner : n ? n - 1 : 0;
}

const Extent *access_offset(Lower *L, const Access *a)
{
  const Extent *offset = a->start;
  for (int k = 0; k < L->nloops; k++)
    if (!ext_const_is(a->stride[L->loops[k].axis], 0))
      offset = ext_add(offset, ext_mul(L->loops[k].index, a->stride[L->loops[k].axis]));
  return offset;
}

bool access_is_unit(Lower *L, const Access *a)
{
  return !L->rows && L->nloops && ext_const_is(a->stride[L->loops[L->nloops - 1].axis], 1);
}

bool nest_reads(Lower *L, const Value *memory)
{
  for (Node *n = L->first; n; n = n->next)
    if (n->kind == N_READ && L->slots[n->results[0]->id].access.memory == memory)
      return true;
  return false;
}
