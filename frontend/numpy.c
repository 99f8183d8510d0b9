/* np.NAME(...) and array methods that compile: ufuncs, reductions, where and clip, products. Functions
 * that make or reshape arrays are in numpy_arrays.c; compositions are Python text in prelude/. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "bounds.h"
#include "numpy_functions.h"

/* ---- arguments ---- */

int slot_of(const char *signature, const char *name) {
  size_t n = strlen(name);
  int i = 0;
  for (const char *s = signature; *s; i++) {
    size_t len = strcspn(s, " ");
    if (len == n && !strncmp(s, name, n)) return i;
    s += len + (s[len] == ' ');
  }
  return -1;
}

static int count_slots(const char *signature) {
  int n = 1;
  for (const char *s = signature; *s; s++) n += *s == ' ';
  return n;
}

bool bind_args(Ctx *c, const Args *a, const char *signature, AVal **slots) {
  int n = count_slots(signature);
  for (int i = 0; i < n; i++) slots[i] = i < a->nargs ? a->args[i] : NULL;
  if (a->nargs > n) return refuse(c, REASON_ARGUMENT, NULL, "too many arguments"), false;
  for (int i = 0; i < a->nkwargs; i++) {
    int at = a->names[i] ? slot_of(signature, a->names[i]) : -1;
    if (at < 0) {
      refuse(c, REASON_ARGUMENT, NULL, "keyword '%s'", a->names[i] ? a->names[i] : "**");
      return false;
    }
    slots[at] = a->kwargs[i];
  }
  return true;
}

bool is_given(const AVal *v) { return v && v->kind != AV_NONE; }
bool is_sequence(const AVal *v) { return v->kind == AV_TUPLE || v->kind == AV_LIST; }

DType dtype_of_argument(Ctx *c, AVal *v) {
  DType d = DT_NONE;
  if (v->kind == AV_DTYPE) d = v->dtype;
  if (v->kind == AV_STRING) d = dtype_parse(v->string);
  if (v->kind == AV_NAMED && !strcmp(v->string, "builtins.float")) d = DT_FLOAT64;
  if (v->kind == AV_NAMED && !strcmp(v->string, "builtins.int")) d = DT_INT64;
  if (v->kind == AV_NAMED && !strcmp(v->string, "builtins.bool")) d = DT_BOOL;
  if (v->kind == AV_NAMED && !strcmp(v->string, "builtins.complex")) d = DT_COMPLEX128;
  if (d == DT_NONE || !dtype_is_native(d))
    refuse(c, REASON_DTYPE, NULL, "a dtype that npcc does not compile or does not know");
  return d;   /* for the types of what follows, also if it does not compile */
}

/* axis=None, an int or a tuple of ints, as a bit set. */
bool axes_of_argument(Ctx *c, AVal *v, int rank, unsigned *axes) {
  int64_t k;
  *axes = 0;
  if (!is_given(v)) return *axes = (1u << rank) - 1, true;
  AVal *one[1] = {v};
  AVal **items = v->kind == AV_TUPLE ? v->items : one;
  int n = v->kind == AV_TUPLE ? v->n : 1;
  for (int i = 0; i < n; i++) {
    if (!av_const_int(items[i], &k) || k < -rank || k >= rank || (*axes >> (k < 0 ? k + rank : k) & 1)) {
      refuse(c, REASON_ARGUMENT, NULL, "an axis that is not a valid constant");
      return false;
    }
    *axes |= 1u << (k < 0 ? k + rank : k);
  }
  return n > 0;
}

bool axis_of_argument(Ctx *c, AVal *v, int rank, int *axis) {
  int64_t k;
  if (!av_const_int(v, &k) || k < -rank || k >= rank) {
    refuse(c, REASON_ARGUMENT, NULL, "an axis that is not a valid constant");
    return false;
  }
  *axis = (int)(k < 0 ? k + rank : k);
  return true;
}

bool flag_argument(Ctx *c, AVal *v, bool *flag) {
  *flag = false;
  if (!v) return true;
  if (av_const_bool(v, flag)) return true;
  refuse(c, REASON_ARGUMENT, NULL, "a flag that is not a constant");
  return false;
}

/* r stored into out=, which is what the call returns. */
AVal *store_out(Ctx *c, AVal *out, AVal *r) {
  if (out->kind == AV_TUPLE && out->n == 1) out = out->items[0];
  if (c->refused || r->kind != AV_DATA) return out;
  if (!av_is_array(out)) return refuse(c, REASON_ARGUMENT, out, "an out= whose type is not known");
  if (r->type.rank > out->type.rank || !dtype_can_cast_same_kind(r->type.dtype, out->type.dtype))
    return refuse(c, REASON_ARGUMENT, out, "an out= of another dtype or rank");
  complex_in_place(c, out, r);
  if (!c->refused) build_store(c, out, r);
  return out;
}

/* ---- reductions ---- */

static DType sum_dtype(DType d) {
  if (d == DT_BOOL || (dtype_is_int(d) && !dtype_is_unsigned(d))) return DT_INT64;
  return dtype_is_unsigned(d) ? DT_UINT64 : d;
}

static AVal *types_of_reduction(AVal *a, DType dtype, unsigned axes, bool keepdims) {
  int kept = 0;
  for (int i = 0; i < a->type.rank; i++) kept += keepdims || !(axes >> i & 1);
  return kept ? av_array_type(dtype, kept) : av_scalar_type(dtype, KIND_NPSCALAR);
}

typedef struct { AVal *a; unsigned axes; bool keepdims; DType dtype; AVal *out, *initial, *where; } Reduction;

static bool bind_reduction(Ctx *c, const Args *args, Reduction *r) {
  AVal *s[7];
  *r = (Reduction){.dtype = DT_NONE};
  if (!bind_args(c, args, "a axis dtype out keepdims initial where", s) || !s[0]) return false;
  r->initial = s[5], r->where = s[6];
  s[0] = as_array(c, s[0]);
  if (!av_is_array(s[0]))
    return refuse(c, REASON_TYPE, NULL, "a reduction of something that is not a known array"), false;
  r->a = s[0];
  if (!axes_of_argument(c, s[1], s[0]->type.rank, &r->axes)) return false;
  if (is_given(s[2]) && (r->dtype = dtype_of_argument(c, s[2])) == DT_NONE) return false;
  r->out = is_given(s[3]) ? s[3] : NULL;
  return flag_argument(c, s[4], &r->keepdims);
}

/* NumPy reduces in the dtype of out=, if that is another one. */
static AVal *reduced_into(Ctx *c, AVal *out, AVal *v) {
  if (!is_given(out)) return v;
  if (!c->refused && (!av_is_array(out) || out->type.dtype != v->type.dtype))
    return refuse(c, REASON_ARGUMENT, out, "a reduction into an out= of another dtype");
  return store_out(c, out, v);
}

static AVal *finish(Ctx *c, const Reduction *r, AVal *v) { return reduced_into(c, r->out, v); }

/* where=: the other elements count as `neutral`. Of floats, how many lie between two that count shows in the bits
 * of a sum, and which zero it is in an extremum. */
static AVal *only_where(Ctx *c, AVal *a, AVal *where, DType dtype, double neutral) {
  bool on = true;
  if (!where || (av_const_bool(where, &on) && on)) return a;
  AVal *types_only = av_array_type(dtype, a->type.rank);
  if (!av_is_array(where) || where->type.dtype != DT_BOOL || where->type.rank > a->type.rank || dtype_is_inexact(dtype) || !is_here(c, a))
    return refuse(c, REASON_ARGUMENT, types_only, "this where= of a reduction");
  Value *v = materialise(c, a);
  if (v) v = build_cast(c, v, dtype, KIND_NPSCALAR);
  if (!v) return types_only;
  AVal *other = av_of_value(c, scalar_of(c, dtype, neutral));
  AVal *r = numpy_call(c, "where", &(Args){.args = (AVal *[]){where, av_of_value(c, v), other}, .nargs = 3});
  if (!r || c->refused) return refuse(c, REASON_ARGUMENT, types_only, "this where= of a reduction");
  Value *w = materialise(c, r);
  for (int i = 0; w && i < w->type.rank; i++)
    if (canonical(c, w->type.shape[i]) != canonical(c, v->type.shape[i])) return refuse(c, REASON_SHAPE, types_only, "a where= of another shape");
  return r;
}

/* A sum of converted elements is exact, or restarts its tree as NumPy's does where that is certain. */
static bool sums_in(const Reduction *r, DType dtype) {
  DType from = r->a->type.dtype;
  if (dtype == from || !dtype_is_inexact(dtype)) return true;
  bool all = r->axes == (1u << r->a->type.rank) - 1, exact = dtype == DT_FLOAT64 && !dtype_is_inexact(from) && dtype_size(from) <= 2;
  return dtype_is_float(dtype) && !dtype_is_complex(from) && (all || exact);
}

static AVal *np_sum_or_prod(Ctx *c, Op op, const Args *args) {
  Reduction r;
  if (!bind_reduction(c, args, &r)) return refuse(c, REASON_ARGUMENT, av_unknown, "arguments of a reduction");
  DType dtype = r.dtype != DT_NONE ? r.dtype : sum_dtype(r.a->type.dtype);
  if (!sums_in(&r, dtype) || (op == OP_MULTIPLY && dtype_is_inexact(dtype) && dtype != r.a->type.dtype))
    return refuse(c, REASON_ARGUMENT, types_of_reduction(r.a, dtype, r.axes, r.keepdims), "a sum in another dtype");
  if (r.initial && dtype_is_inexact(dtype))
    return refuse(c, REASON_ARGUMENT, types_of_reduction(r.a, dtype, r.axes, r.keepdims), "initial= of floats");
  AVal *v = build_reduce(c, op, only_where(c, r.a, r.where, dtype, op == OP_MULTIPLY), r.axes, r.keepdims, dtype);
  if (r.initial && !c->refused) v = build_ufunc_in(c, op, 2, (AVal *[]){v, r.initial}, dtype);
  return finish(c, &r, v);
}

static AVal *np_sum(Ctx *c, const Args *a) { return np_sum_or_prod(c, OP_ADD, a); }
static AVal *np_prod(Ctx *c, const Args *a) { return np_sum_or_prod(c, OP_MULTIPLY, a); }

/* min, max, any, all and argmin, argmax take "a axis out keepdims". */
static AVal *ordered_reduction(Ctx *c, Op op, DType dtype, const Args *args) {
  AVal *s[5] = {NULL};
  unsigned axes;
  bool keepdims, counts = op == OP_LOGICAL_AND || op == OP_LOGICAL_OR;
  if (bind_args(c, args, counts ? "a axis out keepdims where" : "a axis out keepdims", s)) s[0] = as_array(c, s[0]);
  if (c->refused || !s[0] || !av_is_array(s[0]))
    return refuse(c, REASON_TYPE, av_unknown, "a reduction of something that is not a known array");
  if (!axes_of_argument(c, s[1], s[0]->type.rank, &axes) || !flag_argument(c, s[3], &keepdims))
    return av_unknown;
  if (dtype_is_complex(s[0]->type.dtype) && !counts)
    return refuse(c, REASON_DTYPE, av_unknown, "the order of complex numbers");
  if (dtype == DT_NONE) dtype = s[0]->type.dtype;
  bool arg = op == OP_ARGMAX || op == OP_ARGMIN;
  if (arg && axes != (1u << s[0]->type.rank) - 1 && (axes & (axes - 1)))
    return refuse(c, REASON_ARGUMENT, av_unknown, "several axes");
  if (arg && s[0]->type.rank > 1 && !av_is_contiguous(c, s[0]) && axes & (axes - 1))
    return refuse(c, REASON_ORDER, av_scalar_type(DT_INT64, KIND_NPSCALAR), "a search over a view that is not contiguous");
  AVal *a = counts ? only_where(c, s[0], s[4], DT_BOOL, op == OP_LOGICAL_AND) : s[0];
  return reduced_into(c, s[2], build_reduce(c, op, a, axes, keepdims, dtype));
}

static AVal *np_max(Ctx *c, const Args *a) { return ordered_reduction(c, OP_MAXIMUM, DT_NONE, a); }
static AVal *np_min(Ctx *c, const Args *a) { return ordered_reduction(c, OP_MINIMUM, DT_NONE, a); }
static AVal *np_any(Ctx *c, const Args *a) { return ordered_reduction(c, OP_LOGICAL_OR, DT_BOOL, a); }
static AVal *np_all(Ctx *c, const Args *a) { return ordered_reduction(c, OP_LOGICAL_AND, DT_BOOL, a); }
static AVal *np_argmax(Ctx *c, const Args *a) { return ordered_reduction(c, OP_ARGMAX, DT_INT64, a); }
static AVal *np_argmin(Ctx *c, const Args *a) { return ordered_reduction(c, OP_ARGMIN, DT_INT64, a); }

/* Number of elements that a reduction combines. */
static const Extent *reduced_count(Ctx *c, AVal *a, unsigned axes) {
  AVal *shape = eval_attribute(c, a, "shape");
  const Extent *n = ext_const(1);
  for (int i = 0; i < a->type.rank; i++) {
    int64_t k;
    if (!(axes >> i & 1)) continue;
    AVal *e = shape->items[i];
    if (!e->extent && !e->is_const) return NULL;
    n = ext_mul(n, av_const_int(e, &k) ? ext_const(k) : e->extent);
  }
  return n;
}

static AVal *divide_by_count(Ctx *c, AVal *total, AVal *count) {
  DType dtype = total->type.dtype;
  Value *v = materialise(c, total), *n = materialise(c, count);
  if (!v || !n) return av_data(total->type);
  DType loop = dtype_is_complex(dtype) ? DT_COMPLEX128 : DT_FLOAT64;
  v = build_cast(c, v, loop, KIND_NPSCALAR);
  n = build_cast(c, n, loop, KIND_NPSCALAR);
  v = build_map(c, OP_DIVIDE, 2, (Value *[]){v, n}, loop);
  if (v) v = build_cast(c, v, dtype, KIND_NPSCALAR);
  return v ? av_of_value(c, v) : av_data(total->type);
}

/* total / count, the division in float64 and rounded to the result's dtype (exact.md A 1.3) */
static AVal *np_mean(Ctx *c, const Args *args) {
  Reduction r;
  if (!bind_reduction(c, args, &r) || r.where || r.initial) return refuse(c, REASON_ARGUMENT, av_unknown, "arguments of a reduction");
  DType from = r.a->type.dtype, dtype = dtype_is_inexact(from) ? from : DT_FLOAT64;
  AVal *types_only = types_of_reduction(r.a, dtype, r.axes, r.keepdims);
  if (r.dtype != DT_NONE && r.dtype != dtype)
    return refuse(c, REASON_ARGUMENT, av_unknown, "a mean in another dtype");
  unsigned all = (1u << r.a->type.rank) - 1;
  if (from != dtype && r.axes != all && dtype_size(from) > 2)
    return refuse(c, REASON_ORDER, types_only, "a mean of integers over some axes");
  AVal *total = build_reduce(c, OP_ADD, r.a, r.axes, r.keepdims, dtype);
  const Extent *count = c->refused ? NULL : reduced_count(c, r.a, r.axes);
  if (!count) return types_only;
  check_at_least(c, 1, count);
  return finish(c, &r, divide_by_count(c, total, av_extent(c, count)));
}

/* For the prelude: how many elements a reduction of `a` over `axis` combines; total / count. */
static AVal *prelude_count(Ctx *c, const Args *args) {
  AVal *a = args->args[0];
  unsigned axes;
  AVal *types_only = av_scalar_type(DT_INT64, KIND_PYSCALAR);
  if (!av_is_array(a)) return refuse(c, REASON_TYPE, types_only, "a reduction of something that is not a known array");
  if (!axes_of_argument(c, args->args[1], a->type.rank, &axes)) return types_only;
  const Extent *n = reduced_count(c, a, axes);
  return n ? av_extent(c, n) : refuse(c, REASON_SHAPE, types_only, "a count that is not known");
}

static AVal *prelude_over(Ctx *c, const Args *args) {
  AVal *count = args->args[1];
  const Extent *n = extent_of(c, count);
  if (!n || args->args[0]->kind != AV_DATA) return args->args[0];
  int64_t k;
  if (ext_is_const(n, &k) && k < 1) return refuse(c, REASON_ARGUMENT, args->args[0], "no degrees of freedom");
  emit_check(c, REL_LE, ext_const(1), n);
  return divide_by_count(c, args->args[0], count);
}

/* ---- where, clip, round ---- */

static AVal *np_where(Ctx *c, const Args *a) {
  if (a->nargs == 1 && !a->nkwargs) return numpy_call(c, "nonzero", a);
  if (a->nargs != 3 || a->nkwargs) return NULL;
  AVal *cond = a->args[0], *x = a->args[1], *y = a->args[2];
  if (cond->kind != AV_DATA || x->kind != AV_DATA || y->kind != AV_DATA)
    return refuse(c, REASON_TYPE, av_unknown, "the type of an operand is not known");
  DType dx = x->type.dtype, dy = y->type.dtype, d;
  if (av_is_python(x) && !av_is_python(y)) dx = dtype_weak(dx, dy);
  else if (av_is_python(y) && !av_is_python(x)) dy = dtype_weak(dy, dx);
  d = dtype_promote(dx, dy);
  int rank = cond->type.rank;
  if (x->type.rank > rank) rank = x->type.rank;
  if (y->type.rank > rank) rank = y->type.rank;
  AVal *types_only = av_array_type(d, rank);
  bool fits = rank > 0 && av_is_array(cond) && dtype_is_native(d);
  for (int i = 1; i < 3; i++)
    if (av_is_python(a->args[i]) && dtype_is_int(d) && d != DT_INT64) fits = false;
  if (!fits) return refuse(c, REASON_DTYPE, types_only, "np.where on these operands");
  Value *v[3], *given[3];
  for (int i = 0; i < 3; i++) {
    v[i] = given[i] = materialise(c, a->args[i]);
    if (v[i]) v[i] = build_cast(c, v[i], i ? d : DT_BOOL, KIND_NPSCALAR);
    if (!v[i]) return types_only;
  }
  Value *r = build_map_of(c, OP_WHERE, 3, v, given, d);
  return r ? av_of_value(c, r) : types_only;
}

/* Has it an element of its own for each element of x? */
static bool is_as_large(Ctx *c, AVal *x, AVal *bound) {
  Shape a, b;
  if (!bound || !av_is_array(bound) || bound->type.rank != x->type.rank || !is_here(c, x) || !is_here(c, bound)) return false;
  shape_here(c, x, &a);
  shape_here(c, bound, &b);
  bool longer = false;
  for (int i = 0; i < a.rank; i++) {
    longer |= is_longer_than_one(a.e[i]);
    if (ext_const_is(a.e[i], 1) != ext_const_is(b.e[i], 1) || !unify(c, a.e[i], b.e[i])) return false;
  }
  return longer;
}

/* NumPy's loop for scalar bounds keeps -0.0 at a bound of 0.0; the one for arrays gives the bound. */
static AVal *clip_to_arrays(Ctx *c, AVal *x, AVal *lo, AVal *hi) {
  AVal *bounds[2] = {lo, hi};
  bool same = true;
  for (int i = 0; i < 2; i++)
    same &= bounds[i]->kind == AV_DATA && (bounds[i]->type.dtype == x->type.dtype || (av_is_python(bounds[i]) && dtype_is_float(x->type.dtype)));
  if (!av_is_array(x) || !same || !(is_as_large(c, x, lo) || is_as_large(c, x, hi)))
    return refuse(c, REASON_ARGUMENT, av_data(x->type), "np.clip with these bounds");
  return build_ufunc(c, OP_MINIMUM, 2, (AVal *[]){build_ufunc(c, OP_MAXIMUM, 2, (AVal *[]){x, lo}), hi});
}

/* np.f(2.5): as for an array of rank 0. NULL: it is no number that this is written for. */
static AVal *strong(Ctx *c, AVal *v) {
  bool number = av_is_scalar(v) && v->type.kind != KIND_ARRAY && v->type.dtype != DT_BOOL && !dtype_is_complex(v->type.dtype);
  return !number || v->carried ? NULL : av_is_python(v) ? scalar_as(c, v, v->type.dtype) : v;
}

static AVal *np_clip(Ctx *c, const Args *args) {
  AVal *s[6];
  if (!bind_args(c, args, "a a_min a_max out min max", s) || !s[0]) return av_unknown;
  AVal *lo = is_given(s[1]) ? s[1] : is_given(s[4]) ? s[4] : NULL, *hi = is_given(s[2]) ? s[2] : is_given(s[5]) ? s[5] : NULL, *r;
  AVal *x = av_is_array(s[0]) ? s[0] : strong(c, s[0]);
  if (!x || c->refused || (s[4] && s[1]) || (s[5] && s[2]))
    return refuse(c, REASON_TYPE, av_unknown, "np.clip of something that is not a known array or number");
  if (lo && hi && av_is_scalar(lo) && av_is_scalar(hi)) r = build_ufunc(c, OP_CLIP, 3, (AVal *[]){x, lo, hi});
  else if (lo && hi) r = clip_to_arrays(c, x, lo, hi);
  else if (lo) r = build_ufunc(c, OP_MAXIMUM, 2, (AVal *[]){x, lo});
  else if (hi) r = build_ufunc(c, OP_MINIMUM, 2, (AVal *[]){x, hi});
  else return refuse(c, REASON_ARGUMENT, s[0], "np.clip without bounds");
  return is_given(s[3]) ? store_out(c, s[3], r) : r;
}

static AVal *np_round(Ctx *c, const Args *args) {
  AVal *s[3];
  int64_t d = 0;
  if (!bind_args(c, args, "a decimals out", s) || !s[0] || is_given(s[2]))
    return refuse(c, REASON_ARGUMENT, av_unknown, "arguments of np.round");
  AVal *v = av_is_array(s[0]) ? s[0] : strong(c, s[0]);
  if (!v || c->refused) return refuse(c, REASON_ARGUMENT, av_unknown, "arguments of np.round");
  if (s[1] && !av_const_int(s[1], &d)) return refuse(c, REASON_ARGUMENT, s[0], "decimals that are not a constant");
  AVal *types_only = v->type.rank ? av_array_type(v->type.dtype, v->type.rank) : av_scalar_type(v->type.dtype, KIND_NPSCALAR);
  if (!dtype_is_float(v->type.dtype) || d > 22 || d < -22)
    return refuse(c, REASON_DTYPE, types_only, "np.round of integers");
  AVal *scale = av_float(pow(10, (double)llabs(d)));
  Op before = d > 0 ? OP_MULTIPLY : OP_DIVIDE, after = d > 0 ? OP_DIVIDE : OP_MULTIPLY;
  Value *a = d && v->type.rank > 2 ? materialise(c, v) : NULL;
  if (a && !is_in_c_order(a)) return refuse(c, REASON_ORDER, types_only, "np.round of an array of permuted axes");
  if (d) v = build_ufunc(c, before, 2, (AVal *[]){v, scale});
  v = build_ufunc(c, OP_RINT, 1, &v);
  if (d) v = build_ufunc(c, after, 2, (AVal *[]){v, scale});
  return v;
}

/* np.real(z), np.imag(z) are z's attributes. */
static AVal *part(Ctx *c, const Args *a, bool imag) {
  if (a->nargs != 1 || a->nkwargs || a->args[0]->kind != AV_DATA) return NULL;
  return complex_part(c, a->args[0], imag);
}

static AVal *np_real(Ctx *c, const Args *a) { return part(c, a, false); }
static AVal *np_imag(Ctx *c, const Args *a) { return part(c, a, true); }

static AVal *is_complex_object(Ctx *c, const Args *a, bool wanted) {
  (void)c;
  if (a->nargs != 1 || a->nkwargs || a->args[0]->kind != AV_DATA) return NULL;
  return av_bool(dtype_is_complex(a->args[0]->type.dtype) == wanted);
}

static AVal *np_iscomplexobj(Ctx *c, const Args *a) { return is_complex_object(c, a, true); }
static AVal *np_isrealobj(Ctx *c, const Args *a) { return is_complex_object(c, a, false); }

static const NumpyEntry functions[] = {
  {"sum", np_sum}, {"prod", np_prod}, {"max", np_max}, {"amax", np_max}, {"min", np_min},
  {"amin", np_min}, {"any", np_any}, {"all", np_all}, {"argmax", np_argmax}, {"argmin", np_argmin},
  {"mean", np_mean}, {"where", np_where}, {"clip", np_clip}, {"round", np_round},
  {"around", np_round}, {"real", np_real}, {"imag", np_imag}, {"iscomplexobj", np_iscomplexobj},
  {"isrealobj", np_isrealobj},
};

NumpyFunction *find_function(const NumpyEntry *table, size_t n, const char *name) {
  for (size_t i = 0; i < n; i++)
    if (!strcmp(table[i].name, name)) return table[i].function;
  return NULL;
}

static NumpyFunction *function_of(const char *name) {
  NumpyFunction *f = FIND(functions, name);
  if (!f) f = array_function(name);
  if (!f) f = range_function(name);
  if (!f) f = view_function(name);
  if (!f) f = reshape_function(name);
  if (!f) f = join_function(name);
  if (!f) f = select_function(name);
  if (!f) f = sort_function(name);
  if (!f) f = search_function(name);
  if (!f) f = type_function(name);
  return f ? f : product_function(name);
}

/* Is it known to be 0? */
static bool is_zero(const AVal *v) {
  int64_t i;
  return av_const_int(v, &i) && i == 0;
}

/* a.flags.fnc: its elements follow each other in Fortran order, and not in C order. */
static AVal *is_fortran(Ctx *c, AVal *a) {
  const Extent *strides[MAX_RANK], *dense = ext_const(1);
  Shape s;
  if (av_is_contiguous(c, a)) return av_bool(false);
  if (!av_is_array(a) || !is_here(c, a) || !av_strides(c, a, strides)) return refuse(c, REASON_ORDER, av_unknown, "an unknown memory order");
  shape_here(c, a, &s);
  int longer = 0;
  bool fortran = true;
  for (int i = 0; i < s.rank; i++) {
    bool one = ext_const_is(s.e[i], 1);
    longer += is_longer_than_one(s.e[i]);
    if (!one && strides[i] != dense) {
      bool differs = is_longer_than_one(s.e[i]) && (ext_known_ge(strides[i], ext_add_const(dense, 1)) || ext_known_ge(dense, ext_add_const(strides[i], 1)));
      if (!differs) return refuse(c, REASON_ORDER, av_unknown, "an unknown memory order");
      fortran = false;
    }
    dense = ext_mul(dense, s.e[i]);
  }
  return fortran && longer < 2 ? refuse(c, REASON_ORDER, av_unknown, "an unknown memory order") : av_bool(fortran);
}

/* What exists only in the prelude: np._count and np._over, and what is known of an array or number. */
static AVal *prelude_call(Ctx *c, const char *name, const Args *a) {
  if (!in_prelude(c)) return NULL;
  if (!strcmp(name, "_is_float") && a->nargs == 1)
    return av_bool(av_is_array(a->args[0]) && dtype_is_float(a->args[0]->type.dtype));
  if (!strcmp(name, "_are_ints")) {
    bool all = true;
    for (int i = 0; i < a->nargs; i++)
      all &= av_is_array(a->args[i]) && dtype_is_int(a->args[i]->type.dtype) && a->args[i]->type.dtype == a->args[0]->type.dtype;
    return av_bool(all);
  }
  if (!strcmp(name, "_is_single") && a->nargs == 1)
    return av_bool(av_is_array(a->args[0]) && dtype_real(a->args[0]->type.dtype) == DT_FLOAT32);
  int64_t k;
  if (!strcmp(name, "_is_known") && a->nargs == 1) return av_bool(av_const_int(a->args[0], &k));
  if (!strcmp(name, "_is_zero") && a->nargs == 1) return av_bool(is_zero(a->args[0]));
  if (!strcmp(name, "_is_array") && a->nargs == 1) return av_bool(av_is_array(a->args[0]));
  if (!strcmp(name, "_is_contiguous") && a->nargs == 1) return av_bool(av_is_contiguous(c, a->args[0]));
  if (!strcmp(name, "_is_fortran") && a->nargs == 1) return is_fortran(c, a->args[0]);
  AVal *by_gufunc = gufunc_call(c, name, a);
  if (by_gufunc) return by_gufunc;
  if (a->nargs != 2) return NULL;
  if (!strcmp(name, "_count")) return prelude_count(c, a);
  return !strcmp(name, "_over") ? prelude_over(c, a) : NULL;
}

/* np.add.reduce(a): the same, over the first axis unless told otherwise. */
AVal *ufunc_reduce(Ctx *c, Op op, const Args *a) {
  AVal *s[7], first = *av_int(0);
  if (!bind_args(c, a, "array axis dtype out keepdims initial where", s) || !s[0]) return av_unknown;
  AVal *all[7] = {s[0], s[1] ? s[1] : &first, s[2], s[3], s[4], s[5], s[6]}, *ordered[5] = {all[0], all[1], s[3], s[4], s[6]};
  bool sums = op == OP_ADD || op == OP_MULTIPLY, truth = op == OP_LOGICAL_AND || op == OP_LOGICAL_OR;
  Args args = {.args = sums ? all : ordered, .nargs = sums ? 7 : truth ? 5 : 4};
  if (!sums && (s[5] || (s[6] && !truth))) return refuse(c, REASON_ARGUMENT, av_unknown, "initial= or where= of a reduction");
  if (!sums && is_given(s[2])) return refuse(c, REASON_ARGUMENT, av_unknown, "a dtype of a reduction");
  switch (op) {
  case OP_ADD: return np_sum(c, &args);
  case OP_MULTIPLY: return np_prod(c, &args);
  case OP_MAXIMUM: return np_max(c, &args);
  case OP_MINIMUM: return np_min(c, &args);
  case OP_LOGICAL_OR: return np_any(c, &args);
  case OP_LOGICAL_AND: return np_all(c, &args);
  case OP_BITWISE_AND: case OP_BITWISE_OR: case OP_BITWISE_XOR:
    if (!av_is_array(s[0]) || !dtype_is_int(s[0]->type.dtype)) return NULL;
    return ordered_reduction(c, op, DT_NONE, &args);
  default: return NULL;
  }
}

static AVal *native_call(Ctx *c, const char *name, const Args *a) {
  Op op = op_from_numpy(name);
  if (op != OP_NONE) return call_ufunc(c, op, a);
  NumpyFunction *f = function_of(name);
  AVal *v = f ? f(c, a) : NULL;
  if (v || c->refused) return v;     /* NULL: of another form, which the prelude may know */
  AVal *by_method = ufunc_method(c, name, a);
  if (by_method) return by_method;
  if (*name == '_') return prelude_call(c, name, a);
  Function *composed = prelude_function(name);
  return composed ? call_function(c, composed, a) : NULL;
}

/* What has no native form here may still happen from within the region. */
static AVal *native_or_callback(Ctx *c, const char *name, const Args *a) {
  if (c->refused || !c->region || !is_pure(name)) return native_call(c, name, a);
  Mark mark = region_mark(c);
  AVal *v = native_call(c, name, a);
  if (v && v->kind != AV_UNKNOWN && !c->refused) return v;
  bool refused = c->refused;
  Reason reason = c->reason;
  const char *why = c->why;
  region_rollback(c, mark);
  c->refused = false;
  AVal *by_python = numpy_callback(c, name, a);
  if (by_python && !c->refused) return by_python;
  c->refused = refused;
  c->reason = reason;
  c->why = why;
  return v;
}

AVal *numpy_call(Ctx *c, const char *name, const Args *a) {
  AVal *v = native_or_callback(c, name, a);
  if (v && v->kind == AV_TUPLE && makes_named_tuple(name)) v->imported = true;
  return v;
}

AVal *method_call(Ctx *c, AVal *self, const char *name, const Args *a) {
  static const char *const same[] = {
    "sum", "prod", "max", "min", "any", "all", "argmax", "argmin", "mean", "clip", "round", "dot",
    "var", "std", "copy", "reshape", "ravel", "transpose", "astype", "flatten", "squeeze", "swapaxes",
    "repeat", "diagonal", "trace", "cumsum", "cumprod",
    "nonzero", "take", "compress", "choose", "put", "sort", "argsort", "searchsorted",
  };
  bool conjugate = !strcmp(name, "conj") || !strcmp(name, "conjugate");
  if (conjugate && !a->nargs && !a->nkwargs) return complex_conjugate(c, self);
  bool known = false;
  for (size_t i = 0; i < sizeof same / sizeof *same; i++) known |= !strcmp(same[i], name);
  if (self->type.rank == 0) return scalar_method(c, self, name, a);
  if (!known) return NULL;
  Args with_self = *a;
  with_self.nargs = a->nargs + 1;
  with_self.args = NEW_ARRAY(AVal *, a->nargs + 1);
  with_self.args[0] = self;
  for (int i = 0; i < a->nargs; i++) with_self.args[i + 1] = a->args[i];
  NumpyFunction *f = array_method(name);
  if (!f) f = select_method(name);
  if (!f) f = sort_method(name);
  return f ? f(c, &with_self) : numpy_call(c, name, &with_self);
}

AVal *numpy_attribute(const char *dotted) {
  static const struct { const char *name; double value; } constants[] = {
    {"numpy.pi", M_PI}, {"numpy.e", M_E}, {"numpy.inf", INFINITY}, {"numpy.nan", NAN},
    {"numpy.euler_gamma", 0.57721566490153286061}, {"math.pi", M_PI}, {"math.e", M_E},
    {"math.inf", INFINITY}, {"math.nan", NAN}, {"math.tau", 2 * M_PI},
  };
  for (size_t i = 0; i < sizeof constants / sizeof *constants; i++)
    if (!strcmp(constants[i].name, dotted)) return av_float(constants[i].value);
  if (!strcmp(dotted, "numpy.newaxis")) return av_none;
  if (strncmp(dotted, "numpy.", 6)) return NULL;
  static const char *const dtypes[] = {
    "bool", "bool_", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64",
    "float32", "float64", "intp", "int_", "double", "single", "float16", "complex64", "complex128",
  };
  for (size_t i = 0; i < sizeof dtypes / sizeof *dtypes; i++) {
    if (strcmp(dtypes[i], dotted + 6)) continue;
    DType d = dtype_parse(dtypes[i]);
    if (d == DT_NONE) return NULL;
    return av_dtype(d, false);
  }
  return NULL;
}
