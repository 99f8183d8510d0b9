/* Python's own functions on numbers: abs, min, round, int ... and the module math. CPython's results are
 * ops on Python scalars; where it raises, or an int leaves 64 bits, the op has an exit. NumPy's scalars
 * become Python's where CPython asks them for a float or an int. */
#include <math.h>
#include <string.h>
#include <strings.h>

#include "lists.h"
#include "numpy_functions.h"
#include "objects.h"

#define EACH(table, i) (int i = 0; i < (int)(sizeof table / sizeof *table); i++)

static bool is_number(const AVal *v) {
  return av_is_scalar(v) && v->type.kind != KIND_ARRAY && dtype_is_native(v->type.dtype) &&
         !dtype_is_complex(v->type.dtype) && v->type.dtype != DT_FLOAT16;
}
static bool is_float(const AVal *v) { return dtype_is_float(v->type.dtype); }
static bool is_python_int(const AVal *v) { return av_is_python(v) && !is_float(v); }

/* The value where the kind does not matter; a name of which control flow says what it holds is read. */
static AVal *plain(Ctx *c, AVal *v) {
  return v->kind == AV_DATA && v->carried ? firm(v->value ? v : carried_load(c, v)) : v;
}

static AVal *one(Ctx *c, Op op, AVal *x, DType loop, DType result, bool fallible) {
  return build_python(c, op, 1, &x, &loop, result, fallible);
}

/* ---- conversions */

static AVal *converted(Ctx *c, AVal *x, DType dtype) {
  AVal *types_only = av_scalar_type(dtype, KIND_PYSCALAR);
  Value *v = materialise(c, x);
  if (v) v = build_cast(c, v, dtype, KIND_PYSCALAR);
  return v ? av_of_value(c, v) : types_only;
}

/* float("inf") and the like; NULL: another text */
static AVal *float_of_text(const char *text) {
  static const struct { const char *text; double value; } table[] = {
    {"inf", INFINITY}, {"+inf", INFINITY}, {"infinity", INFINITY}, {"-inf", -INFINITY}, {"-infinity", -INFINITY}, {"nan", NAN},
  };
  for (size_t i = 0; i < sizeof table / sizeof *table; i++)
    if (!strcasecmp(table[i].text, text)) return av_float(table[i].value);
  return NULL;
}

static AVal *float_of(Ctx *c, const Args *a) {
  if (a->args[0]->kind == AV_STRING) return float_of_text(a->args[0]->string);
  AVal *x = plain(c, a->args[0]);
  if (!is_number(x)) return NULL;
  if (x->is_const && av_is_python(x)) return av_float(is_float(x) ? x->f : (double)x->i);
  return converted(c, x, DT_FLOAT64);
}

static AVal *int_of(Ctx *c, const Args *a) {
  AVal *x = plain(c, a->args[0]);
  if (!is_number(x) || x->type.dtype == DT_UINT64) return NULL;
  if (av_is_python(x) && x->type.dtype == DT_INT64) return x;
  if (x->is_const && !is_float(x)) return av_int(x->i);
  if (x->is_const && fabs(x->f) < 0x1p53) return av_int((int64_t)x->f);
  return converted(c, x, DT_INT64);
}

static AVal *bool_of(Ctx *c, const Args *a) {
  return a->args[0]->kind == AV_UNKNOWN ? NULL : build_truth(c, a->args[0]);
}

/* As PyFloat_AsDouble gives it to the functions of math. */
static AVal *as_float(Ctx *c, AVal *x) { return float_of(c, &(Args){.args = &x, .nargs = 1}); }

/* ---- len, abs, divmod, pow, round */

/* list(v), tuple(v) of what a comprehension gives, or of a tuple or list of known length: another object. */
static AVal *sequence_of(const Args *a, AVKind kind) {
  AVal *x = a->args[0], *copy = NEW(AVal);
  if (x->kind != AV_TUPLE && x->kind != AV_LIST) return NULL;
  *copy = *x;
  copy->kind = kind;
  return copy;
}

static AVal *list_of(Ctx *c, const Args *a) {
  (void)c;
  return a->args[0]->kind == AV_GROWING && a->args[0]->list->consumed ? a->args[0] : sequence_of(a, AV_LIST);
}

static AVal *tuple_of(Ctx *c, const Args *a) {
  (void)c;
  return sequence_of(a, AV_TUPLE);
}

static AVal *length(Ctx *c, const Args *a) {
  AVal *x = a->args[0];
  if (x->kind == AV_TUPLE || x->kind == AV_LIST) return av_int(x->n);
  if (x->kind == AV_GROWING) return list_length(c, x);
  if (x->kind == AV_ROW) return row_length(c, x);
  return av_is_array(x) ? eval_attribute(c, x, "shape")->items[0] : NULL;
}

/* abs of a NumPy integer warns where ufuncs do not: the least one has no absolute value. */
static void check_not_least(Ctx *c, AVal *x) {
  int64_t least = -1 - (int64_t)(((uint64_t)1 << (8 * dtype_size(x->type.dtype) - 1)) - 1);
  AVal bound = {.kind = AV_DATA, .type = type_scalar(x->type.dtype, KIND_PYSCALAR), .is_const = true, .whole = true, .i = least};
  Value *args[2] = {materialise(c, x), materialise(c, &bound)};
  if (!args[0] || !args[1]) return;
  Node *n = emit(c, N_MAP, 2, args, false);
  n->op = OP_NOT_EQUAL;
  Value *fits = emit_result(c, n, type_scalar(DT_BOOL, KIND_PYSCALAR));
  check_true(c, fits);
}

static AVal *absolute(Ctx *c, const Args *a) {
  AVal *x = a->args[0];
  if (x->kind != AV_DATA || x->type.kind == KIND_ARRAY) return av_is_array(x) ? build_ufunc(c, OP_ABSOLUTE, 1, &x) : NULL;
  if (av_is_complex_scalar(x)) return complex_scalar_abs(c, x);
  if (!is_number(x)) return NULL;
  if (!av_is_python(x)) {
    bool is_signed = dtype_is_int(x->type.dtype) && !dtype_is_unsigned(x->type.dtype);
    if (is_signed) check_not_least(c, x);
    return build_ufunc(c, OP_ABSOLUTE, 1, &x);
  }
  if (is_float(x)) return x->is_const ? av_float(fabs(x->f)) : one(c, OP_ABSOLUTE, x, DT_FLOAT64, DT_FLOAT64, false);
  if (x->is_const && x->i != INT64_MIN) return av_int(x->i < 0 ? -x->i : x->i);
  return one(c, OP_ABSOLUTE, x, DT_INT64, DT_INT64, true);
}

static AVal *quotient_and_rest(Ctx *c, const Args *a) {
  AVal *x = a->args[0], *y = a->args[1];
  if (!is_number(x) || !is_number(y)) return NULL;
  AVal **items = NEW_ARRAY(AVal *, 2);
  items[0] = build_binary(c, O_FLOORDIV, x, y);
  items[1] = build_binary(c, O_MOD, x, y);
  return av_tuple(items, 2);
}

static AVal *power(Ctx *c, const Args *a) {
  AVal **x = a->args;
  if (a->nargs == 2) return x[0]->kind == AV_DATA && x[1]->kind == AV_DATA ? build_binary(c, O_POW, x[0], x[1]) : NULL;
  for (int i = 0; i < 3; i++)
    if (!is_python_int(x[i])) return NULL;
  return build_python(c, OP_POWER_MODULO, 3, x, (DType[]){DT_INT64, DT_INT64, DT_INT64}, DT_INT64, true);
}

/* The nearest int; of two the even one. NumPy's floats give an int as well. */
static AVal *nearest(Ctx *c, AVal *x) {
  if (!is_float(x)) return av_is_python(x) ? int_of(c, &(Args){.args = &x, .nargs = 1}) : NULL;
  return converted(c, one(c, OP_RINT, as_float(c, x), DT_FLOAT64, DT_FLOAT64, false), DT_INT64);
}

static AVal *rounded(Ctx *c, const Args *a) {
  AVal *slots[2];
  int64_t digits;
  if (!bind_args(c, a, "number ndigits", slots) || !slots[0] || !is_number(slots[0])) return NULL;
  AVal *x = slots[0], *n = slots[1];
  if (!n || n->kind == AV_NONE) return nearest(c, x);
  bool known = av_const_int(n, &digits);
  if (!av_is_python(x)) return known && is_float(x) ? numpy_call(c, "round", &(Args){.args = slots, .nargs = 2}) : NULL;
  if (!is_python_int(n)) return NULL;
  if (!is_float(x)) return known && digits >= 0 ? int_of(c, &(Args){.args = &x, .nargs = 1}) : NULL;
  return build_python(c, OP_ROUND, 2, (AVal *[]){x, n}, (DType[]){DT_FLOAT64, DT_INT64}, DT_FLOAT64, true);
}

/* ---- min, max, sum: of the arguments, or of the items of one tuple or list */

static bool items_of(const Args *a, int n, AVal ***items, int *count) {
  AVal *x = a->args[0];
  bool sequence = a->nargs == n && (x->kind == AV_TUPLE || x->kind == AV_LIST);
  *items = sequence ? x->items : a->args;
  *count = sequence ? x->n : a->nargs;
  return sequence;
}

/* max(a, b) is a, or b if b > a: which matters for NaNs and for 0.0 beside -0.0. */
static AVal *extreme(Ctx *c, const Args *a, Operator o) {
  AVal **items;
  int n;
  if (a->nkwargs || !a->nargs) return NULL;
  bool sequence = items_of(a, 1, &items, &n);
  if (n < 1 || (n == 1 && !sequence)) return NULL;
  for (int i = 0; i < n; i++)
    if (!is_number(items[i])) return NULL;
  AVal *best = items[0];
  for (int i = 1; i < n && best; i++) {
    AVal *x = compares_alike(items[i], best) ? firm(items[i]) : items[i], *y = compares_alike(best, items[i]) ? firm(best) : best;
    AVal *better = build_truth(c, build_binary(c, o, x, y));
    best = c->refused ? NULL : build_select(c, better, items[i], best);
  }
  return best;
}

static AVal *greatest(Ctx *c, const Args *a) { return extreme(c, a, O_GT); }
static AVal *least(Ctx *c, const Args *a) { return extreme(c, a, O_LT); }

/* From Python 3.12 on, sums of three and more floats are compensated. */
static AVal *sum(Ctx *c, const Args *a) {
  AVal **items, *total = a->nargs == 2 ? a->args[1] : av_int(0);
  int n, floats = 0;
  if (a->nkwargs || a->nargs > 2 || !items_of(a, a->nargs, &items, &n)) return NULL;
  for (int i = 0; i < n; i++) {
    if (items[i]->kind != AV_DATA) return NULL;
    floats += av_is_python(items[i]) && is_float(items[i]);
  }
  if (floats && (n > 2 || a->nargs == 2)) return NULL;
  for (int i = 0; i < n; i++) total = build_binary(c, O_ADD, total, items[i]);
  return total;
}

/* any and all of a tuple or list: of values that are there already. */
static AVal *quantified(Ctx *c, const Args *a, bool all) {
  AVal *x = a->args[0], *truth = av_bool(all);
  if (x->kind != AV_TUPLE && x->kind != AV_LIST) return NULL;
  for (int i = 0; i < x->n; i++)
    if (!is_number(x->items[i])) return NULL;
  for (int i = 0; i < x->n && !c->refused; i++) {
    AVal *item = build_truth(c, x->items[i]);
    if (!c->refused) truth = all ? build_both(c, truth, item) : build_either(c, truth, item);
  }
  return truth;
}

static AVal *all_of(Ctx *c, const Args *a) { return quantified(c, a, true); }
static AVal *any_of(Ctx *c, const Args *a) { return quantified(c, a, false); }

/* ---- of lists that grow, and of vectors item by item */

/* Sums of Python's floats are compensated from Python 3.12 on. */
static AVal *of_list(Ctx *c, const char *name, const Args *a) {
  const Type *item = a->args[0]->list ? &a->args[0]->list->item : &(Type){.dtype = a->args[0]->type.dtype, .kind = KIND_NPSCALAR};
  const char *functions[] = {"sum", "max", "min", "any", "all"};
  bool python_float = item->kind == KIND_PYSCALAR && dtype_is_inexact(item->dtype);
  if (a->nargs != 1 || a->nkwargs || c->refused || item->dtype == DT_NONE || item->rank || (python_float && !strcmp(name, "sum"))) return NULL;
  for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
    if (!strcmp(name, functions[i])) return call_function(c, prelude_function(arena_printf("_list_%s", name)), a);
  return NULL;
}

/* ---- isinstance */

/* Of none of these is a number an instance ... */
static bool is_plain_type(const char *type) {
  static const char *const types[] = {"builtins.str", "builtins.list", "builtins.tuple", "builtins.dict", "builtins.slice"};
  for EACH(types, i)
    if (!strcmp(types[i], type)) return true;
  return false;
}

/* -1: not known. Guards make sure that types are what they are taken for, exactly. */
static int is_instance_of_number(const AVal *v, const char *type) {
  bool array = v->type.rank || v->type.kind == KIND_ARRAY, python = !array && v->type.kind == KIND_PYSCALAR;
  DType d = v->type.dtype;
  if (!strcmp(type, "numpy.ndarray")) return array;
  if (!strcmp(type, "builtins.float")) return !array && d == DT_FLOAT64;    /* np.float64 is one */
  if (!strcmp(type, "builtins.complex")) return !array && d == DT_COMPLEX128;
  if (!strcmp(type, "builtins.int")) return python && (d == DT_INT64 || d == DT_BOOL);
  if (!strcmp(type, "builtins.bool")) return python && d == DT_BOOL;
  if (is_plain_type(type)) return 0;
  bool numpy = !array && !python;
  if (!strcmp(type, "numpy.generic")) return numpy;
  if (!strcmp(type, "numpy.number")) return numpy && d != DT_BOOL;
  if (!strcmp(type, "numpy.integer")) return numpy && dtype_is_int(d);
  if (!strcmp(type, "numpy.floating")) return numpy && dtype_is_float(d);
  if (!strcmp(type, "numpy.complexfloating")) return numpy && dtype_is_complex(d);
  return -1;
}

/* An object of a class of the program. NULL: not known. */
static AVal *instance_of_class(const AVal *v, AVal **types, int n) {
  bool found = false;
  for (int i = 0; i < n; i++) {
    bool number = types[i]->kind == AV_NAMED && !strncmp(types[i]->string, "builtins.", 9) && strcmp(types[i]->string, "builtins.object");
    if (types[i]->kind != AV_CLASS && !number) return NULL;
    for (const struct Class *k = v->cls; k; k = k->base) found |= k == types[i]->cls;
  }
  return v->cls->why ? NULL : av_bool(found);
}

/* ... and of these nothing else. */
static bool is_number_type(const char *type) {
  static const char *const types[] = {
    "builtins.int", "builtins.float", "builtins.complex", "builtins.bool", "numpy.ndarray", "numpy.generic", "numpy.number",
    "numpy.integer", "numpy.floating", "numpy.complexfloating",
  };
  for EACH(types, i)
    if (!strcmp(types[i], type)) return true;
  return false;
}

/* Of tuples, lists, strings and None. */
static int is_instance_of_other(const AVal *v, const char *type) {
  static const struct { AVKind kind; const char *type; } types[] = {
    {AV_TUPLE, "builtins.tuple"}, {AV_LIST, "builtins.list"}, {AV_GROWING, "builtins.list"}, {AV_STRING, "builtins.str"},
    {AV_DICT, "builtins.dict"}, {AV_SLICE, "builtins.slice"}, {AV_NONE, ""}, {AV_USER, ""}, {AV_NAMED, ""},
  };
  for EACH(types, i)
    if (types[i].kind == v->kind && (is_plain_type(type) || is_number_type(type))) return !strcmp(types[i].type, type);
  return -1;
}

static int is_instance(const AVal *v, const AVal *type) {
  bool numpy = v->kind == AV_DATA && !v->type.rank && v->type.kind == KIND_NPSCALAR;
  if (type->kind == AV_DTYPE && v->kind == AV_DATA && !type->is_const) return numpy && v->type.dtype == type->dtype;
  if (type->kind != AV_NAMED) return -1;
  return v->kind == AV_DATA ? is_instance_of_number(v, type->string) : is_instance_of_other(v, type->string);
}

static AVal *instance_of(Ctx *c, const Args *a) {
  AVal *v = a->args[0], *one_type[1] = {a->args[1]};
  AVal **types = a->args[1]->kind == AV_TUPLE ? a->args[1]->items : one_type;
  int n = a->args[1]->kind == AV_TUPLE ? a->args[1]->n : 1;
  bool found = false;
  if (v->kind == AV_INSTANCE) return instance_of_class(v, types, n);
  if (v->kind == AV_DATA && v->carried && v->type.rank == 0) return NULL;
  if (v->kind == AV_DATA && v->type.rank && !materialise(c, v)) return NULL;     /* an input has a guard */
  for (int i = 0; i < n; i++) {
    bool plain = types[i]->kind == AV_CLASS && !types[i]->cls->why;     /* no number, array or tuple is one */
    int is = plain ? 0 : is_instance(v, types[i]);
    if (is < 0) return NULL;
    found |= is;
  }
  return av_bool(found);
}

/* hasattr(v, "shape"): asked to tell arrays, numbers and lists apart. */
static AVal *has_attribute(Ctx *c, const Args *a) {
  static const struct { const char *name; int array, numpy, python, list; } known[] = {
    {"shape", 1, 1, 0, 0}, {"dtype", 1, 1, 0, 0}, {"ndim", 1, 1, 0, 0}, {"size", 1, 1, 0, 0}, {"astype", 1, 1, 0, 0}, {"__len__", 1, 0, 0, 1},
    {"__iter__", 1, 0, 0, 1}, {"__array__", 1, 1, 0, 0}, {"append", 0, 0, 0, -1}, {"real", 1, 1, 1, 0},
  };
  const AVal *v = a->args[0], *name = a->args[1];
  if (name->kind != AV_STRING || (v->kind == AV_DATA && v->carried)) return NULL;
  for EACH(known, i) {
    if (strcmp(known[i].name, name->string)) continue;
    int has = -1;
    if (v->kind == AV_DATA && (v->type.rank ? materialise(c, a->args[0]) != NULL : v->type.kind != KIND_ARRAY))
      has = v->type.rank ? known[i].array : v->type.kind == KIND_NPSCALAR ? known[i].numpy : known[i].python;
    if (v->kind == AV_TUPLE || v->kind == AV_LIST || v->kind == AV_GROWING) has = known[i].list < 0 ? v->kind != AV_TUPLE : known[i].list;
    return has < 0 ? NULL : av_bool(has);
  }
  return NULL;
}

/* ---- math */

/* Functions of floats that are one op. fails: they may raise. */
static const struct { const char *name; Op op; int n; bool fails; } float_functions[] = {
  {"sqrt", OP_SQRT, 1, true}, {"cbrt", OP_CBRT, 1, false}, {"exp", OP_EXP, 1, true}, {"exp2", OP_EXP2, 1, true},
  {"expm1", OP_EXPM1, 1, true}, {"log2", OP_LOG2, 1, true}, {"log10", OP_LOG10, 1, true}, {"log1p", OP_LOG1P, 1, true},
  {"sin", OP_SIN, 1, true}, {"cos", OP_COS, 1, true}, {"tan", OP_TAN, 1, true}, {"asin", OP_ARCSIN, 1, true},
  {"acos", OP_ARCCOS, 1, true}, {"atan", OP_ARCTAN, 1, false}, {"atan2", OP_ARCTAN2, 2, false},
  {"sinh", OP_SINH, 1, true}, {"cosh", OP_COSH, 1, true}, {"tanh", OP_TANH, 1, false}, {"asinh", OP_ARCSINH, 1, false},
  {"acosh", OP_ARCCOSH, 1, true}, {"atanh", OP_ARCTANH, 1, true}, {"erf", OP_ERF, 1, false}, {"erfc", OP_ERFC, 1, false},
  {"fabs", OP_ABSOLUTE, 1, false}, {"copysign", OP_COPYSIGN, 2, false}, {"fmod", OP_FMOD, 2, true},
  {"pow", OP_POWER, 2, true}, {"hypot", OP_HYPOT, 2, false}, {"hypot", OP_HYPOT3, 3, false},
  {"remainder", OP_IEEE_REMAINDER, 2, true}, {"degrees", OP_RAD2DEG, 1, false},
  {"radians", OP_DEG2RAD, 1, false},
};
static const struct { const char *name; Op op; } float_tests[] = {
  {"isnan", OP_ISNAN}, {"isinf", OP_ISINF}, {"isfinite", OP_ISFINITE},
};
static const struct { const char *name; Op op; int n; } int_functions[] = {
  {"gcd", OP_GCD, 2}, {"lcm", OP_LCM, 2}, {"isqrt", OP_ISQRT, 1}, {"factorial", OP_FACTORIAL, 1},
};
static const struct { const char *name; Op op; } roundings[] = {
  {"floor", OP_FLOOR}, {"ceil", OP_CEIL}, {"trunc", OP_TRUNC},
};
/* math.log(x), math.log(x, base): the quotient of two logarithms. */
static AVal *logarithm(Ctx *c, const Args *a) {
  AVal *x = one(c, OP_LOG, as_float(c, a->args[0]), DT_FLOAT64, DT_FLOAT64, true);
  if (a->nargs == 1) return x;
  return build_binary(c, O_DIV, x, one(c, OP_LOG, as_float(c, a->args[1]), DT_FLOAT64, DT_FLOAT64, true));
}

/* An int is its own floor. Of NumPy's scalars float64 is a float of Python. */
static AVal *rounding(Ctx *c, Op op, AVal *x) {
  if (is_python_int(x)) return int_of(c, &(Args){.args = &x, .nargs = 1});
  if (op == OP_TRUNC && !av_is_python(x) && x->type.dtype != DT_FLOAT64) return NULL;
  return converted(c, one(c, op, as_float(c, x), DT_FLOAT64, DT_FLOAT64, false), DT_INT64);
}

static AVal *integer_function(Ctx *c, Op op, int n, AVal **args) {
  for (int i = 0; i < n; i++)
    if (!is_python_int(args[i])) return NULL;
  return build_python(c, op, n, args, (DType[]){DT_INT64, DT_INT64}, DT_INT64, true);
}

static AVal *floats(Ctx *c, Op op, int n, AVal **args, bool fallible) {
  return build_python(c, op, n, args, (DType[]){DT_FLOAT64, DT_FLOAT64, DT_FLOAT64}, DT_FLOAT64, fallible);
}

/* math.dist(p, q) of tuples: the length of the differences. */
static AVal *distance(Ctx *c, AVal *p, AVal *q) {
  AVal *between[3];
  bool sequences = (p->kind == AV_TUPLE || p->kind == AV_LIST) && (q->kind == AV_TUPLE || q->kind == AV_LIST);
  if (!sequences || p->n != q->n || p->n < 2 || p->n > 3) return NULL;
  for (int i = 0; i < p->n; i++) {
    if (!is_number(p->items[i]) || !is_number(q->items[i])) return NULL;
    AVal *x = as_float(c, p->items[i]), *y = as_float(c, q->items[i]);
    between[i] = floats(c, OP_SUBTRACT, 2, (AVal *[]){x, y}, false);
  }
  return floats(c, p->n == 2 ? OP_HYPOT : OP_HYPOT3, p->n, between, false);
}

static AVal *product(Ctx *c, AVal *sequence) {
  AVal *total = av_int(1);
  if (sequence->kind != AV_TUPLE && sequence->kind != AV_LIST) return NULL;
  for (int i = 0; i < sequence->n; i++)
    if (sequence->items[i]->kind != AV_DATA) return NULL;
  for (int i = 0; i < sequence->n; i++) total = build_binary(c, O_MUL, total, sequence->items[i]);
  return total;
}

/* math.modf(x): the fraction and the whole, both with the sign of x; of an infinity the fraction is 0. */
static AVal *parts(Ctx *c, AVal *x) {
  AVal **items = NEW_ARRAY(AVal *, 2);
  AVal *whole = floats(c, OP_TRUNC, 1, &x, false);
  AVal *rest = floats(c, OP_SUBTRACT, 2, (AVal *[]){x, whole}, false);
  AVal *infinite = one(c, OP_ISINF, x, DT_FLOAT64, DT_BOOL, false);
  rest = c->refused ? rest : build_select(c, infinite, floats(c, OP_COPYSIGN, 2, (AVal *[]){av_float(0), x}, false), rest);
  items[0] = floats(c, OP_COPYSIGN, 2, (AVal *[]){rest, x}, false);
  items[1] = whole;
  return av_tuple(items, 2);
}

static AVal *at_most(Ctx *c, AVal *x, AVal *bound) { return build_truth(c, build_binary(c, O_LE, x, bound)); }

/* math.isclose: equal, or finite and near by one of three measures. */
static AVal *is_close(Ctx *c, const Args *a) {
  AVal *s[4];
  double relative = 1e-9, absolute = 0;
  if (!bind_args(c, a, "a b rel_tol abs_tol", s) || !s[0] || !s[1] || !is_number(s[0]) || !is_number(s[1])) return NULL;
  bool known = (!s[2] || av_const_real(s[2], &relative)) && (!s[3] || av_const_real(s[3], &absolute));
  if (!known || relative < 0 || absolute < 0) return NULL;
  AVal *x = as_float(c, plain(c, s[0])), *y = as_float(c, plain(c, s[1])), *bound[3], *both[2] = {x, y};
  AVal *between = floats(c, OP_ABSOLUTE, 1, (AVal *[]){floats(c, OP_SUBTRACT, 2, (AVal *[]){y, x}, false)}, false);
  for (int i = 0; i < 2; i++)
    bound[i] = floats(c, OP_ABSOLUTE, 1, (AVal *[]){build_binary(c, O_MUL, av_float(relative), both[1 - i])}, false);
  bound[2] = av_float(absolute);
  AVal *near = av_bool(false), *finite = av_bool(true);
  for (int i = 0; i < 3 && !c->refused; i++) near = build_either(c, near, at_most(c, between, bound[i]));
  for (int i = 0; i < 2 && !c->refused; i++)
    finite = build_both(c, finite, one(c, OP_ISFINITE, both[i], DT_FLOAT64, DT_BOOL, false));
  return c->refused ? near : build_either(c, build_truth(c, build_binary(c, O_EQ, x, y)), build_both(c, finite, near));
}

static AVal *math_call(Ctx *c, const char *name, const Args *a) {
  AVal *args[3];
  if (!strcmp(name, "isclose")) return is_close(c, a);
  if (!strcmp(name, "dist") && a->nargs == 2 && !a->nkwargs) return distance(c, a->args[0], a->args[1]);
  if (!strcmp(name, "prod") && a->nargs == 1 && !a->nkwargs) return product(c, a->args[0]);
  if (a->nkwargs || a->nargs < 1 || a->nargs > 3) return NULL;
  for (int i = 0; i < a->nargs; i++)
    if (!is_number(args[i] = plain(c, a->args[i]))) return NULL;
  if (!strcmp(name, "modf") && a->nargs == 1) return parts(c, as_float(c, args[0]));
  if (!strcmp(name, "log") && a->nargs <= 2) return logarithm(c, &(Args){.args = args, .nargs = a->nargs});
  for EACH(roundings, i)
    if (!strcmp(name, roundings[i].name) && a->nargs == 1) return rounding(c, roundings[i].op, args[0]);
  for EACH(int_functions, i)
    if (!strcmp(name, int_functions[i].name) && a->nargs == int_functions[i].n)
      return integer_function(c, int_functions[i].op, a->nargs, args);
  for EACH(float_tests, i)
    if (!strcmp(name, float_tests[i].name) && a->nargs == 1)
      return one(c, float_tests[i].op, as_float(c, args[0]), DT_FLOAT64, DT_BOOL, false);
  for EACH(float_functions, i) {
    if (strcmp(name, float_functions[i].name) || a->nargs != float_functions[i].n) continue;
    for (int k = 0; k < a->nargs; k++) args[k] = as_float(c, args[k]);
    return floats(c, float_functions[i].op, a->nargs, args, float_functions[i].fails);
  }
  return NULL;
}

/* ---- by name */

static const struct { const char *name; int least, most; AVal *(*f)(Ctx *, const Args *); } builtins[] = {
  {"len", 1, 1, length}, {"abs", 1, 1, absolute}, {"float", 1, 1, float_of}, {"int", 1, 1, int_of},
  {"bool", 1, 1, bool_of}, {"divmod", 2, 2, quotient_and_rest}, {"pow", 2, 3, power}, {"round", 1, 2, rounded},
  {"complex", 1, 2, complex_call}, {"all", 1, 1, all_of}, {"any", 1, 1, any_of}, {"isinstance", 2, 2, instance_of}, {"max", 1, 64, greatest}, {"min", 1, 64, least}, {"sum", 1, 2, sum},
  {"list", 1, 1, list_of}, {"tuple", 1, 1, tuple_of}, {"slice", 1, 3, slice_object},
  {"issubclass", 2, 2, subclass_of}, {"hasattr", 2, 2, has_attribute},
};

AVal *python_call(Ctx *c, const char *dotted, const Args *a) {
  if (!strncmp(dotted, "math.", 5)) return math_call(c, dotted + 5, a);
  if (strncmp(dotted, "builtins.", 9)) return NULL;
  for EACH(builtins, i) {
    if (strcmp(dotted + 9, builtins[i].name) || a->nargs < builtins[i].least || a->nargs > builtins[i].most) continue;
    bool many = a->args[0]->kind == AV_GROWING || (av_is_array(a->args[0]) && a->args[0]->type.rank == 1);
    AVal *r = many ? of_list(c, dotted + 9, a) : NULL;
    if (r) return r;
    bool keywords = a->nkwargs && strcmp(builtins[i].name, "round");
    return keywords ? NULL : builtins[i].f(c, a);
  }
  return NULL;
}

AVal *scalar_as(Ctx *c, AVal *x, DType dtype) {
  if (!is_number(x) && !av_is_complex_scalar(x)) return NULL;
  bool warns = av_is_complex_scalar(x) && !dtype_is_complex(dtype);    /* of the part that is lost */
  if (warns || dtype == DT_FLOAT16) return NULL;
  if (dtype == DT_BOOL) x = build_truth(c, x);
  Value *v = av_is_python(x) ? stored_scalar(c, x, dtype) : materialise(c, x);
  if (v) v = build_cast(c, v, dtype, KIND_NPSCALAR);
  return v ? av_of_value(c, v) : av_scalar_type(dtype, KIND_NPSCALAR);
}

/* x.item() and x.astype(dtype) of a NumPy scalar. */
AVal *scalar_method(Ctx *c, AVal *x, const char *name, const Args *a) {
  if (!strcmp(name, "astype") && a->nargs == 1 && !a->nkwargs && is_number(x) && !av_is_python(x)) {
    DType dtype = dtype_of_argument(c, a->args[0]);
    return c->refused ? NULL : scalar_as(c, x, dtype);
  }
  if (strcmp(name, "item") || a->nargs || a->nkwargs || !is_number(x) || x->type.dtype == DT_UINT64) return NULL;
  DType d = x->type.dtype;
  return converted(c, x, is_float(x) ? DT_FLOAT64 : d == DT_BOOL ? DT_BOOL : DT_INT64);
}
