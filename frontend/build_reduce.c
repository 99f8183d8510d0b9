/* Reductions over axes: their checks, the order of their results, and keepdims. */
#include "bounds.h"
#include "infer.h"

static bool reduce_order(Value *v, unsigned axes, signed char *order) {
  if (order_of_reduce(v, axes, order)) return true;
  int mark = ext_assumptions();
  assume_long_axes(1, &v);
  bool known = order_of_reduce(v, axes, order);
  ext_forget(mark);
  return known;
}

/* Lengths that a reduction cannot have: there is no largest of no elements, and where a kept
 * axis of length 1 drops out of NumPy's loops, it may add pairwise what it else adds row by row. */
static void check_reduced(Ctx *c, const Value *v, unsigned axes, bool has_zero, bool sums) {
  for (int i = 0; i < v->type.rank; i++) {
    bool reduced = axes >> i & 1;
    if (reduced && !has_zero) check_at_least(c, 1, v->type.shape[i]);
    if (!reduced && sums) check_at_least(c, 2, v->type.shape[i]);
  }
}

bool is_in_c_order(Value *v) {
  Type t = v->type;
  return reduce_order(v, 0, t.order) && type_is_c_order(&t);
}

AVal *build_reduce(Ctx *c, Op op, AVal *a, unsigned axes, bool keepdims, DType dtype) {
  int rank = a->type.rank, kept = 0;
  for (int i = 0; i < rank; i++) kept += keepdims || !(axes >> i & 1);
  AVal *types_only = kept ? av_array_type(dtype, kept) : av_scalar_type(dtype, KIND_NPSCALAR);
  bool sums = (op == OP_ADD || op == OP_MULTIPLY) && dtype_is_inexact(dtype);
  if (op == OP_MULTIPLY && dtype_is_complex(dtype) && axes != (1u << rank) - 1)
    return refuse(c, REASON_ORDER, types_only, "a product of complex numbers over some axes");
  if (sums && rank >= 2 && av_is_view(a) && !av_is_contiguous(c, a))
    return refuse(c, REASON_ORDER, types_only, "a floating-point sum over a view that is not contiguous");
  Value *v = materialise(c, a);
  if (!v) return types_only;
  bool arg = op == OP_ARGMAX || op == OP_ARGMIN;
  if (arg && rank >= 2 && (axes & (axes - 1)) && !type_is_c_order(&v->type))
    return refuse(c, REASON_ORDER, types_only, "a search of an array that is not in C order");
  if (!arg) v = build_cast(c, v, dtype, KIND_NPSCALAR);
  if (!v) return types_only;
  bool has_zero = op == OP_ADD || op == OP_MULTIPLY || op_info[op].rule == RULE_LOGICAL || op_info[op].rule == RULE_INT;
  check_reduced(c, v, axes, has_zero, sums);
  Node *n = emit(c, N_REDUCE, 1, &v, true);
  n->op = op;
  n->axes = axes;
  /* a sum of converted elements restarts its tree every 8,192 elements: NumPy's cast buffer */
  if (sums && op == OP_ADD && a->type.dtype != dtype) n->chunk = 8192;
  Type type = {.dtype = dtype, .kind = KIND_NPSCALAR};
  View widen = {0};
  for (int i = 0, k = 0; i < rank; i++) {
    bool reduced = axes >> i & 1;
    if (!reduced) type.shape[type.rank] = v->type.shape[i], type.rank++;
    if (reduced && !keepdims) continue;
    widen.shape[widen.rank] = reduced ? ext_const(1) : v->type.shape[i];
    if (!reduced) widen.axis[k++] = (AxisMap){widen.rank, ext_const(0), 1};
    widen.rank++;
  }
  if (type.rank) type.kind = KIND_ARRAY;
  if (type.rank && !reduce_order(v, axes, type.order))
    return refuse(c, REASON_ORDER, types_only, "a reduction of an array in an unknown memory order");
  c->region->pays = true;
  Value *r = emit_result(c, n, type);
  if (!keepdims) return av_of_value(c, r);
  widen.base_rank = type.rank;
  if (type.rank == 0) return build_fill(c, widen.rank, widen.shape, r);
  if (!is_in_c_order(v)) return refuse(c, REASON_ORDER, types_only, "keepdims of an array that is not in C order");
  Value *wide = build_view(c, r, &widen);   /* NumPy's result owns its memory: a copy, not the view */
  wide = build_map(c, OP_COPY, 1, &wide, dtype);
  return wide ? av_of_value(c, wide) : types_only;
}
