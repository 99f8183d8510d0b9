/* Searching and counting: searchsorted, digitize, bincount, count_nonzero along axes. */
#include <string.h>

#include "numpy_functions.h"

static AVal *library(Ctx *c, LibCall call, int n, Value **args, const Type *t) {
  Node *node = emit(c, N_CALL, n, args, false);
  node->call = call;
  return av_of_value(c, emit_result(c, node, *t));
}

/* Without gaps, in C order. */
static Value *dense(Ctx *c, AVal *a, DType d) {
  bool copies = av_is_array(a) && av_is_view(a) && !av_is_contiguous(c, a);
  Value *v = materialise(c, a);
  if (v) v = build_cast(c, v, d, KIND_NPSCALAR);
  return v && v->type.rank && (copies || !is_in_c_order(v)) ? build_copy(c, v, true) : v;
}

/* ---- searchsorted ---- */

static bool side_of(AVal *side, bool *right) {
  *right = side && side->kind == AV_STRING && !strcmp(side->string, "right");
  return !side || *right || (side->kind == AV_STRING && !strcmp(side->string, "left"));
}

/* NumPy makes arrays of both, so numbers of Python are float64 or int64. */
static AVal *searched(Ctx *c, AVal *a, AVal *v, bool right) {
  bool number = v->kind == AV_DATA && v->type.rank == 0 && v->type.kind != KIND_ARRAY;
  if (!av_is_array(a) || a->type.rank != 1 || (!number && !av_is_array(v)))
    return refuse(c, REASON_TYPE, av_unknown, "arguments of np.searchsorted");
  AVal *types_only = number ? av_scalar_type(DT_INT64, KIND_NPSCALAR) : av_array_type(DT_INT64, v->type.rank);
  DType d = dtype_promote(a->type.dtype, v->type.dtype);
  if (d == DT_BOOL || d == DT_FLOAT16 || dtype_is_complex(d) || !dtype_is_native(d))
    return refuse(c, REASON_DTYPE, types_only, "np.searchsorted of these dtypes");
  Value *in = materialise(c, a), *keys = in ? dense(c, v, d) : NULL;
  if (in) in = build_cast(c, in, d, KIND_NPSCALAR);
  if (!in || !keys) return types_only;
  Type t = type_array(DT_INT64, keys->type.rank, keys->type.shape);
  if (number) t = type_scalar(DT_INT64, KIND_NPSCALAR);
  return library(c, right ? CALL_SEARCH_RIGHT : CALL_SEARCH_LEFT, 2, (Value *[]){in, keys}, &t);
}

static AVal *np_searchsorted(Ctx *c, const Args *args) {
  AVal *s[4];
  bool right;
  if (!one_array(c, args, "a v side sorter", s) || !s[1] || is_given(s[3]) || !side_of(s[2], &right))
    return refuse(c, REASON_ARGUMENT, av_unknown, "arguments of np.searchsorted");
  if (is_sequence(s[1]) && !(s[1] = array_of_list(c, s[1], DT_NONE))) return av_unknown;
  return searched(c, s[0], s[1], right);
}

/* Of bins that decrease NumPy searches the reversed ones: these leave. */
static AVal *np_digitize(Ctx *c, const Args *args) {
  AVal *s[3];
  bool right;
  if (!bind_args(c, args, "x bins right", s) || !s[0] || !s[1] || !flag_argument(c, s[2], &right))
    return refuse(c, REASON_ARGUMENT, av_unknown, "arguments of np.digitize");
  if (is_sequence(s[1])) s[1] = array_of_list(c, s[1], DT_NONE);
  if (!s[1] || !av_is_array(s[1]) || s[1]->type.rank != 1 || !is_here(c, s[1]))
    return refuse(c, REASON_ARGUMENT, av_unknown, "bins of np.digitize");
  Shape shape;
  shape_here(c, s[1], &shape);
  const Extent *less = ext_add_const(shape.e[0], -1);
  emit_check(c, REL_LE, ext_const(0), less);
  AVal *parts[2] = {shown_slice(c, s[1], 0, ext_const(1), less), shown_slice(c, s[1], 0, ext_const(0), less)};
  AVal *rises = c->refused ? NULL : build_ufunc(c, OP_GREATER_EQUAL, 2, parts);
  if (c->refused) return av_unknown;
  check_true(c, materialise(c, build_reduce(c, OP_LOGICAL_AND, rises, 1, false, DT_BOOL)));
  return c->refused ? av_unknown : searched(c, s[1], s[0], !right);
}

/* ---- bincount ---- */

/* max(x) + 1, or minlength if that is more; x may not have negative numbers. */
static const Extent *number_of_bins(Ctx *c, AVal *x, AVal *minlength) {
  Value *least = materialise(c, build_reduce(c, OP_MINIMUM, x, 1, false, DT_INT64));
  Value *most = materialise(c, build_reduce(c, OP_MAXIMUM, x, 1, false, DT_INT64));
  if (!least || !most) return NULL;
  emit_check(c, REL_LE, ext_const(0), ext_scalar(least));
  ext_assume_ge(ext_scalar(most), 0);
  const Extent *n = ext_add_const(ext_scalar(most), 1), *at_least = minlength ? extent_of(c, minlength) : NULL;
  if (!minlength || ext_is_const(at_least, NULL)) {
    int64_t k = 0;
    if (!minlength || (ext_is_const(at_least, &k) && k >= 0 && k <= 1)) return n;
  }
  if (!at_least) return NULL;
  emit_check(c, REL_LE, ext_const(0), at_least);
  Value *both[2] = {materialise(c, av_extent(c, n)), materialise(c, av_extent(c, at_least))};
  for (int i = 0; i < 2 && both[i]; i++) both[i] = build_cast(c, both[i], DT_INT64, KIND_NPSCALAR);
  Value *larger = both[0] && both[1] ? build_map(c, OP_MAXIMUM, 2, both, DT_INT64) : NULL;
  if (!larger) return NULL;
  ext_assume_ge(ext_scalar(larger), 0);
  return ext_scalar(larger);
}

static AVal *np_bincount(Ctx *c, const Args *args) {
  AVal *s[3];
  if (!one_array(c, args, "x weights minlength", s)) return av_unknown;
  bool weighs = is_given(s[1]);
  DType d = s[0]->type.dtype, of = weighs ? DT_FLOAT64 : DT_INT64;
  AVal *types_only = av_array_type(of, 1);
  if (s[0]->type.rank != 1 || !(d == DT_BOOL || dtype_is_int(d)) || d == DT_UINT64 || (s[2] && (!av_is_scalar(s[2]) || s[2]->type.dtype != DT_INT64)))
    return refuse(c, REASON_DTYPE, types_only, "np.bincount of these");
  if (weighs && (!av_is_array(s[1]) || s[1]->type.rank != 1 || dtype_is_complex(s[1]->type.dtype)))
    return refuse(c, REASON_DTYPE, types_only, "weights of np.bincount");
  Value *x = dense(c, s[0], DT_INT64), *weights = weighs && x ? dense(c, s[1], DT_FLOAT64) : NULL;
  if (!x || (weighs && !weights)) return types_only;
  if (weighs) emit_check(c, REL_EQ, canonical(c, x->type.shape[0]), canonical(c, weights->type.shape[0]));
  const Extent *n = number_of_bins(c, av_of_value(c, x), s[2]);
  if (!n || c->refused) return types_only;
  Type t = type_array(of, 1, &n);
  return library(c, weighs ? CALL_BINCOUNT_WEIGHTS : CALL_BINCOUNT, 1 + weighs, (Value *[]){x, weights}, &t);
}

static const NumpyEntry functions[] = {
  {"searchsorted", np_searchsorted}, {"digitize", np_digitize}, {"bincount", np_bincount},
};

NumpyFunction *search_function(const char *name) { return FIND(functions, name); }
