/* Placement as memory: which value owns the elements of another and at which strides.
 *
 *   %v = view %x[1:-1, :]   with x a parameter of shape (n, m)
 *   root %x, start m, stride {m, 1} */
#include "ir.h"

Value *memory_root(Value *v)
{
  while (v->place && v->place->base && v->place->base != v)
    v = v->place->base;
  return v;
}

bool value_in_memory(const Value *v)
{
  return v->place && v->place->kind != PLACE_SCALAR;
}

/* The array as NumPy lays out a fresh one: contiguous, the axes in their order. */
static void contiguous_layout(const Type *t, const Extent **stride)
{
  const Extent *step = ext_const(1);
  for (int k = t->rank - 1; k >= 0; k--) {
    int axis = t->order[k];
    stride[axis] = step;
    step = ext_mul(step, t->shape[axis]);
  }
}

void memory_layout(const Value *v, const Extent **start, const Extent **stride)
{
  const Place *p = v->place;
  if (!p || p->kind != PLACE_VIEW || !p->base) {
    const Extent *ignored[MAX_RANK];
    *start = ext_const(0);
    if (p && p->base) memory_layout(p->base, start, ignored);   /* reshaped: where its base starts */
    contiguous_layout(&v->type, stride);
    return;
  }
  const Extent *base_stride[MAX_RANK];
  memory_layout(p->base, start, base_stride);
  for (int k = 0; k < v->type.rank; k++)
    stride[k] = ext_const(0);
  for (int b = 0; b < p->view.base_rank; b++) {
    const AxisMap *m = &p->view.axis[b];
    *start = ext_add(*start, ext_mul(m->start, base_stride[b]));
    if (m->axis >= 0)
      stride[m->axis] = ext_add(stride[m->axis], ext_mul_const(base_stride[b], m->step));
  }
}
