/* Functions that make arrays: filled with a value, like another, copies. */
#include <string.h>

#include "lists.h"
#include "numpy_functions.h"

/* ---- shapes as arguments ---- */

bool shape_of_argument(Ctx *c, AVal *v, Shape *s) {
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
    s->e[i] = canonical(c, s->e[i]);
    emit_check(c, REL_LE, ext_const(0), s->e[i]);
  }
  return true;
}

int rank_of_argument(const AVal *v) {
  if (v->kind == AV_TUPLE || v->kind == AV_LIST) return v->n;
  return v->kind == AV_DATA ? 1 : -1;
}

AVal *array_type_or_unknown(DType d, int rank) {
  return d != DT_NONE && rank >= 1 && rank <= MAX_RANK ? av_array_type(d, rank) : av_unknown;
}

Value *scalar_of(Ctx *c, DType d, double f) {
  AVal *v = dtype_is_inexact(d) ? av_float(f) : av_int((int64_t)f);
  Value *x = materialise(c, v);
  return x ? build_cast(c, x, d, KIND_NPSCALAR) : NULL;
}

/* ---- filled arrays ---- */

DType optional_dtype(Ctx *c, AVal *v, DType otherwise) {
  return is_given(v) ? dtype_of_argument(c, v) : otherwise;
}

/* A fresh array in this order whose elements nobody has stored yet: memory only. */
static AVal *unfilled(Ctx *c, const Shape *s, DType d, const signed char *order) {
  bool pays = c->region->pays;
  Node *n = emit(c, N_CALL, 0, NULL, false);
  c->region->pays = pays;
  n->call = CALL_EMPTY;
  Type t = type_array(d, s->rank, s->e);
  for (int i = 0; order && i < s->rank; i++) t.order[i] = order[i];
  return av_of_value(c, emit_result(c, n, t));
}

AVal *empty_array(Ctx *c, DType d, const Shape *s) { return unfilled(c, s, d, NULL); }

/* order="F" */
static bool order_of_argument(Ctx *c, AVal *v, int rank, signed char *order) {
  bool fortran = is_given(v) && v->kind == AV_STRING && !strcmp(v->string, "F");
  for (int i = 0; i < rank; i++) order[i] = (signed char)(fortran ? rank - 1 - i : i);
  if (!is_given(v) || fortran || (v->kind == AV_STRING && !strcmp(v->string, "C"))) return true;
  refuse(c, REASON_ARGUMENT, NULL, "an order that is neither 'C' nor 'F'");
  return false;
}

static AVal *fill_in_order(Ctx *c, const Shape *s, Value *x, const signed char *order) {
  AVal *v = build_fill(c, s->rank, s->e, x);
  for (int i = 0; i < s->rank; i++) v->object->current->type.order[i] = v->type.order[i] = order[i];
  return v;
}

static AVal *constructor(Ctx *c, const Args *a, const char *signature, const double *value) {
  AVal *s[3];
  Shape shape;
  signed char order[MAX_RANK];
  if (!bind_args(c, a, signature, s) || !s[0]) return refuse(c, REASON_ARGUMENT, av_unknown, "arguments of a constructor");
  DType d = optional_dtype(c, s[1], DT_FLOAT64);
  AVal *types_only = array_type_or_unknown(d, rank_of_argument(s[0]));
  if (d == DT_NONE || !shape_of_argument(c, s[0], &shape) || !order_of_argument(c, s[2], shape.rank, order))
    return types_only;
  if (!value) return unfilled(c, &shape, d, order);
  Value *x = scalar_of(c, d, *value);
  return x ? fill_in_order(c, &shape, x, order) : types_only;
}

static const double zero = 0, one = 1;
static AVal *np_zeros(Ctx *c, const Args *a) { return constructor(c, a, "shape dtype order", &zero); }
static AVal *np_ones(Ctx *c, const Args *a) { return constructor(c, a, "shape dtype order", &one); }
static AVal *np_empty(Ctx *c, const Args *a) { return constructor(c, a, "shape dtype order", NULL); }

static AVal *np_ndarray(Ctx *c, const Args *a) {
  if (a->nargs > 2) return refuse(c, REASON_ARGUMENT, av_unknown, "np.ndarray over a buffer");
  return constructor(c, a, "shape dtype order", NULL);
}

static AVal *fill_with(Ctx *c, const Shape *s, AVal *value, DType d, const signed char *order) {
  AVal *types_only = av_array_type(d, s->rank);
  bool fits = value->kind == AV_DATA && value->type.rank == 0 &&
              !(av_is_python(value) && dtype_is_int(d) && (d != DT_INT64 || value->type.dtype == DT_FLOAT64));
  if (!fits) return refuse(c, REASON_ARGUMENT, types_only, "a fill value that may not fit");
  Value *x = materialise(c, value);
  if (x) x = build_cast(c, x, d, KIND_NPSCALAR);
  return x ? fill_in_order(c, s, x, order) : types_only;
}

static AVal *np_full(Ctx *c, const Args *a) {
  AVal *s[4];
  Shape shape;
  signed char order[MAX_RANK];
  if (!bind_args(c, a, "shape fill_value dtype order", s) || !s[0] || !s[1] || s[1]->kind != AV_DATA)
    return refuse(c, REASON_ARGUMENT, av_unknown, "arguments of np.full");
  DType d = optional_dtype(c, s[2], s[1]->type.dtype);
  if (d == DT_NONE || !shape_of_argument(c, s[0], &shape) || !order_of_argument(c, s[3], shape.rank, order))
    return array_type_or_unknown(s[1]->type.dtype, rank_of_argument(s[0]));
  return fill_with(c, &shape, s[1], d, order);
}

/* *_like: the shape and memory order of the model; `value`, or else `constant`, or else unfilled. */
static AVal *like(Ctx *c, AVal *model, AVal *dtype, AVal *value, const double *constant) {
  if (!model || !av_is_array(model))
    return refuse(c, REASON_TYPE, av_unknown, "a model whose type is not known");
  DType d = optional_dtype(c, dtype, model->type.dtype);
  if (d == DT_NONE) return av_unknown;
  AVal *types_only = av_array_type(d, model->type.rank);
  signed char order[MAX_RANK];
  Value *m = materialise(c, model);
  if (!m) return types_only;
  if (!order_of_copy(m, order)) return refuse(c, REASON_ORDER, types_only, "an array like one in an unknown memory order");
  Shape s;
  shape_here(c, model, &s);
  if (value) return fill_with(c, &s, value, d, order);
  if (!constant) return unfilled(c, &s, d, order);
  Value *x = scalar_of(c, d, *constant);
  return x ? fill_in_order(c, &s, x, order) : types_only;
}

static AVal *like_from(Ctx *c, const Args *a, const double *constant) {
  AVal *s[2];
  if (!bind_args(c, a, "a dtype", s)) return av_unknown;
  return like(c, s[0], s[1], NULL, constant);
}

static AVal *np_zeros_like(Ctx *c, const Args *a) { return like_from(c, a, &zero); }
static AVal *np_ones_like(Ctx *c, const Args *a) { return like_from(c, a, &one); }
static AVal *np_empty_like(Ctx *c, const Args *a) { return like_from(c, a, NULL); }

static AVal *np_full_like(Ctx *c, const Args *a) {
  AVal *s[3];
  if (!bind_args(c, a, "a fill_value dtype", s) || !s[1])
    return refuse(c, REASON_ARGUMENT, av_unknown, "arguments of np.full_like");
  return like(c, s[0], s[2], s[1], NULL);
}

/* ---- copies ---- */

AVal *copied(Ctx *c, AVal *a, DType d, bool c_order) {
  AVal *types_only = av_array_type(d, a->type.rank);
  Value *v = materialise(c, a);
  if (!v) return types_only;
  Value *r = v->type.dtype == d ? build_copy(c, v, c_order) : build_cast(c, v, d, KIND_NPSCALAR);
  if (r && c_order && !type_is_c_order(&r->type)) r = build_copy(c, r, true);
  c->region->pays = true;
  return r ? av_of_value(c, r) : types_only;
}

bool one_array(Ctx *c, const Args *a, const char *signature, AVal **s) {
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

AVal *as_array(Ctx *c, AVal *v) {
  if (c->refused || !c->region || !v) return v;
  AVal *array = v->kind == AV_GROWING ? list_as_array(c, v, DT_NONE) : is_sequence(v) ? array_of_list(c, v, DT_NONE) : v;
  return array ? array : v;
}

static AVal *np_array(Ctx *c, const Args *a) {
  AVal *s[3];
  bool copy;
  if (!bind_args(c, a, "a dtype copy", s) || !s[0]) return NULL;
  if (s[2] && (!av_const_bool(s[2], &copy) || !copy)) return refuse(c, REASON_ARGUMENT, av_unknown, "np.array without a copy");
  if (s[0]->kind == AV_GROWING) return list_as_array(c, s[0], optional_dtype(c, s[1], DT_NONE));
  if (is_sequence(s[0])) return array_of_list(c, s[0], optional_dtype(c, s[1], DT_NONE));
  if (!av_is_array(s[0])) return NULL;
  DType d = optional_dtype(c, s[1], s[0]->type.dtype);
  return d == DT_NONE ? av_unknown : copied(c, s[0], d, false);
}

static AVal *np_asarray(Ctx *c, const Args *a) {
  AVal *s[2];
  if (!bind_args(c, a, "a dtype", s) || !s[0]) return NULL;
  if (s[0]->kind == AV_GROWING) return list_as_array(c, s[0], optional_dtype(c, s[1], DT_NONE));
  if (is_sequence(s[0])) return array_of_list(c, s[0], optional_dtype(c, s[1], DT_NONE));
  if (!av_is_array(s[0])) return NULL;
  DType d = optional_dtype(c, s[1], s[0]->type.dtype);
  if (d == DT_NONE || d == s[0]->type.dtype) return s[0];
  return copied(c, s[0], d, false);
}

static AVal *np_ascontiguousarray(Ctx *c, const Args *a) {
  AVal *s[2];
  if (!bind_args(c, a, "a dtype", s) || !s[0] || !av_is_array(s[0])) return NULL;
  if (!is_given(s[1]) && av_is_contiguous(c, s[0])) return s[0];
  return copied(c, s[0], optional_dtype(c, s[1], s[0]->type.dtype), true);
}

static const NumpyEntry functions[] = {
  {"zeros", np_zeros}, {"ones", np_ones}, {"empty", np_empty}, {"ndarray", np_ndarray}, {"full", np_full},
  {"zeros_like", np_zeros_like}, {"ones_like", np_ones_like}, {"empty_like", np_empty_like},
  {"full_like", np_full_like}, {"copy", np_copy}, {"array", np_array}, {"asarray", np_asarray}, {"asanyarray", np_asarray},
  {"ascontiguousarray", np_ascontiguousarray}, {"astype", np_astype},
};

NumpyFunction *array_function(const char *name) { return FIND(functions, name); }

NumpyFunction *array_method(const char *name) { return !strcmp(name, "copy") ? method_copy : NULL; }
