/* Along an axis: running sums and other accumulations, and sorting. Both are library calls, so that their operand
 * and their result live in memory. */
#include <string.h>

#include "numpy_functions.h"

/* ---- the call ---- */

static AVal *along(Ctx *c, LibCall call, Op op, Value *v, int axis, const Type *t) {
  bool flags = call == CALL_ACCUMULATE && op_fp(op, v->type.dtype) && dtype_is_inexact(v->type.dtype);
  Node *n = emit(c, N_CALL, 1, &v, flags || call != CALL_ACCUMULATE);
  n->call = call;
  n->op = op;
  n->axis = axis;
  return av_of_value(c, emit_result(c, n, *t));
}

/* a, or what np.ravel makes of it if the axis is None. */
static AVal *with_axis(Ctx *c, AVal *a, AVal *axis, int *at) {
  *at = 0;
  if (axis && axis->kind == AV_NONE) return a->type.rank == 1 ? a : numpy_call(c, "ravel", &(Args){.args = &a, .nargs = 1});
  return !axis || axis_of_argument(c, axis, a->type.rank, at) ? a : NULL;
}

/* ---- accumulations ---- */

static bool accumulates(Op op, DType d) {
  DType in[2] = {d, d}, loop[3];
  if (op == OP_MULTIPLY && dtype_is_complex(d)) return false;      /* NumPy fuses some of the products */
  return op_info[op].nin == 2 && op_resolve(op, in, loop) == d && loop[0] == d && !op_is_numpy_loop(op, d) &&
         !(op_info[op].flags & OPF_RAISES) && op_spelling(op, d);
}

/* As np.sum: bool and small integers are added up, or multiplied, in 64 bits. */
static DType accumulated_dtype(Op op, DType d) {
  if (op != OP_ADD && op != OP_MULTIPLY) return d;
  if (d == DT_BOOL || (dtype_is_int(d) && !dtype_is_unsigned(d))) return DT_INT64;
  return dtype_is_unsigned(d) ? DT_UINT64 : d;
}

static AVal *accumulated(Ctx *c, Op op, AVal *a, int axis, DType d) {
  AVal *types_only = av_array_type(d, a->type.rank);
  if (!accumulates(op, d)) return refuse(c, REASON_DTYPE, types_only, "an accumulation in this dtype");
  Value *v = materialise(c, a);
  if (!v) return types_only;
  Type t = {.dtype = d, .kind = KIND_ARRAY, .rank = v->type.rank};
  for (int i = 0; i < t.rank; i++) t.shape[i] = v->type.shape[i];
  if (!order_of_map(t.rank, 1, &v, t.order)) return refuse(c, REASON_ORDER, types_only, "an accumulation over an array in an unknown memory order");
  v = build_cast(c, v, d, KIND_NPSCALAR);
  return v ? along(c, CALL_ACCUMULATE, op, v, axis, &t) : types_only;
}

/* s: array, axis, dtype, out. */
static AVal *accumulate(Ctx *c, Op op, AVal **s) {
  int axis;
  DType d = DT_NONE;
  AVal *a = with_axis(c, s[0], s[1], &axis);
  if (!a || !av_is_array(a)) return av_unknown;
  if (is_given(s[2]) && (d = dtype_of_argument(c, s[2])) == DT_NONE) return av_unknown;
  if (d == DT_NONE) d = accumulated_dtype(op, a->type.dtype);
  if (is_given(s[3]) && (!av_is_array(s[3]) || s[3]->type.dtype != d))
    return refuse(c, REASON_ARGUMENT, av_unknown, "an out= of another dtype");
  AVal *r = accumulated(c, op, a, axis, d);
  return is_given(s[3]) ? store_out(c, s[3], r) : r;
}

AVal *ufunc_accumulate(Ctx *c, Op op, const Args *args) {
  AVal *s[4], first = *av_int(0);
  if (!one_array(c, args, "array axis dtype out", s)) return av_unknown;
  if (!s[1]) s[1] = &first;
  if (s[1]->kind == AV_NONE && s[0]->type.rank > 1) return NULL;
  return accumulate(c, op, s);
}

static AVal *cumulative(Ctx *c, Op op, const Args *args) {
  AVal *s[4], none = *av_none;
  if (!one_array(c, args, "a axis dtype out", s)) return av_unknown;
  if (!s[1]) s[1] = &none;
  return accumulate(c, op, s);
}

static AVal *np_cumsum(Ctx *c, const Args *a) { return cumulative(c, OP_ADD, a); }
static AVal *np_cumprod(Ctx *c, const Args *a) { return cumulative(c, OP_MULTIPLY, a); }

/* np.cumulative_sum(x, axis=None): of several axes it asks for one. */
static AVal *cumulative_over(Ctx *c, Op op, const Args *args) {
  AVal *s[4], none = *av_none;
  if (!one_array(c, args, "x axis dtype out", s) || args->nargs != 1) return av_unknown;
  if (!is_given(s[1]) && s[0]->type.rank > 1) return NULL;
  if (!s[1]) s[1] = &none;
  return accumulate(c, op, s);
}

static AVal *np_cumulative_sum(Ctx *c, const Args *a) { return cumulative_over(c, OP_ADD, a); }
static AVal *np_cumulative_prod(Ctx *c, const Args *a) { return cumulative_over(c, OP_MULTIPLY, a); }

/* ---- sorting ---- */

/* kind= and stable=: is it the stable sort? Heapsort is left to NumPy. */
static bool sort_kind(Ctx *c, AVal *kind, AVal *stable, bool *is_stable) {
  *is_stable = false;
  if (is_given(stable)) return !is_given(kind) && flag_argument(c, stable, is_stable);
  if (!is_given(kind)) return true;
  static const char *const stable_kinds[] = {"stable", "mergesort"};
  for (int i = 0; i < 2; i++) *is_stable |= kind->kind == AV_STRING && !strcmp(kind->string, stable_kinds[i]);
  return *is_stable || (kind->kind == AV_STRING && !strcmp(kind->string, "quicksort"));
}

typedef struct { AVal *a; int axis; bool stable; } Sort;

static bool bind_sort(Ctx *c, const Args *args, Sort *sort) {
  AVal *s[5], last = *av_int(-1);
  if (!one_array(c, args, "a axis kind order stable", s) || is_given(s[3])) return false;
  if (!sort_kind(c, s[2], s[4], &sort->stable)) return refuse(c, REASON_ARGUMENT, NULL, "a kind of sort"), false;
  sort->a = with_axis(c, s[0], s[1] ? s[1] : &last, &sort->axis);
  return sort->a && av_is_array(sort->a);
}

static AVal *sorted(Ctx *c, const Args *args, bool positions) {
  Sort s;
  if (!bind_sort(c, args, &s)) return av_unknown;
  AVal *types_only = av_array_type(positions ? DT_INT64 : s.a->type.dtype, s.a->type.rank);
  Value *v = materialise(c, s.a);
  if (!v) return types_only;
  Type t = {.dtype = types_only->type.dtype, .kind = KIND_ARRAY, .rank = v->type.rank};
  for (int i = 0; i < t.rank; i++) t.shape[i] = v->type.shape[i], t.order[i] = (signed char)i;
  if (!positions && !copy_order(v, t.order)) return refuse(c, REASON_ORDER, types_only, "a sort of an array in an unknown memory order");
  LibCall call = positions ? s.stable ? CALL_ARGSORT_STABLE : CALL_ARGSORT : s.stable ? CALL_SORT_STABLE : CALL_SORT;
  return along(c, call, OP_NONE, v, s.axis, &t);
}

static AVal *np_sort(Ctx *c, const Args *a) { return sorted(c, a, false); }
static AVal *np_argsort(Ctx *c, const Args *a) { return sorted(c, a, true); }

/* a.sort(): where the elements are. */
static AVal *method_sort(Ctx *c, const Args *args) {
  Sort s;
  if (!bind_sort(c, args, &s) || s.a != args->args[0] || !is_target(c, s.a)) return av_none;
  make_transaction(c);
  Object *object = s.a->object;
  View whole = s.a->whole ? view_identity(object->current->type.rank, object->current->type.shape) : *s.a->view;
  Value *operands[] = {object->current, build_view(c, object->current, &whole)};
  Node *n = emit(c, N_CALL, 2, operands, true);
  n->call = s.stable ? CALL_SORT_STABLE_IN_PLACE : CALL_SORT_IN_PLACE;
  n->axis = s.axis;
  store_done(c, object, emit_result(c, n, object->current->type));
  return av_none;
}

static const NumpyEntry functions[] = {
  {"cumsum", np_cumsum}, {"cumprod", np_cumprod}, {"cumulative_sum", np_cumulative_sum},
  {"cumulative_prod", np_cumulative_prod}, {"sort", np_sort}, {"argsort", np_argsort},
};

NumpyFunction *sort_function(const char *name) { return FIND(functions, name); }

NumpyFunction *sort_method(const char *name) { return !strcmp(name, "sort") ? method_sort : NULL; }
