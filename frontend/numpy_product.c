/* Products: matmul, dot, inner, vdot, outer. */
#include "numpy_functions.h"

/* ---- operands ---- */

static Value *product_operand(Ctx *c, AVal *a, DType d) {
  if (a->part) return refuse(c, REASON_ORDER, NULL, "a product of parts of complex numbers"), NULL;
  Value *v = materialise(c, a);
  if (!v || v->type.dtype == d) return v;
  v = build_cast(c, v, d, KIND_NPSCALAR);       /* NumPy's converted copies are in C order */
  return v && !type_is_c_order(&v->type) ? build_copy(c, v, true) : v;
}

/* np.dot copies what BLAS does not take: an operand that runs backwards or is broadcast. */
static Value *dot_operand(Ctx *c, AVal *a, DType d) {
  const Extent *stride[MAX_RANK];
  Value *v = product_operand(c, a, d);
  if (!v || !value_strides(v, stride)) return v;
  bool copies = false;
  for (int i = 0; i < v->type.rank; i++)
    copies |= !ext_const_is(v->type.shape[i], 1) && ext_known_ge(ext_const(0), stride[i]);
  return copies ? build_copy(c, v, true) : v;
}

static bool has_product_loop(DType d) { return dtype_is_native(d) && d != DT_FLOAT16; }

static int rank_of_matmul(int a, int b) {
  if (a == 1 || b == 1) return a + b - 2;
  return a > b ? a : b;
}

static AVal *product_type(DType d, int rank) {
  return rank > 0 ? av_array_type(d, rank) : av_scalar_type(d, KIND_NPSCALAR);
}

static bool product_arguments(Ctx *c, const Args *args, AVal **s) {
  if (!bind_args(c, args, "a b out", s) || !s[0] || !s[1] || s[0]->kind != AV_DATA || s[1]->kind != AV_DATA)
    return refuse(c, REASON_TYPE, NULL, "a product of values whose types are not known"), false;
  return true;
}

/* The axes before the core axes, broadcast; their order is known where it is C order. */
bool outer_axes(Ctx *c, int n, Value *const *x, const int *core, Type *t) {
  t->rank = 0;
  for (int k = 0; k < n; k++)
    if (x[k]->type.rank - core[k] > t->rank) t->rank = x[k]->type.rank - core[k];
  for (int i = 0; i < t->rank; i++) t->shape[i] = ext_const(1);
  for (int k = 0; k < n; k++)
    for (int i = 0; i < x[k]->type.rank - core[k]; i++) {
      int at = i + t->rank - (x[k]->type.rank - core[k]);
      const Extent *e = x[k]->type.shape[i];
      if (ext_const_is(e, 1)) continue;
      t->shape[at] = ext_const_is(t->shape[at], 1) ? canonical(c, e) : unify(c, t->shape[at], e);
      if (!t->shape[at]) return refuse(c, REASON_SHAPE, NULL, "stacks of matrices that do not broadcast"), false;
    }
  for (int k = 0; k < n && t->rank > 1; k++) {
    int last = -1;
    for (int i = 0; i < x[k]->type.rank; i++) {
      if (x[k]->type.order[i] >= x[k]->type.rank - core[k]) continue;
      if (x[k]->type.order[i] < last) return refuse(c, REASON_ORDER, NULL, "stacks of matrices in another order"), false;
      last = x[k]->type.order[i];
    }
  }
  return true;
}

static AVal *library_product(Ctx *c, LibCall call, Value **x, DType d) {
  int core[2] = {x[0]->type.rank > 1 ? 2 : 1, x[1]->type.rank > 1 ? 2 : 1};
  Type t = {.dtype = d, .kind = KIND_NPSCALAR};
  const Extent *const *a = x[0]->type.shape + x[0]->type.rank - core[0];
  const Extent *const *b = x[1]->type.shape + x[1]->type.rank - core[1];
  AVal *types_only = product_type(d, rank_of_matmul(x[0]->type.rank, x[1]->type.rank));
  if (!outer_axes(c, 2, x, core, &t)) return types_only;
  if (!unify(c, a[core[0] - 1], b[0])) return refuse(c, REASON_SHAPE, types_only, "a product whose inner extents differ");
  Node *n = emit(c, N_CALL, 2, x, true);
  n->call = call;
  if (core[0] == 2) t.shape[t.rank++] = a[0];
  if (core[1] == 2) t.shape[t.rank++] = b[1];
  if (t.rank) t.kind = KIND_ARRAY;
  for (int i = 0; i < t.rank; i++) t.order[i] = (signed char)i;
  c->region->pays = true;
  return av_of_value(c, emit_result(c, n, t));
}

/* ---- matmul and dot ---- */

static AVal *finish_product(Ctx *c, AVal **s, AVal *v) { return is_given(s[2]) ? store_out(c, s[2], v) : v; }

static AVal *np_matmul(Ctx *c, const Args *args) {
  AVal *s[3];
  if (!product_arguments(c, args, s)) return av_unknown;
  DType d = dtype_promote(s[0]->type.dtype, s[1]->type.dtype);
  int rank = rank_of_matmul(s[0]->type.rank, s[1]->type.rank);
  if (!av_is_array(s[0]) || !av_is_array(s[1])) return refuse(c, REASON_TYPE, av_unknown, "a product with a number");
  AVal *types_only = product_type(d, rank);
  if (!has_product_loop(d)) return refuse(c, REASON_DTYPE, types_only, "a product of these dtypes");
  Value *x[2] = {product_operand(c, s[0], d), product_operand(c, s[1], d)};
  if (!x[0] || !x[1]) return types_only;
  return finish_product(c, s, library_product(c, CALL_MATMUL, x, d));
}

static AVal *np_dot(Ctx *c, const Args *args) {
  AVal *s[3];
  if (!product_arguments(c, args, s)) return av_unknown;
  int a = s[0]->type.rank, b = s[1]->type.rank;
  if (!av_is_array(s[0]) || !av_is_array(s[1])) {   /* np.dot with a number: a product of each element */
    if (s[0]->type.kind == KIND_ARRAY && a == 0) return refuse(c, REASON_TYPE, av_unknown, "a 0-d array");
    return refuse(c, REASON_TYPE, product_type(dtype_promote(s[0]->type.dtype, s[1]->type.dtype), a + b), "np.dot with a number");
  }
  DType d = dtype_promote(s[0]->type.dtype, s[1]->type.dtype);
  AVal *types_only = product_type(d, a + b - 2);
  if (a > 2 || b > 2 || !dtype_is_inexact(d) || d == DT_FLOAT16)
    return refuse(c, REASON_DTYPE, types_only, "np.dot of these ranks or dtypes");
  Value *x[2] = {dot_operand(c, s[0], d), dot_operand(c, s[1], d)};
  if (!x[0] || !x[1]) return types_only;
  if (dtype_is_complex(d) && s[0]->object == s[1]->object)   /* of infinities matmul makes other NaNs */
    return refuse(c, REASON_ORDER, types_only, "np.dot of a complex array with itself");
  return finish_product(c, s, library_product(c, CALL_DOT, x, d));
}

static AVal *np_inner(Ctx *c, const Args *args) {
  AVal *s[2];
  if (!bind_args(c, args, "a b", s) || !s[0] || !s[1] || !av_is_array(s[0]) || !av_is_array(s[1]))
    return refuse(c, REASON_TYPE, av_unknown, "arguments of np.inner");
  AVal *b = s[1]->type.rank == 2 ? method_call(c, s[1], "transpose", &(Args){0}) : s[1];
  return np_dot(c, &(Args){.args = (AVal *[]){s[0], b}, .nargs = 2});
}

/* Of real vectors: np.dot of the ravelled arguments. */
static AVal *np_vdot(Ctx *c, const Args *args) {
  AVal *s[2];
  if (!bind_args(c, args, "a b", s) || !s[0] || !s[1] || !av_is_array(s[0]) || !av_is_array(s[1]))
    return refuse(c, REASON_TYPE, av_unknown, "arguments of np.vdot");
  DType d = dtype_promote(s[0]->type.dtype, s[1]->type.dtype);
  if (!dtype_is_float(d)) return refuse(c, REASON_DTYPE, av_scalar_type(d, KIND_NPSCALAR), "np.vdot of these dtypes");
  for (int i = 0; i < 2; i++)
    if (s[i]->type.rank > 1) s[i] = numpy_call(c, "ravel", &(Args){.args = &s[i], .nargs = 1});
  return np_dot(c, &(Args){.args = s, .nargs = 2});
}

/* ---- outer ---- */

/* np.outer: the product of the ravelled arguments. */
static AVal *np_outer(Ctx *c, const Args *args) {
  AVal *s[3];
  if (!bind_args(c, args, "a b out", s) || !s[0] || !s[1] || !av_is_array(s[0]) || !av_is_array(s[1]))
    return refuse(c, REASON_TYPE, av_unknown, "arguments of np.outer");
  for (int i = 0; i < 2; i++)
    if (s[i]->type.rank > 1) s[i] = numpy_call(c, "ravel", &(Args){.args = &s[i], .nargs = 1});
  AVal *v = ufunc_outer(c, OP_MULTIPLY, s[0], s[1]);
  return finish_product(c, s, v);
}

static const NumpyEntry functions[] = {
  {"matmul", np_matmul}, {"dot", np_dot}, {"inner", np_inner}, {"vdot", np_vdot}, {"outer", np_outer},
};

NumpyFunction *product_function(const char *name) { return FIND(functions, name); }
