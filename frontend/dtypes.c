/* What a program asks of dtypes, ranks and shapes: known where types are, so it is answered at once.
 *   if np.issubdtype(a.dtype, np.floating): ...        eps = np.finfo(a.dtype).eps */
#include <float.h>
#include <string.h>

#include "numpy_functions.h"

/* ---- dtypes as values ---- */

static const char *kind_of(DType d) {
  return d == DT_BOOL ? "b" : dtype_is_unsigned(d) ? "u" : dtype_is_int(d) ? "i" : dtype_is_complex(d) ? "c" : "f";
}

AVal *dtype_attribute(const AVal *v, const char *name) {
  DType d = v->dtype;
  if (!v->is_const || d == DT_NONE) return NULL;
  if (!strcmp(name, "kind")) return av_string(kind_of(d));
  if (!strcmp(name, "name")) return av_string(dtype_name(d));
  if (!strcmp(name, "char")) return av_string(arena_printf("%c", dtype_char(d)));
  if (!strcmp(name, "itemsize")) return av_int(dtype_size(d));
  return !strcmp(name, "type") ? av_dtype(d, false) : NULL;
}

/* What np.dtype(v) is; DT_NONE: not known. */
static DType as_dtype(const AVal *v) {
  static const struct { const char *name; DType dtype; } classes[] = {
    {"builtins.float", DT_FLOAT64}, {"builtins.int", DT_INT64}, {"builtins.bool", DT_BOOL}, {"builtins.complex", DT_COMPLEX128},
  };
  if (v->kind == AV_DTYPE) return v->dtype;
  if (v->kind == AV_STRING) return dtype_parse(v->string);
  for (size_t i = 0; v->kind == AV_NAMED && i < sizeof classes / sizeof *classes; i++)
    if (!strcmp(v->string, classes[i].name)) return classes[i].dtype;
  return DT_NONE;
}

AVal *same_dtype(Ctx *c, AVal *a, AVal *b) {
  (void)c;
  bool dtype = (a->kind == AV_DTYPE && a->is_const) || (b->kind == AV_DTYPE && b->is_const);
  bool classes = a->kind == AV_DTYPE && b->kind == AV_DTYPE;
  DType x = as_dtype(a), y = as_dtype(b);
  return (dtype || classes) && x != DT_NONE && y != DT_NONE ? av_bool(x == y) : NULL;
}

/* Is d one of these? -1: not known. */
static int belongs_to(DType d, const AVal *type) {
  const char *name = type->kind == AV_NAMED && !strncmp(type->string, "numpy.", 6) ? type->string + 6 : "";
  bool integer = dtype_is_int(d);
  if (!strcmp(name, "generic")) return 1;
  if (!strcmp(name, "number")) return d != DT_BOOL;
  if (!strcmp(name, "integer")) return integer;
  if (!strcmp(name, "signedinteger")) return integer && !dtype_is_unsigned(d);
  if (!strcmp(name, "unsignedinteger")) return integer && dtype_is_unsigned(d);
  if (!strcmp(name, "inexact")) return dtype_is_inexact(d);
  if (!strcmp(name, "floating")) return dtype_is_float(d);
  if (!strcmp(name, "complexfloating")) return dtype_is_complex(d);
  return type->kind == AV_DTYPE && !type->is_const ? d == type->dtype : -1;
}

AVal *subclass_of(Ctx *c, const Args *a) {
  (void)c;
  AVal *one[1] = {a->args[1]};
  AVal **types = a->args[1]->kind == AV_TUPLE ? a->args[1]->items : one;
  int n = a->args[1]->kind == AV_TUPLE ? a->args[1]->n : 1;
  bool found = false;
  if (a->args[0]->kind != AV_DTYPE || a->args[0]->is_const) return NULL;
  for (int i = 0; i < n; i++) {
    int is = belongs_to(a->args[0]->dtype, types[i]);
    if (is < 0) return NULL;
    found |= is;
  }
  return av_bool(found);
}

/* ---- functions ---- */

static AVal *np_issubdtype(Ctx *c, const Args *a) {
  (void)c;
  if (a->nargs != 2 || a->nkwargs) return NULL;
  DType d = as_dtype(a->args[0]), other = a->args[1]->kind == AV_STRING ? DT_NONE : as_dtype(a->args[1]);
  if (d == DT_NONE) return NULL;
  int is = belongs_to(d, a->args[1]);
  return is >= 0 ? av_bool(is) : other != DT_NONE ? av_bool(d == other) : NULL;
}

static AVal *np_dtype(Ctx *c, const Args *a) {
  (void)c;
  DType d = a->nargs == 1 && !a->nkwargs ? as_dtype(a->args[0]) : DT_NONE;
  return d != DT_NONE ? av_dtype(d, true) : NULL;
}

static AVal *np_promote_types(Ctx *c, const Args *a) {
  (void)c;
  DType x = a->nargs == 2 && !a->nkwargs ? as_dtype(a->args[0]) : DT_NONE, y = x != DT_NONE ? as_dtype(a->args[1]) : DT_NONE;
  DType d = y != DT_NONE ? dtype_promote(x, y) : DT_NONE;
  return d != DT_NONE ? av_dtype(d, true) : NULL;
}

/* Arrays, NumPy's scalars and dtypes; numbers of Python beside them are weak. */
static AVal *np_result_type(Ctx *c, const Args *a) {
  (void)c;
  DType strong = DT_NONE, weak = DT_NONE;
  if (a->nkwargs || a->nargs < 1) return NULL;
  for (int i = 0; i < a->nargs; i++) {
    const AVal *v = a->args[i];
    bool number = v->kind == AV_DATA && av_is_python(v);
    DType d = v->kind == AV_DATA ? v->type.dtype : as_dtype(v), *of = number ? &weak : &strong;
    if (d == DT_NONE || (v->kind == AV_DATA && v->carried)) return NULL;
    *of = *of == DT_NONE ? d : dtype_promote(*of, d);
    if (*of == DT_NONE) return NULL;
  }
  if (strong == DT_NONE) strong = weak;
  else if (weak != DT_NONE) strong = dtype_promote(strong, dtype_weak(weak, strong));
  return strong != DT_NONE ? av_dtype(strong, true) : NULL;
}

static AVal *np_can_cast(Ctx *c, const Args *a) {
  (void)c;
  if (a->nargs != 2 || a->nkwargs) return NULL;
  DType from = as_dtype(a->args[0]), to = as_dtype(a->args[1]);
  return from != DT_NONE && to != DT_NONE ? av_bool(dtype_can_cast_safe(from, to)) : NULL;
}

static AVal *np_isscalar(Ctx *c, const Args *a) {
  (void)c;
  const AVal *v = a->nargs == 1 && !a->nkwargs ? a->args[0] : av_unknown;
  switch (v->kind) {
  case AV_DATA: return av_bool(v->type.rank == 0 && v->type.kind != KIND_ARRAY);
  case AV_STRING: return av_bool(true);
  case AV_NONE: case AV_TUPLE: case AV_LIST: case AV_GROWING: case AV_DICT: return av_bool(false);
  default: return NULL;
  }
}

static AVal *np_ndim(Ctx *c, const Args *a) {
  (void)c;
  return a->nargs == 1 && !a->nkwargs && a->args[0]->kind == AV_DATA ? av_int(a->args[0]->type.rank) : NULL;
}

static AVal *np_shape(Ctx *c, const Args *a) {
  if (a->nargs != 1 || a->nkwargs || a->args[0]->kind != AV_DATA) return NULL;
  return a->args[0]->type.rank ? eval_attribute(c, a->args[0], "shape") : av_tuple(NEW_ARRAY(AVal *, 1), 0);
}

static AVal *np_size(Ctx *c, const Args *a) {
  AVal *s[2];
  int axis;
  if (!bind_args(c, a, "a axis", s) || !s[0] || s[0]->kind != AV_DATA) return NULL;
  if (!s[0]->type.rank) return is_given(s[1]) ? NULL : av_int(1);
  if (!is_given(s[1])) return eval_attribute(c, s[0], "size");
  if (!axis_of_argument(c, s[1], s[0]->type.rank, &axis)) return av_scalar_type(DT_INT64, KIND_PYSCALAR);
  return eval_attribute(c, s[0], "shape")->items[axis];
}

static const NumpyEntry functions[] = {
  {"issubdtype", np_issubdtype}, {"dtype", np_dtype}, {"promote_types", np_promote_types}, {"result_type", np_result_type},
  {"can_cast", np_can_cast}, {"isscalar", np_isscalar}, {"ndim", np_ndim}, {"shape", np_shape}, {"size", np_size},
};

NumpyFunction *type_function(const char *name) { return FIND(functions, name); }

/* ---- np.finfo(t).eps, np.iinfo(t).max ---- */

static AVal *limit_of_floats(Ctx *c, DType d, const char *name) {
  bool single = dtype_real(d) == DT_FLOAT32;
  if (!single && dtype_real(d) != DT_FLOAT64) return NULL;
  double most = single ? FLT_MAX : DBL_MAX, value;
  if (!strcmp(name, "bits")) return av_int(single ? 32 : 64);
  if (!strcmp(name, "eps")) value = single ? FLT_EPSILON : DBL_EPSILON;
  else if (!strcmp(name, "epsneg")) value = (single ? FLT_EPSILON : DBL_EPSILON) / 2;
  else if (!strcmp(name, "max")) value = most;
  else if (!strcmp(name, "min")) value = -most;
  else if (!strcmp(name, "tiny") || !strcmp(name, "smallest_normal")) value = single ? FLT_MIN : DBL_MIN;
  else return NULL;
  return scalar_as(c, av_float(value), single ? DT_FLOAT32 : DT_FLOAT64);
}

static AVal *limit_of_integers(DType d, const char *name) {
  int64_t lo, hi;
  if (!dtype_is_int(d)) return NULL;
  int_bounds(d, &lo, &hi);
  if (!strcmp(name, "bits")) return av_int(8 * dtype_size(d));
  if (!strcmp(name, "min")) return av_int(lo);
  return !strcmp(name, "max") && d != DT_UINT64 ? av_int(hi) : NULL;
}

static DType dtype_of_value(const AVal *v) { return v->kind == AV_DATA ? v->type.dtype : as_dtype(v); }

AVal *limit_of_type(Ctx *c, Expr *e) {
  Expr *call = e->items[0];
  if (call->kind != E_CALL || call->nitems != 2 || call->nkeywords || c->refused || !c->region) return NULL;
  Expr *function = call->items[0];
  if (function->kind != E_ATTRIBUTE || (strcmp(function->id, "finfo") && strcmp(function->id, "iinfo"))) return NULL;
  AVal *callee = eval(c, function);
  bool floats = callee->kind == AV_NAMED && !strcmp(callee->string, "numpy.finfo");
  if (!floats && !(callee->kind == AV_NAMED && !strcmp(callee->string, "numpy.iinfo"))) return NULL;
  DType d = dtype_of_value(eval(c, call->items[1]));
  if (c->refused || d == DT_NONE) return NULL;
  return floats ? limit_of_floats(c, d, e->id) : limit_of_integers(d, e->id);
}
