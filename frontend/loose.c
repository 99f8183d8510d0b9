/* Loose scalars: of their type, or of a weaker kind whose value has been converted exactly. Which it is,
 * only the run knows (AVal.definite).
 *
 *   y = max(0, x)      with a float x: y = x > 0 ? x : 0.0, definite where x > 0; else it is the int 0
 *
 * Where the kind does not matter the value is used as it is; where it does, a CHECK leaves to Python
 * unless it is definite. */
#include "infer.h"

AVal *firm(AVal *v) {
  AVal *copy = NEW(AVal);
  *copy = *v;
  copy->carried = NULL;
  copy->definite = NULL;
  return copy;
}

AVal *loose_scalar(Ctx *c, Value *v, Value *definite) {
  static Carried nameless = {.name = "", .loose = true};
  AVal *loose = av_of_value(c, v);
  loose->carried = &nameless;
  loose->definite = definite;
  return loose;
}

/* ---- types */

bool same_scalar_type(const Type *a, const Type *b) { return a->dtype == b->dtype && a->kind == b->kind; }

static int width(const Type *t) {
  return t->kind == KIND_NPSCALAR ? 3 : t->dtype == DT_COMPLEX128 ? 2 : t->dtype == DT_FLOAT64;
}

bool widest(const Type *a, const Type *b, Type *w) {
  *w = width(a) >= width(b) ? *a : *b;
  const Type *other = width(a) >= width(b) ? b : a;
  if (same_scalar_type(a, b)) return true;
  if (other->kind != KIND_PYSCALAR) return false;
  if (w->dtype == DT_BOOL || other->dtype == DT_BOOL) return w->dtype == other->dtype;
  if (dtype_is_int(w->dtype)) return other->dtype == DT_INT64;
  if (w->dtype == DT_FLOAT64) return other->dtype == DT_INT64 || other->dtype == DT_FLOAT64;
  return w->dtype == DT_COMPLEX128;
}

/* An int of Python as a narrower integer. */
static bool fits_exactly(Ctx *c, AVal *v, DType to) {
  int64_t lo, hi, i;
  int_bounds(to, &lo, &hi);
  if (av_const_int(v, &i)) return lo <= i && i <= hi;
  const Extent *e = c->refused ? NULL : extent_of(c, v);
  if (!e) return false;
  emit_check(c, REL_LE, ext_const(lo), e);
  emit_check(c, REL_LE, e, ext_const(hi));
  return true;
}

/* A number of Python that is known, and one of float32 too. */
static bool is_single(const AVal *v) {
  if (!v->is_const || !av_is_python(v)) return false;
  if (v->type.dtype == DT_FLOAT64) return (double)(float)v->f == v->f;
  return v->type.dtype == DT_INT64 && v->i <= 1 << 24 && v->i >= -(1 << 24);
}

bool widest_held(const Type *a, const Type *b, Type *w) {
  if (widest(a, b, w)) return true;
  *w = width(a) >= width(b) ? *a : *b;
  const Type *other = width(a) >= width(b) ? b : a;
  bool number = other->kind == KIND_PYSCALAR && (other->dtype == DT_FLOAT64 || other->dtype == DT_INT64);
  return number && w->dtype == DT_FLOAT32 && w->kind == KIND_NPSCALAR;
}

bool converts_exactly(Ctx *c, AVal *v, const Type *to) {
  if (dtype_is_int(to->dtype) && v->type.dtype == DT_INT64 && to->dtype != DT_INT64) return fits_exactly(c, v, to->dtype);
  if (to->dtype == DT_FLOAT32 && v->type.dtype != DT_FLOAT32) return is_single(v);
  if (v->type.dtype == to->dtype || v->type.dtype != DT_INT64 || surely_exact(c, v)) return true;
  if (v->is_const || c->refused) return false;
  const Extent *e = extent_of(c, v), *most = ext_const((int64_t)1 << 53);
  if (!e) return false;
  emit_check(c, REL_LE, e, most);
  emit_check(c, REL_LE, ext_mul_const(most, -1), e);
  return true;
}

/* v as one of type w; NULL: it may change its value. */
static AVal *widened_exactly(Ctx *c, AVal *v, const Type *w) {
  if (same_scalar_type(&v->type, w)) return v->carried ? firm(v) : v;
  if (!converts_exactly(c, v, w)) return NULL;
  Value *value = materialise(c, firm(v));
  if (value) value = build_cast(c, value, w->dtype, w->kind);
  return value ? av_of_value(c, value) : NULL;
}

/* ---- beside others */

bool settles_beside(const AVal *loose, const AVal *other) {
  if (other->kind != AV_DATA || other->carried) return false;
  DType t = loose->type.dtype;
  if (t == DT_COMPLEX128) return same_scalar_type(&loose->type, &other->type);
  if (other->type.kind == KIND_PYSCALAR)
    return loose->type.kind == KIND_PYSCALAR && t == DT_FLOAT64 && other->type.dtype == DT_FLOAT64;
  if (dtype_is_int(t) && other->type.dtype == DT_FLOAT64) return true;
  if (t == DT_FLOAT64 && dtype_is_int(other->type.dtype)) return true;     /* np.float64, both times */
  return (t == DT_FLOAT64 || t == DT_FLOAT32 || dtype_is_int(t)) && other->type.dtype == t;
}

/* A weak number takes its dtype from the other one: float32 and int64 tell a float of Python from one of
 * NumPy. */
bool compares_alike(const AVal *loose, const AVal *other) {
  if (!loose->carried) return false;
  if (other->carried) return loose->value && other->value && same_scalar_type(&loose->type, &other->type);
  if (other->type.kind == KIND_PYSCALAR) return loose->type.dtype != DT_FLOAT32;
  return other->type.dtype == DT_FLOAT64 || other->type.dtype == loose->type.dtype;
}

/* A number of Python, or the scalar of NumPy that it becomes beside its like. */
static bool may_be_either(const AVal *v) {
  return av_is_scalar(v) && (v->type.dtype == DT_FLOAT64 || dtype_is_int(v->type.dtype) || v->type.dtype == DT_COMPLEX128);
}

/* Is v of type w itself? Of a variable that was found out to be loose in this walk there is no answer yet: there
 * will be another walk. */
static AVal *is_of_type(Ctx *c, AVal *v, const Type *w) {
  bool same = same_scalar_type(&v->type, w);
  return same && v->carried && v->definite ? av_of_value(c, v->definite) : av_bool(same);
}

static bool may_be_loose(const AVal *v) { return may_be_either(v) && (!v->carried || v->value); }
static bool is_python_float(const AVal *v) { return av_is_python(v) && !v->carried && v->type.dtype == DT_FLOAT64; }

/* Sums of what may be ints both stay exact up to 2**53. Their products are another matter: 0 * -1 is not
 * -0.0; and so are quotients by what may be 0. */
static bool keeps_value(Operator o, const AVal *a, const AVal *b) {
  if (o == O_MUL) return is_python_float(a) || is_python_float(b);
  if (o == O_DIV) return b->is_const && (b->type.dtype == DT_FLOAT64 ? b->f != 0 : b->i != 0);
  return o == O_ADD || o == O_SUB;
}

/* z * z and z ** 2 where z may be the 0 that it started as, and else is complex: the int's are 0 as well. */
static AVal *loose_power(Ctx *c, Operator o, AVal *a, AVal *b) {
  int64_t exponent;
  bool square = o == O_MUL && a->value && a->value == b->value, python = a->type.kind == KIND_PYSCALAR;
  bool power = o == O_POW && python && av_const_int(b, &exponent) && exponent > 0;
  if (!a->carried || (!square && !power)) return NULL;
  AVal *z = firm(a), *r = complex_scalar_binary(c, o, z, square ? z : b);
  AVal *re = complex_part(c, z, false), *settled_or_0 = is_of_type(c, a, &a->type);
  Value *x = c->refused ? NULL : re->value;
  if (!x || !r->value) return r;
  Node *n = emit(c, N_MAP, 1, &x, false);
  n->op = OP_SIGNBIT;
  AVal *negative = av_of_value(c, emit_result(c, n, type_scalar(DT_BOOL, KIND_PYSCALAR)));
  AVal *zero = build_both(c, build_not(c, build_truth(c, z)), build_not(c, negative));
  settled_or_0 = build_either(c, settled_or_0, zero);
  check_true(c, materialise(c, settled_or_0));
  return loose_scalar(c, r->value, materialise(c, is_of_type(c, a, &a->type)));
}

AVal *loose_arithmetic(Ctx *c, Operator o, AVal *a, AVal *b) {
  Type w;
  if (av_is_complex_scalar(a) && may_be_loose(a)) return loose_power(c, o, a, b);
  if (!keeps_value(o, a, b)) return NULL;
  if (!may_be_loose(a) || !may_be_loose(b) || !widest(&a->type, &b->type, &w) || w.dtype != DT_FLOAT64) return NULL;
  AVal *x = widened_exactly(c, a, &w), *y = widened_exactly(c, b, &w);
  if (!x || !y) return NULL;
  AVal *sum = build_binary(c, o, x, y), *definite = build_either(c, is_of_type(c, a, &w), is_of_type(c, b, &w));
  bool becomes_float = o == O_DIV && w.kind == KIND_PYSCALAR;
  if (becomes_float) return sum;
  if (c->refused || !sum->value) return sum;
  if (o != O_DIV && !is_python_float(a) && !is_python_float(b)) {
    AVal *size = build_python(c, OP_ABSOLUTE, 1, &sum, (DType[]){DT_FLOAT64}, DT_FLOAT64, false);
    Value *fits = materialise(c, build_either(c, definite, build_binary(c, O_LE, size, av_float(0x1p53))));
    check_true(c, fits);
  }
  return loose_scalar(c, sum->value, materialise(c, definite));
}

/* test ? x : y of two kinds; NULL: not possible. */
AVal *loose_select(Ctx *c, AVal *test, AVal *x, AVal *y) {
  Type w;
  if (!may_be_loose(x) || !may_be_loose(y) || !widest(&x->type, &y->type, &w)) return NULL;
  AVal *a = widened_exactly(c, x, &w), *b = widened_exactly(c, y, &w);
  AVal *v = a && b ? build_select(c, test, a, b) : NULL;
  AVal *definite = v ? build_select(c, test, is_of_type(c, x, &w), is_of_type(c, y, &w)) : NULL;
  if (!definite || c->refused) return NULL;
  Value *value = materialise(c, v), *flag = materialise(c, definite);
  return value && flag ? loose_scalar(c, value, flag) : NULL;
}
