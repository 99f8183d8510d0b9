/* Functions that make arrays (zeros, arange, linspace, ...), copy them, or show them in another shape. */
#include <math.h>
#include <string.h>

#include "numpy_functions.h"

/* ---- shapes as arguments ---- */

typedef struct { int rank; const Extent *e[MAX_RANK]; } Shape;

/* An int or a tuple of ints; each extent that is not constant is checked to be >= 2. */
static bool shape_of_argument(Ctx *c, AVal *v, Shape *s) {
  AVal *one[1] = {v};
  bool seq = v->kind == AV_TUPLE || v->kind == AV_LIST;
  AVal **items = seq ? v->items : one;
  s->rank = seq ? v->n : 1;
  if (s->rank > MAX_RANK || s->rank == 0) return refuse(c, REASON_SHAPE, NULL, "a shape of rank 0"), false;
  for (int i = 0; i < s->rank; i++) {
    int64_t k;
    s->e[i] = extent_of(c, items[i]);
    if (!s->e[i]) return false;
    if (ext_is_const(s->e[i], &k) && k < 1) return refuse(c, REASON_SHAPE, NULL, "an empty array"), false;
    if (!ext_is_const(s->e[i], NULL)) emit_check(c, REL_LE, ext_const(2), s->e[i]);
    s->e[i] = canonical(c, s->e[i]);
  }
  return true;
}

static int rank_of_argument(const AVal *v) {
  if (v->kind == AV_TUPLE || v->kind == AV_LIST) return v->n;
  return v->kind == AV_DATA ? 1 : -1;
}

static AVal *array_type_or_unknown(DType d, int rank) {
  return d != DT_NONE && rank >= 1 && rank <= MAX_RANK ? av_array_type(d, rank) : av_unknown;
}

static Value *scalar_of(Ctx *c, DType d, double f) {
  AVal *v = dtype_is_inexact(d) ? av_float(f) : av_int((int64_t)f);
  Value *x = materialise(c, v);
  return x ? build_cast(c, x, d, KIND_NPSCALAR) : NULL;
}

/* ---- filled arrays ---- */

static DType optional_dtype(Ctx *c, AVal *v, DType otherwise) {
  return is_given(v) ? dtype_of_argument(c, v) : otherwise;
}

static AVal *filled(Ctx *c, AVal *shape, DType d, double value) {
  AVal *types_only = array_type_or_unknown(d, rank_of_argument(shape));
  Shape s;
  if (d == DT_NONE || !shape_of_argument(c, shape, &s)) return types_only;
  Value *x = scalar_of(c, d, value);
  return x ? build_fill(c, s.rank, s.e, x) : types_only;
}

static AVal *filled_from(Ctx *c, const Args *a, double value) {
  AVal *s[3];
  if (!bind_args(c, a, "shape dtype order", s) || !s[0] || is_given(s[2]))
    return refuse(c, REASON_ARGUMENT, av_unknown, "arguments of a constructor");
  return filled(c, s[0], optional_dtype(c, s[1], DT_FLOAT64), value);
}

static AVal *np_zeros(Ctx *c, const Args *a) { return filled_from(c, a, 0); }
static AVal *np_ones(Ctx *c, const Args *a) { return filled_from(c, a, 1); }

static AVal *fill_with(Ctx *c, Shape *s, AVal *value, DType d) {
  AVal *types_only = av_array_type(d, s->rank);
  bool fits = value->kind == AV_DATA && value->type.rank == 0 &&
              !(av_is_python(value) && dtype_is_int(d) && (d != DT_INT64 || value->type.dtype == DT_FLOAT64));
  if (!fits) return refuse(c, REASON_ARGUMENT, types_only, "a fill value that may not fit");
  Value *x = materialise(c, value);
  if (x) x = build_cast(c, x, d, KIND_NPSCALAR);
  return x ? build_fill(c, s->rank, s->e, x) : types_only;
}

static AVal *np_full(Ctx *c, const Args *a) {
  AVal *s[3];
  Shape shape;
  if (!bind_args(c, a, "shape fill_value dtype", s) || !s[0] || !s[1] || s[1]->kind != AV_DATA)
    return refuse(c, REASON_ARGUMENT, av_unknown, "arguments of np.full");
  DType d = optional_dtype(c, s[2], s[1]->type.dtype);
  if (d == DT_NONE || !shape_of_argument(c, s[0], &shape))
    return array_type_or_unknown(s[1]->type.dtype, rank_of_argument(s[0]));
  return fill_with(c, &shape, s[1], d);
}

/* *_like: the shape and memory order of the model. */
static AVal *like(Ctx *c, AVal *model, AVal *dtype, AVal *value, double constant) {
  if (!model || !av_is_array(model))
    return refuse(c, REASON_TYPE, av_unknown, "a model whose type is not known");
  DType d = optional_dtype(c, dtype, model->type.dtype);
  if (d == DT_NONE) return av_unknown;
  AVal *types_only = av_array_type(d, model->type.rank);
  Value *m = materialise(c, model);
  if (!m) return types_only;
  Type fresh = m->type;
  if (!order_of_copy(m, fresh.order) || !type_is_c_order(&fresh)) return refuse(c, REASON_ORDER, types_only, "an array like one that is not in C order");
  Shape s = {.rank = m->type.rank};
  for (int i = 0; i < s.rank; i++) s.e[i] = m->type.shape[i];
  if (value) return fill_with(c, &s, value, d);
  Value *x = scalar_of(c, d, constant);
  return x ? build_fill(c, s.rank, s.e, x) : types_only;
}

static AVal *like_from(Ctx *c, const Args *a, double constant) {
  AVal *s[2];
  if (!bind_args(c, a, "a dtype", s)) return av_unknown;
  return like(c, s[0], s[1], NULL, constant);
}

static AVal *np_zeros_like(Ctx *c, const Args *a) { return like_from(c, a, 0); }
static AVal *np_ones_like(Ctx *c, const Args *a) { return like_from(c, a, 1); }

static AVal *np_full_like(Ctx *c, const Args *a) {
  AVal *s[3];
  if (!bind_args(c, a, "a fill_value dtype", s) || !s[1])
    return refuse(c, REASON_ARGUMENT, av_unknown, "arguments of np.full_like");
  return like(c, s[0], s[2], s[1], 0);
}

/* ---- ranges ---- */

static Value *index_value(Ctx *c, int rank, const Extent *const *shape, int axis) {
  Node *n = emit(c, N_INDEX, 0, NULL, false);
  n->axis = axis;
  return emit_result(c, n, type_array(DT_INT64, rank, shape));
}

/* e0 + i * (e1 - e0), computed in the dtype (exact.md A 4) */
static Value *ramp(Ctx *c, const Extent *n, DType d, double start, double step) {
  Value *i = index_value(c, 1, &n, 0);
  i = build_cast(c, i, d, KIND_NPSCALAR);
  double e1 = d == DT_FLOAT32 ? (float)(start + step) : start + step;
  double delta = d == DT_FLOAT32 ? (float)e1 - (float)start : e1 - start;
  Value *x = i ? build_map(c, OP_MULTIPLY, 2, (Value *[]){i, scalar_of(c, d, delta)}, d) : NULL;
  return x ? build_map(c, OP_ADD, 2, (Value *[]){scalar_of(c, d, start), x}, d) : NULL;
}

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
  if (k != 1) i = build_map(c, OP_MULTIPLY, 2, (Value *[]){i, scalar_of(c, DT_INT64, (double)k)}, DT_INT64);
  int64_t zero;
  if (!(ext_is_const(lo, &zero) && zero == 0)) {
    Value *at = materialise(c, av_extent(c, lo));
    if (at) at = build_cast(c, at, DT_INT64, KIND_NPSCALAR);
    i = at ? build_map(c, OP_ADD, 2, (Value *[]){at, i}, DT_INT64) : NULL;
  }
  if (i) i = d == DT_INT64 && k == 1 && ext_const_is(lo, 0) ? build_map(c, OP_COPY, 1, &i, d)
                                                            : build_cast(c, i, d, KIND_NPSCALAR);
  return i ? av_of_value(c, i) : types_only;
}

static AVal *np_arange(Ctx *c, const Args *a) {
  AVal *s[4];
  if (!bind_args(c, a, "start stop step dtype", s) || !s[0])
    return refuse(c, REASON_ARGUMENT, av_unknown, "arguments of np.arange");
  AVal *start = s[1] ? s[0] : NULL, *stop = s[1] ? s[1] : s[0], *step = is_given(s[2]) ? s[2] : NULL;
  bool ints = (!start || is_whole_number(start)) && is_whole_number(stop) && (!step || is_whole_number(step));
  bool floats = stop->kind == AV_DATA && (!start || start->kind == AV_DATA) && (!step || step->kind == AV_DATA);
  DType d = optional_dtype(c, s[3], ints ? DT_INT64 : DT_FLOAT64);
  if (d == DT_NONE || !floats) return refuse(c, REASON_TYPE, av_unknown, "np.arange of values that are not known");
  AVal *types_only = av_array_type(d, 1);
  if (ints && d == DT_INT64) return int_range(c, start, stop, step, d);
  if ((start && !start->is_const) || !stop->is_const || (step && !step->is_const) || !dtype_is_float(d))
    return refuse(c, REASON_ARGUMENT, types_only, "np.arange of floats that are not constants");
  double lo = start ? (start->type.dtype == DT_FLOAT64 ? start->f : (double)start->i) : 0;
  double hi = stop->type.dtype == DT_FLOAT64 ? stop->f : (double)stop->i;
  double by = step ? (step->type.dtype == DT_FLOAT64 ? step->f : (double)step->i) : 1;
  double len = ceil((hi - lo) / by);
  if (!(len >= 3 && len < 1e9)) return refuse(c, REASON_ARGUMENT, types_only, "np.arange of this length");
  Value *v = ramp(c, ext_const((int64_t)len), d, lo, by);
  return v ? av_of_value(c, v) : types_only;
}

static AVal *kept_inside(AVal *v) {
  v->kept_inside = true;
  return v;
}

/* i * step + start, the last element set to stop */
static AVal *np_linspace(Ctx *c, const Args *a) {
  AVal *s[4], *types_only = av_array_type(DT_FLOAT64, 1);
  bool endpoint = true;
  if (!bind_args(c, a, "start stop num endpoint", s) || !s[0] || !s[1])
    return refuse(c, REASON_ARGUMENT, av_unknown, "arguments of np.linspace");
  if (s[3] && !av_const_bool(s[3], &endpoint)) return refuse(c, REASON_ARGUMENT, types_only, "endpoint");
  if (!av_is_python(s[0]) || !av_is_python(s[1]) || !s[0]->is_const || !s[1]->is_const)
    return refuse(c, REASON_ARGUMENT, av_unknown, "np.linspace of bounds that are not constants");
  double lo = s[0]->type.dtype == DT_FLOAT64 ? s[0]->f : (double)s[0]->i;
  double hi = s[1]->type.dtype == DT_FLOAT64 ? s[1]->f : (double)s[1]->i;
  Shape shape;
  if (!shape_of_argument(c, s[2] ? s[2] : av_int(50), &shape)) return types_only;
  int64_t n;
  if (lo == hi || !isfinite(hi - lo) || shape.rank != 1 || ext_const_is(shape.e[0], 1))
    return refuse(c, REASON_ARGUMENT, types_only, "np.linspace of these bounds");
  const Extent *last = ext_add_const(shape.e[0], -1);
  Value *step;
  if (ext_is_const(shape.e[0], &n)) {
    step = scalar_of(c, DT_FLOAT64, (hi - lo) / (double)(endpoint ? n - 1 : n));
  } else {
    Value *div = materialise(c, av_extent(c, endpoint ? last : shape.e[0]));
    div = build_cast(c, div, DT_FLOAT64, KIND_NPSCALAR);
    step = build_map(c, OP_DIVIDE, 2, (Value *[]){scalar_of(c, DT_FLOAT64, hi - lo), div}, DT_FLOAT64);
  }
  Value *i = index_value(c, 1, shape.e, 0);
  Value *x = build_cast(c, i, DT_FLOAT64, KIND_NPSCALAR);
  x = build_map(c, OP_MULTIPLY, 2, (Value *[]){x, step}, DT_FLOAT64);
  x = build_map(c, OP_ADD, 2, (Value *[]){x, scalar_of(c, DT_FLOAT64, lo)}, DT_FLOAT64);
  if (!endpoint) return kept_inside(av_of_value(c, x));
  Value *end = build_cast(c, materialise(c, av_extent(c, last)), DT_INT64, KIND_NPSCALAR);
  Value *at_end = build_map(c, OP_EQUAL, 2, (Value *[]){i, end}, DT_BOOL);
  Value *operands[3] = {at_end, scalar_of(c, DT_FLOAT64, hi), x};
  return kept_inside(av_of_value(c, build_map(c, OP_WHERE, 3, operands, DT_FLOAT64)));
}

static AVal *np_eye(Ctx *c, const Args *a) {
  AVal *s[4];
  int64_t k = 0;
  if (!bind_args(c, a, "N M k dtype", s) || !s[0]) return refuse(c, REASON_ARGUMENT, av_unknown, "arguments of np.eye");
  DType d = optional_dtype(c, s[3], DT_FLOAT64);
  if (d == DT_NONE) return av_unknown;
  AVal *types_only = av_array_type(d, 2);
  if (s[2] && !av_const_int(s[2], &k)) return refuse(c, REASON_ARGUMENT, types_only, "k that is not a constant");
  AVal **dims = NEW_ARRAY(AVal *, 2);
  dims[0] = s[0];
  dims[1] = is_given(s[1]) ? s[1] : s[0];
  Shape shape;
  if (!shape_of_argument(c, av_tuple(dims, 2), &shape)) return types_only;
  Value *i = index_value(c, 2, shape.e, 0), *j = index_value(c, 2, shape.e, 1);
  if (k) i = build_map(c, OP_ADD, 2, (Value *[]){i, scalar_of(c, DT_INT64, (double)k)}, DT_INT64);
  Value *v = build_map(c, OP_EQUAL, 2, (Value *[]){i, j}, DT_BOOL);
  return av_of_value(c, build_cast(c, v, d, KIND_NPSCALAR));
}

/* ---- copies ---- */

static AVal *copied(Ctx *c, AVal *a, DType d, bool c_order) {
  AVal *types_only = av_array_type(d, a->type.rank);
  Value *v = materialise(c, a);
  if (!v) return types_only;
  if (dtype_is_float(v->type.dtype) && (d == DT_UINT32 || d == DT_UINT64))
    return refuse(c, REASON_DTYPE, types_only, "a conversion of floats to %s", dtype_name(d));
  if (c_order && !type_is_c_order(&v->type))
    return refuse(c, REASON_ORDER, types_only, "a copy into another memory order");
  Value *r = v->type.dtype == d ? build_copy(c, v, c_order) : build_cast(c, v, d, KIND_NPSCALAR);
  c->region->pays = true;
  return r ? av_of_value(c, r) : types_only;
}

static bool one_array(Ctx *c, const Args *a, const char *signature, AVal **s) {
  if (bind_args(c, a, signature, s) && s[0] && av_is_array(s[0])) return true;
  refuse(c, REASON_TYPE, NULL, "an argument that is not a known array");
  return false;
}

static AVal *np_astype(Ctx *c, const Args *a) {
  AVal *s[2];
  if (!one_array(c, a, "a dtype", s) || !s[1]) return refuse(c, REASON_ARGUMENT, av_unknown, "astype");
  DType d = dtype_of_argument(c, s[1]);
  return d == DT_NONE ? av_unknown : copied(c, s[0], d, false);
}

static AVal *method_copy(Ctx *c, const Args *a) {
  AVal *s[1];
  return one_array(c, a, "a", s) ? copied(c, s[0], s[0]->type.dtype, true) : av_unknown;
}

static AVal *np_copy(Ctx *c, const Args *a) {
  AVal *s[1];
  return one_array(c, a, "a", s) ? copied(c, s[0], s[0]->type.dtype, false) : av_unknown;
}

static AVal *np_array(Ctx *c, const Args *a) {
  AVal *s[2];
  if (!bind_args(c, a, "a dtype", s) || !s[0] || !av_is_array(s[0])) return NULL;
  DType d = optional_dtype(c, s[1], s[0]->type.dtype);
  return d == DT_NONE ? av_unknown : copied(c, s[0], d, false);
}

static AVal *np_asarray(Ctx *c, const Args *a) {
  AVal *s[2];
  if (!bind_args(c, a, "a dtype", s) || !s[0] || !av_is_array(s[0])) return NULL;
  DType d = optional_dtype(c, s[1], s[0]->type.dtype);
  if (d == DT_NONE || d == s[0]->type.dtype) return s[0];
  return copied(c, s[0], d, false);
}

static AVal *np_ascontiguousarray(Ctx *c, const Args *a) {
  AVal *s[2];
  if (!bind_args(c, a, "a dtype", s) || !s[0] || !av_is_array(s[0])) return NULL;
  if (!is_given(s[1]) && av_is_contiguous(s[0])) return s[0];
  return refuse(c, REASON_ORDER, av_array_type(s[0]->type.dtype, s[0]->type.rank), "a copy into C order");
}

/* ---- views ---- */

static AVal *av_view(AVal *a, const View *w) {
  AVal *v = av_data((Type){.dtype = a->type.dtype, .kind = KIND_ARRAY, .rank = w->rank});
  v->epoch = a->epoch;
  v->object = a->object;
  v->kept_inside = a->kept_inside;
  v->view = new_view(w);
  v->whole = false;
  return v;
}

/* Shows `a` through `outer`, a map from new axes to a's axes. */
static AVal *shown(Ctx *c, AVal *a, const View *outer, AVal *types_only) {
  if (a->epoch != c->region->epoch || !a->object)
    return refuse(c, REASON_INDEX, types_only, "a view of a temporary from outside");
  if (a->value) {
    AVal *v = av_of_value(c, build_view(c, a->value, outer));
    return a->part ? complex_part_shown(a, v) : v;
  }
  if (a->whole) return av_view(a, outer);
  View w = view_compose(outer, a->view);
  return av_view(a, &w);
}

static void shape_here(AVal *a, Shape *s) {
  const Type *t = a->value ? &a->value->type : &a->object->current->type;
  s->rank = a->type.rank;
  for (int i = 0; i < s->rank; i++) s->e[i] = a->value || a->whole ? t->shape[i] : a->view->shape[i];
}

static bool is_here(Ctx *c, const AVal *a) {
  return a->epoch == c->region->epoch && (a->object || a->value);
}

static AVal *transposed(Ctx *c, AVal *a, const int *perm) {
  AVal *types_only = av_array_type(a->type.dtype, a->type.rank);
  if (!is_here(c, a)) return refuse(c, REASON_INDEX, types_only, "a view of a temporary from outside");
  Shape s;
  shape_here(a, &s);
  View w = view_transpose(s.rank, s.e, perm);
  return shown(c, a, &w, types_only);
}

static AVal *np_transpose(Ctx *c, const Args *a) {
  if (a->nargs < 1 || !av_is_array(a->args[0]) || a->nkwargs)
    return refuse(c, REASON_TYPE, av_unknown, "a transpose of something that is not a known array");
  AVal *x = a->args[0];
  int perm[MAX_RANK], rank = x->type.rank;
  bool seq = a->nargs == 2 && (a->args[1]->kind == AV_TUPLE || a->args[1]->kind == AV_LIST);
  AVal **axes = seq ? a->args[1]->items : a->args + 1;
  int n = seq ? a->args[1]->n : a->nargs - 1;
  unsigned seen = 0;
  for (int i = 0; i < rank; i++) {
    int64_t k = rank - 1 - i;
    if (n && (n != rank || !av_const_int(axes[i], &k) || k < -rank || k >= rank))
      return refuse(c, REASON_ARGUMENT, av_array_type(x->type.dtype, rank), "axes that are not constants");
    perm[i] = (int)(k < 0 ? k + rank : k);
    seen |= 1u << perm[i];
  }
  if (seen != (1u << rank) - 1) return refuse(c, REASON_ARGUMENT, av_array_type(x->type.dtype, rank), "axes");
  return transposed(c, x, perm);
}

static AVal *np_expand_dims(Ctx *c, const Args *a) {
  AVal *s[2];
  int64_t k;
  if (!one_array(c, a, "a axis", s) || !s[1]) return av_unknown;
  AVal *types_only = av_array_type(s[0]->type.dtype, s[0]->type.rank + 1);
  int rank = s[0]->type.rank;
  if (!av_const_int(s[1], &k) || k < -rank - 1 || k > rank || rank == MAX_RANK || !is_here(c, s[0]))
    return refuse(c, REASON_ARGUMENT, types_only, "np.expand_dims");
  Shape shape;
  shape_here(s[0], &shape);
  View w = view_newaxis(rank, shape.e, (int)(k < 0 ? k + rank + 1 : k));
  AVal *v = shown(c, s[0], &w, types_only);   /* as a view to hand back its strides are not NumPy's */
  return v->object ? kept_inside(v) : v;
}

static AVal *np_broadcast_to(Ctx *c, const Args *a) {
  AVal *s[2];
  Shape to, from;
  if (!one_array(c, a, "a shape", s) || !s[1]) return av_unknown;
  AVal *types_only = array_type_or_unknown(s[0]->type.dtype, rank_of_argument(s[1]));
  if (!is_here(c, s[0]) || !shape_of_argument(c, s[1], &to)) return refuse(c, REASON_SHAPE, types_only, "np.broadcast_to");
  shape_here(s[0], &from);
  if (to.rank < from.rank) return refuse(c, REASON_SHAPE, types_only, "np.broadcast_to a smaller rank");
  for (int i = 0; i < from.rank; i++) {
    const Extent *e = to.e[i + to.rank - from.rank];
    if (!ext_const_is(from.e[i], 1) && !unify(c, from.e[i], e)) return refuse(c, REASON_SHAPE, types_only, "np.broadcast_to");
  }
  View w = view_broadcast(from.rank, from.e, to.rank, to.e);
  AVal *v = shown(c, s[0], &w, types_only);
  if (v->object) v->kept_inside = true;
  return v;
}

/* ---- reshape ---- */

static const Extent *product(const Shape *s) {
  const Extent *n = ext_const(1);
  for (int i = 0; i < s->rank; i++) n = ext_mul(n, s->e[i]);
  return n;
}

/* The extent that -1 stands for: what is left of `from` when the given extents are cancelled. */
static const Extent *left_over(const Shape *from, const Shape *to, int unknown) {
  bool used[MAX_RANK] = {0};
  int64_t divide = 1, k;
  for (int i = 0; i < to->rank; i++) {
    if (i == unknown || ext_const_is(to->e[i], 1)) continue;
    int at = 0;
    while (at < from->rank && (used[at] || from->e[at] != to->e[i])) at++;
    if (at < from->rank) used[at] = true;
    else if (ext_is_const(to->e[i], &k)) divide *= k;
    else return NULL;
  }
  const Extent *n = ext_const(1);
  for (int i = 0; i < from->rank; i++)
    if (!used[i]) n = ext_mul(n, from->e[i]);
  if (divide == 1) return n;
  return ext_is_const(n, &k) && k % divide == 0 ? ext_const(k / divide) : NULL;
}

/* A view of the same elements. Where NumPy would copy into another order, it stays Python. */
static AVal *reshaped(Ctx *c, AVal *a, const Shape *to) {
  AVal *types_only = av_array_type(a->type.dtype, to->rank);
  if (!av_is_contiguous(a))
    return refuse(c, REASON_ORDER, types_only, "a reshape of an array that is not C-contiguous");
  Value *v = materialise(c, a);
  if (!v) return types_only;
  Node *n = emit(c, N_RESHAPE, 1, &v, false);
  Type t = type_array(a->type.dtype, to->rank, to->e);
  AVal *view = av_data(t);
  view->epoch = c->region->epoch;
  view->object = a->object;
  view->kept_inside = a->kept_inside;
  view->part = a->part;
  view->version = a->object ? a->object->version : 0;
  view->value = emit_result(c, n, t);
  return view;
}

static AVal *reshape_to(Ctx *c, AVal *a, AVal *shape) {
  AVal *types_only = array_type_or_unknown(a->type.dtype, rank_of_argument(shape));
  if (!is_here(c, a)) return refuse(c, REASON_SHAPE, types_only, "a reshape of a temporary from outside");
  Shape from, to = {0};
  shape_here(a, &from);
  for (int i = 0; i < from.rank; i++) from.e[i] = canonical(c, from.e[i]);
  bool seq = shape->kind == AV_TUPLE || shape->kind == AV_LIST;
  AVal *one[1] = {shape}, **items = seq ? shape->items : one;
  int unknown = -1;
  to.rank = seq ? shape->n : 1;
  if (to.rank < 1 || to.rank > MAX_RANK) return refuse(c, REASON_SHAPE, types_only, "a reshape to rank 0");
  for (int i = 0; i < to.rank; i++) {
    int64_t k = 0;
    bool minus_one = av_const_int(items[i], &k) && k == -1;
    if (minus_one && unknown >= 0) return refuse(c, REASON_SHAPE, types_only, "two unknown extents");
    if (minus_one) unknown = i;
    else if (av_const_int(items[i], &k) && k < 1) return refuse(c, REASON_SHAPE, types_only, "this shape");
    to.e[i] = minus_one ? ext_const(1) : extent_of(c, items[i]);
    if (!to.e[i]) return types_only;
    to.e[i] = canonical(c, to.e[i]);
    if (!ext_is_const(to.e[i], NULL)) emit_check(c, REL_LE, ext_const(2), to.e[i]);
  }
  if (unknown >= 0) {
    to.e[unknown] = left_over(&from, &to, unknown);
    if (!to.e[unknown]) return refuse(c, REASON_SHAPE, types_only, "a reshape whose -1 is not known");
  } else {
    const Extent *before = product(&from), *after = product(&to);
    if (before != after && ext_is_const(before, NULL) && ext_is_const(after, NULL))
      return refuse(c, REASON_SHAPE, types_only, "a reshape to another size");
    emit_check(c, REL_EQ, before, after);
  }
  return reshaped(c, a, &to);
}

static AVal *np_reshape(Ctx *c, const Args *a) {
  if (a->nargs < 2 || a->nkwargs || !av_is_array(a->args[0]))
    return refuse(c, REASON_ARGUMENT, av_unknown, "arguments of reshape");
  if (a->nargs == 2) return reshape_to(c, a->args[0], a->args[1]);
  return reshape_to(c, a->args[0], av_tuple(a->args + 1, a->nargs - 1));
}

static AVal *np_ravel(Ctx *c, const Args *a) {
  AVal *s[1];
  if (!one_array(c, a, "a", s)) return av_unknown;
  AVal *types_only = av_array_type(s[0]->type.dtype, 1);
  if (!is_here(c, s[0])) return refuse(c, REASON_SHAPE, types_only, "a temporary from outside");
  Shape from, to = {.rank = 1};
  shape_here(s[0], &from);
  to.e[0] = product(&from);
  return reshaped(c, s[0], &to);
}

static AVal *np_flatten(Ctx *c, const Args *a) {
  AVal *s[1];
  if (!one_array(c, a, "a", s)) return av_unknown;
  if (s[0]->type.rank == 1) return copied(c, s[0], s[0]->type.dtype, true);
  return refuse(c, REASON_ORDER, av_array_type(s[0]->type.dtype, 1), "a flattened copy");
}

static const struct { const char *name; NumpyFunction *function; } functions[] = {
  {"zeros", np_zeros}, {"ones", np_ones}, {"empty", np_zeros}, {"full", np_full},
  {"zeros_like", np_zeros_like}, {"ones_like", np_ones_like}, {"empty_like", np_zeros_like},
  {"full_like", np_full_like}, {"arange", np_arange}, {"linspace", np_linspace}, {"eye", np_eye},
  {"identity", np_eye}, {"copy", np_copy}, {"array", np_array}, {"asarray", np_asarray},
  {"ascontiguousarray", np_ascontiguousarray}, {"transpose", np_transpose},
  {"expand_dims", np_expand_dims}, {"broadcast_to", np_broadcast_to}, {"reshape", np_reshape},
  {"ravel", np_ravel}, {"astype", np_astype},
};

NumpyFunction *array_function(const char *name) {
  for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
    if (!strcmp(functions[i].name, name)) return functions[i].function;
  return NULL;
}

NumpyFunction *array_method(const char *name) {
  if (!strcmp(name, "copy")) return method_copy;
  if (!strcmp(name, "flatten")) return np_flatten;
  return NULL;
}
