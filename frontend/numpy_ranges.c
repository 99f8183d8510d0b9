/* Functions whose elements follow from their indices: arange, linspace, eye, tri, indices, meshgrid, np.mgrid. */
#include <math.h>
#include <string.h>

#include "numpy_functions.h"

Value *index_value(Ctx *c, int rank, const Extent *const *shape, int axis) {
  Node *n = emit(c, N_INDEX, 0, NULL, false);
  n->axis = axis;
  return emit_result(c, n, type_array(DT_INT64, rank, shape));
}

static Value *map2(Ctx *c, Op op, Value *a, Value *b, DType d) {
  return a && b ? build_map(c, op, 2, (Value *[]){a, b}, d) : NULL;
}

static AVal *result_of(Ctx *c, Value *v, AVal *types_only) { return v ? av_of_value(c, v) : types_only; }

/* ---- arange ---- */

static bool is_whole_number(const AVal *v) {
  return v->kind == AV_DATA && v->type.rank == 0 && v->type.dtype == DT_INT64;
}

static AVal *int_range(Ctx *c, AVal *start, AVal *stop, AVal *step, DType d) {
  AVal *types_only = av_array_type(d, 1);
  int64_t k = 1;
  if (step && (!av_const_int(step, &k) || k == 0))
    return refuse(c, REASON_ARGUMENT, types_only, "np.arange with a step that is not a constant");
  const Extent *lo = start ? extent_of(c, start) : ext_const(0), *hi = extent_of(c, stop);
  if (!lo || !hi) return types_only;
  const Extent *n = k > 0 ? ext_ceildiv(ext_sub(hi, lo), k) : ext_ceildiv(ext_sub(lo, hi), -k);
  Shape s;
  if (!shape_of_argument(c, av_extent(c, n), &s)) return types_only;
  Value *i = index_value(c, 1, s.e, 0);
  if (k != 1) i = map2(c, OP_MULTIPLY, i, scalar_of(c, DT_INT64, (double)k), DT_INT64);
  if (!ext_const_is(lo, 0)) {
    Value *at = materialise(c, av_extent(c, lo));
    i = map2(c, OP_ADD, at ? build_cast(c, at, DT_INT64, KIND_NPSCALAR) : NULL, i, DT_INT64);
  }
  if (i) i = d == DT_INT64 && k == 1 && ext_const_is(lo, 0) ? build_map(c, OP_COPY, 1, &i, d)
                                                            : build_cast(c, i, d, KIND_NPSCALAR);
  return result_of(c, i, types_only);
}

/* As float64: what Python's arithmetic on these numbers gives. */
static Value *number(Ctx *c, AVal *v) {
  Value *x = materialise(c, v);
  return x ? build_cast(c, x, DT_FLOAT64, KIND_PYSCALAR) : NULL;
}

/* ceil((stop - start) / step); 0 and what is no length take an exit. */
static const Extent *range_length(Ctx *c, Value *start, Value *stop, Value *step) {
  Value *zero = materialise(c, av_float(0)), *most = materialise(c, av_float(4e18));
  check_true(c, map2(c, OP_NOT_EQUAL, step, zero, DT_BOOL));
  Value *n = map2(c, OP_DIVIDE, map2(c, OP_SUBTRACT, stop, start, DT_FLOAT64), step, DT_FLOAT64);
  n = n ? build_map(c, OP_CEIL, 1, &n, DT_FLOAT64) : NULL;
  check_true(c, map2(c, OP_LESS, n, most, DT_BOOL));
  check_true(c, map2(c, OP_LESS, zero, n, DT_BOOL));
  n = n ? build_cast(c, n, DT_INT64, KIND_PYSCALAR) : NULL;
  return n ? ext_scalar(n) : NULL;
}

/* Element 0 is start, element 1 start + step, the others e0 + i * (e1 - e0), in the dtype (exact.md A 4). */
static AVal *float_range(Ctx *c, AVal *start, AVal *stop, AVal *step, DType d) {
  AVal *types_only = av_array_type(d, 1);
  Value *lo = number(c, start), *hi = number(c, stop), *by = number(c, step);
  const Extent *n = lo && hi && by ? range_length(c, lo, hi, by) : NULL;
  if (!n) return types_only;
  Value *e1 = map2(c, OP_ADD, lo, by, DT_FLOAT64);
  Value *first = build_cast(c, lo, d, KIND_NPSCALAR), *second = e1 ? build_cast(c, e1, d, KIND_NPSCALAR) : NULL;
  Value *i = index_value(c, 1, &n, 0), *delta = map2(c, OP_SUBTRACT, second, first, d);
  Value *x = map2(c, OP_MULTIPLY, build_cast(c, i, d, KIND_NPSCALAR), delta, d);
  x = map2(c, OP_ADD, first, x, d);
  Value *is_second = map2(c, OP_EQUAL, i, scalar_of(c, DT_INT64, 1), DT_BOOL);
  if (x && is_second) x = build_map(c, OP_WHERE, 3, (Value *[]){is_second, second, x}, d);
  return result_of(c, x, types_only);
}

static double constant(const AVal *v) { return v->type.dtype == DT_FLOAT64 ? v->f : (double)v->i; }

/* The same for numbers that are known: of known length. NULL where that is not plain. */
static AVal *constant_range(Ctx *c, double lo, double hi, double by, DType d) {
  double length = ceil((hi - lo) / by), e0 = lo, e1 = lo + by;
  if (d == DT_FLOAT32) e0 = (float)e0, e1 = (float)e1;
  double delta = d == DT_FLOAT32 ? (float)((float)e1 - (float)e0) : e1 - e0;
  double again = d == DT_FLOAT32 ? (float)((float)e0 + (float)delta) : e0 + delta;
  if (!(length >= 1 && length < 1e9) || again != e1) return NULL;
  const Extent *n = ext_const((int64_t)length);
  Value *i = index_value(c, 1, &n, 0);
  Value *x = map2(c, OP_MULTIPLY, build_cast(c, i, d, KIND_NPSCALAR), scalar_of(c, d, delta), d);
  return result_of(c, map2(c, OP_ADD, scalar_of(c, d, e0), x, d), av_array_type(d, 1));
}

static bool is_number(const AVal *v) {
  if (v->kind != AV_DATA || v->type.rank || v->type.kind == KIND_ARRAY) return false;
  return v->type.dtype == DT_FLOAT64 || v->type.dtype == DT_INT64;
}

static AVal *np_arange(Ctx *c, const Args *a) {
  AVal *s[4];
  if (!bind_args(c, a, "start stop step dtype", s) || !s[0])
    return refuse(c, REASON_ARGUMENT, av_unknown, "arguments of np.arange");
  AVal *start = s[1] ? s[0] : NULL, *stop = s[1] ? s[1] : s[0], *step = is_given(s[2]) ? s[2] : NULL;
  bool known = is_number(stop) && (!start || is_number(start)) && (!step || is_number(step));
  if (!known) return refuse(c, REASON_TYPE, av_unknown, "np.arange of values that are not known");
  bool ints = (!start || is_whole_number(start)) && is_whole_number(stop) && (!step || is_whole_number(step));
  DType d = optional_dtype(c, s[3], ints ? DT_INT64 : DT_FLOAT64);
  if (d == DT_NONE) return av_unknown;
  AVal *types_only = av_array_type(d, 1);
  if (ints && dtype_is_int(d) && dtype_size(d) >= 4) return int_range(c, start, stop, step, d);
  if (d != DT_FLOAT64 && d != DT_FLOAT32)
    return refuse(c, REASON_ARGUMENT, types_only, "np.arange of this dtype");
  if (!start) start = av_int(0);
  if (!step) step = av_int(1);
  AVal *v = NULL;
  if (start->is_const && stop->is_const && step->is_const)
    v = constant_range(c, constant(start), constant(stop), constant(step), d);
  return v ? v : float_range(c, start, stop, step, d);
}

/* ---- linspace ---- */

/* What NumPy returns is a view of an array of its own. */
static AVal *view_of_all(Ctx *c, AVal *v) {
  Shape s;
  shape_here(c, v, &s);
  View w = view_identity(s.rank, s.e);
  return shown(c, v, &w);
}

static Value *linspace_step(Ctx *c, AVal *start, AVal *stop, const Extent *count) {
  int64_t n;
  if (start->is_const && stop->is_const && ext_is_const(count, &n)) {
    double step = (constant(stop) - constant(start)) / (double)n;
    if (isfinite(step) && step != 0) return scalar_of(c, DT_FLOAT64, step);
  }
  Value *lo = number(c, start), *hi = number(c, stop), *div = number(c, av_extent(c, count));
  Value *step = map2(c, OP_DIVIDE, map2(c, OP_SUBTRACT, hi, lo, DT_FLOAT64), div, DT_FLOAT64);
  check_true(c, map2(c, OP_NOT_EQUAL, step, materialise(c, av_float(0)), DT_BOOL));
  return step ? build_cast(c, step, DT_FLOAT64, KIND_NPSCALAR) : NULL;
}

/* i * step + start, the last element set to stop */
static Value *linspace_values(Ctx *c, AVal *start, AVal *stop, const Extent *n, bool endpoint) {
  const Extent *last = ext_add_const(n, -1);
  Value *step = linspace_step(c, start, stop, endpoint ? last : n);
  Value *lo = number(c, start), *hi = number(c, stop), *i = index_value(c, 1, &n, 0);
  if (!step || !lo || !hi) return NULL;
  Value *x = map2(c, OP_MULTIPLY, build_cast(c, i, DT_FLOAT64, KIND_NPSCALAR), step, DT_FLOAT64);
  x = map2(c, OP_ADD, x, build_cast(c, lo, DT_FLOAT64, KIND_NPSCALAR), DT_FLOAT64);
  if (!endpoint || !x) return x;
  Value *end = materialise(c, av_extent(c, last));
  Value *at_end = map2(c, OP_EQUAL, i, end ? build_cast(c, end, DT_INT64, KIND_NPSCALAR) : NULL, DT_BOOL);
  Value *operands[3] = {at_end, build_cast(c, hi, DT_FLOAT64, KIND_NPSCALAR), x};
  return at_end ? build_map(c, OP_WHERE, 3, operands, DT_FLOAT64) : NULL;
}

static AVal *np_linspace(Ctx *c, const Args *a) {
  AVal *s[6];
  bool endpoint = true, retstep = false;
  if (!bind_args(c, a, "start stop num endpoint retstep dtype", s) || !s[0] || !s[1])
    return refuse(c, REASON_ARGUMENT, av_unknown, "arguments of np.linspace");
  DType d = optional_dtype(c, s[5], DT_FLOAT64);
  bool flags = (!s[3] || av_const_bool(s[3], &endpoint)) && (!s[4] || av_const_bool(s[4], &retstep));
  if (flags && d != DT_NONE && (retstep || dtype_is_int(d) || av_is_array(s[0]) || av_is_array(s[1]))) return NULL;
  if (!flags || retstep || (d != DT_FLOAT64 && d != DT_FLOAT32))
    return refuse(c, REASON_ARGUMENT, flags && !retstep ? array_type_or_unknown(d, 1) : av_unknown, "arguments of np.linspace");
  AVal *types_only = av_array_type(d, 1);
  if (!is_number(s[0]) || !is_number(s[1]))
    return refuse(c, REASON_ARGUMENT, av_unknown, "np.linspace of bounds that are not numbers");
  Shape shape;
  if (!shape_of_argument(c, s[2] ? s[2] : av_int(50), &shape) || shape.rank != 1) return types_only;
  if (ext_const_is(shape.e[0], 1)) return refuse(c, REASON_ARGUMENT, types_only, "np.linspace of one element");
  emit_check(c, REL_LE, ext_const(2), shape.e[0]);
  Value *x = linspace_values(c, s[0], s[1], shape.e[0], endpoint);
  if (!x) return types_only;
  if (d != DT_FLOAT64) return result_of(c, build_cast(c, x, d, KIND_NPSCALAR), types_only);
  return view_of_all(c, av_of_value(c, x));
}

/* ---- matrices ---- */

/* index of the row + k `op` index of the column */
static Value *compare_indices(Ctx *c, const Shape *s, AVal *k, Op op) {
  Value *i = index_value(c, 2, s->e, 0), *j = index_value(c, 2, s->e, 1), *offset;
  int64_t n;
  if (k && !(av_const_int(k, &n) && n == 0)) {
    if (!is_whole_number(k) || !(offset = materialise(c, k))) {
      refuse(c, REASON_ARGUMENT, NULL, "a diagonal that is not an integer");
      return NULL;
    }
    i = map2(c, OP_ADD, i, build_cast(c, offset, DT_INT64, KIND_NPSCALAR), DT_INT64);
  }
  return map2(c, op, i, j, DT_BOOL);
}

static AVal *matrix_of_indices(Ctx *c, AVal *rows, AVal *columns, AVal *k, AVal *dtype, Op op) {
  DType d = optional_dtype(c, dtype, DT_FLOAT64);
  AVal *types_only = array_type_or_unknown(d, 2), **dims = NEW_ARRAY(AVal *, 2);
  Shape shape;
  dims[0] = rows;
  dims[1] = is_given(columns) ? columns : rows;
  if (d == DT_NONE || !shape_of_argument(c, av_tuple(dims, 2), &shape)) return types_only;
  Value *v = compare_indices(c, &shape, k, op);
  return result_of(c, v ? build_cast(c, v, d, KIND_NPSCALAR) : NULL, types_only);
}

static AVal *np_eye(Ctx *c, const Args *a) {
  AVal *s[4];
  if (!bind_args(c, a, "N M k dtype", s) || !s[0]) return refuse(c, REASON_ARGUMENT, av_unknown, "arguments of np.eye");
  return matrix_of_indices(c, s[0], s[1], s[2], s[3], OP_EQUAL);
}

static AVal *np_identity(Ctx *c, const Args *a) {
  AVal *s[2];
  if (!bind_args(c, a, "n dtype", s) || !s[0]) return refuse(c, REASON_ARGUMENT, av_unknown, "arguments of np.identity");
  return matrix_of_indices(c, s[0], NULL, NULL, s[1], OP_EQUAL);
}

static AVal *np_tri(Ctx *c, const Args *a) {
  AVal *s[4];
  if (!bind_args(c, a, "N M k dtype", s) || !s[0]) return refuse(c, REASON_ARGUMENT, av_unknown, "arguments of np.tri");
  return matrix_of_indices(c, s[0], s[1], s[2], s[3], OP_GREATER_EQUAL);
}

/* ---- grids ---- */

/* lo + index along the axis */
static Value *counted_from(Ctx *c, AVal *lo, Value *i) {
  int64_t zero;
  if (!lo || (av_const_int(lo, &zero) && zero == 0)) return i;
  Value *v = materialise(c, lo);
  return map2(c, OP_ADD, i, v ? build_cast(c, v, DT_INT64, KIND_NPSCALAR) : NULL, DT_INT64);
}

/* r[k, i, j, ...] = the k-th of i, j, ...; counted from lo[k] */
static AVal *grid(Ctx *c, const Shape *s, AVal **lo, DType d) {
  AVal *types_only = array_type_or_unknown(d, s->rank + 1);
  Shape full = {.rank = s->rank + 1};
  if (full.rank > MAX_RANK) return refuse(c, REASON_SHAPE, av_unknown, "a grid of too many axes");
  full.e[0] = ext_const(s->rank);
  for (int i = 0; i < s->rank; i++) full.e[i + 1] = s->e[i];
  Value *v = counted_from(c, lo[s->rank - 1], index_value(c, full.rank, full.e, s->rank));
  for (int k = s->rank - 2; k >= 0; k--) {
    Value *which = index_value(c, full.rank, full.e, 0);
    Value *i = counted_from(c, lo[k], index_value(c, full.rank, full.e, k + 1));
    Value *here = map2(c, OP_EQUAL, which, scalar_of(c, DT_INT64, k), DT_BOOL);
    v = here && i && v ? build_map(c, OP_WHERE, 3, (Value *[]){here, i, v}, DT_INT64) : NULL;
  }
  if (v) v = d == DT_INT64 ? build_map(c, OP_COPY, 1, &v, d) : build_cast(c, v, d, KIND_NPSCALAR);
  return result_of(c, v, types_only);
}

static AVal *np_indices(Ctx *c, const Args *a) {
  AVal *s[2];
  Shape shape;
  if (!bind_args(c, a, "dimensions dtype", s) || !s[0] || !is_sequence(s[0]))
    return refuse(c, REASON_ARGUMENT, av_unknown, "arguments of np.indices");
  DType d = optional_dtype(c, s[1], DT_INT64);
  if (d == DT_NONE || !shape_of_argument(c, s[0], &shape)) return array_type_or_unknown(d, s[0]->n + 1);
  AVal *lo[MAX_RANK] = {0};
  return grid(c, &shape, lo, d);
}

/* The function is called once, with one array of indices for each axis. */
static AVal *np_fromfunction(Ctx *c, const Args *a) {
  AVal *s[3];
  Shape shape;
  if (!bind_args(c, a, "function shape dtype", s) || !s[0] || !s[1] || !is_sequence(s[1]) || s[0]->kind != AV_USER)
    return refuse(c, REASON_ARGUMENT, av_unknown, "arguments of np.fromfunction");
  DType d = optional_dtype(c, s[2], DT_FLOAT64);
  if (d == DT_NONE || !shape_of_argument(c, s[1], &shape)) return av_unknown;
  AVal *lo[MAX_RANK] = {0}, *all = grid(c, &shape, lo, d);
  Args call = {.args = NEW_ARRAY(AVal *, shape.rank), .nargs = shape.rank};
  for (int k = 0; k < shape.rank && !c->refused; k++) call.args[k] = row_of(c, all, ext_const(k));
  return c->refused ? av_unknown : call_function(c, s[0]->fn, &call);
}

/* np.mgrid[...], np.ogrid[...], np.r_[...], np.c_[...]: functions of the prelude of what stands between the brackets. */
static AVal *subscript_function(Ctx *c, const char *dotted, Expr *index) {
  static const char *const names[] = {"numpy.mgrid", "numpy.ogrid", "numpy.r_", "numpy.c_"};
  bool known = false, tuple = index->kind == E_TUPLE;
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) known |= !strcmp(names[i], dotted);
  if (!known || c->refused || !c->region) return NULL;
  Args a = {.nargs = tuple ? index->nitems : 1};
  a.args = NEW_ARRAY(AVal *, a.nargs + 1);
  for (int i = 0; i < a.nargs; i++) {
    Expr *e = tuple ? index->items[i] : index;
    if (e->kind == E_STARRED) return NULL;
    a.args[i] = e->kind == E_SLICE ? eval_slice(c, e) : eval(c, e);
  }
  bool grid = strstr(dotted, "grid") != NULL;
  const char *name = grid && !tuple ? "_mgrid_of_one" : dotted + strlen("numpy.");
  return c->refused ? NULL : call_function(c, prelude_function(name), &a);
}

AVal *numpy_subscript(Ctx *c, const char *dotted, Expr *index) {
  AVal *v = subscript_function(c, dotted, index);
  if (v && !c->refused) return v;
  return refuse(c, REASON_CALL, typed_subscript(c, dotted, index), "'%s[]'", dotted);
}

static const NumpyEntry functions[] = {
  {"arange", np_arange}, {"linspace", np_linspace}, {"eye", np_eye}, {"identity", np_identity}, {"tri", np_tri},
  {"indices", np_indices}, {"fromfunction", np_fromfunction},
};

NumpyFunction *range_function(const char *name) { return FIND(functions, name); }
