/* Arithmetic of Python's own int, float and bool: constants fold, sizes stay symbolic, the rest
 * becomes MAPs whose operands are Python scalars (an int that leaves 64 bits, or a division by zero,
 * takes the exit). */
#include <math.h>
#include <stdlib.h>

#include "infer.h"

static bool both_const(const AVal *a, const AVal *b) { return a->is_const && b->is_const; }
static double number(const AVal *v) { return v->type.dtype == DT_FLOAT64 ? v->f : (double)v->i; }
static bool is_float(const AVal *v) { return v->type.dtype == DT_FLOAT64; }

static AVal *fold_int(Operator o, int64_t a, int64_t b) {
  int64_t r;
  switch (o) {
  case O_ADD: return __builtin_add_overflow(a, b, &r) ? NULL : av_int(r);
  case O_SUB: return __builtin_sub_overflow(a, b, &r) ? NULL : av_int(r);
  case O_MUL: return __builtin_mul_overflow(a, b, &r) ? NULL : av_int(r);
  case O_DIV:
    return b && llabs(a) < 1ll << 53 && llabs(b) < 1ll << 53 ? av_float((double)a / (double)b) : NULL;
  case O_FLOORDIV: return b > 0 ? av_int(a / b - (a % b < 0)) : NULL;
  case O_MOD: return b > 0 ? av_int((a % b + b) % b) : NULL;
  case O_EQ: return av_bool(a == b);
  case O_NE: return av_bool(a != b);
  case O_LT: return av_bool(a < b);
  case O_LE: return av_bool(a <= b);
  case O_GT: return av_bool(a > b);
  case O_GE: return av_bool(a >= b);
  case O_POW:
    if (b < 0) return NULL;
    for (r = 1; b > 0; b--)
      if (__builtin_mul_overflow(r, a, &r)) return NULL;
    return av_int(r);
  default: return NULL;
  }
}

static AVal *fold_float(Operator o, double a, double b) {
  switch (o) {
  case O_ADD: return av_float(a + b);
  case O_SUB: return av_float(a - b);
  case O_MUL: return av_float(a * b);
  case O_DIV: return b != 0 ? av_float(a / b) : NULL;
  case O_EQ: return av_bool(a == b);
  case O_NE: return av_bool(a != b);
  case O_LT: return av_bool(a < b);
  case O_LE: return av_bool(a <= b);
  case O_GT: return av_bool(a > b);
  case O_GE: return av_bool(a >= b);
  default: return NULL;
  }
}

static bool is_size(const AVal *v) { return !v->is_const || (v->i <= 1 << 20 && v->i >= -(1 << 20)); }

static AVal *on_extents(Ctx *c, Operator o, AVal *a, AVal *b) {
  int64_t k;
  if (!(a->extent || a->is_const) || !(b->extent || b->is_const)) return NULL;
  if (both_const(a, b) || !is_size(a) || !is_size(b)) return NULL;   /* or coefficients leave 64 bits */
  if (is_float(a) || is_float(b)) return NULL;
  if ((a->extent && a->epoch != c->region->epoch) || (b->extent && b->epoch != c->region->epoch))
    return NULL;
  const Extent *x = a->extent ? a->extent : ext_const(a->i);
  const Extent *y = b->extent ? b->extent : ext_const(b->i);
  switch (o) {
  case O_ADD: return av_extent(c, ext_add(x, y));
  case O_SUB: return av_extent(c, ext_sub(x, y));
  case O_MUL: return ext_is_const(x, &k) || ext_is_const(y, &k) ? av_extent(c, ext_mul(x, y)) : NULL;
  default: return NULL;
  }
}

static DType result_dtype(Operator o, const AVal *a, const AVal *b) {
  if (o >= O_EQ) return DT_BOOL;
  if (o == O_POW && !is_float(b) && b->is_const && b->i < 0) return DT_FLOAT64;
  if (o >= O_BITAND && o <= O_BITXOR && a->type.dtype == DT_BOOL && b->type.dtype == DT_BOOL) return DT_BOOL;
  if (o == O_DIV || is_float(a) || is_float(b)) return DT_FLOAT64;
  return DT_INT64;
}

AVal *python_binary(Ctx *c, Operator o, AVal *a, AVal *b) {
  static const Op ops[] = {
    [O_ADD] = OP_ADD, [O_SUB] = OP_SUBTRACT, [O_MUL] = OP_MULTIPLY, [O_DIV] = OP_DIVIDE,
    [O_FLOORDIV] = OP_FLOOR_DIVIDE, [O_MOD] = OP_REMAINDER, [O_EQ] = OP_EQUAL, [O_NE] = OP_NOT_EQUAL,
    [O_LT] = OP_LESS, [O_LE] = OP_LESS_EQUAL, [O_GT] = OP_GREATER, [O_GE] = OP_GREATER_EQUAL,
  };
  DType dtype = result_dtype(o, a, b);
  AVal *types_only = av_scalar_type(dtype, KIND_PYSCALAR);
  AVal *r = NULL;
  if (both_const(a, b))
    r = is_float(a) || is_float(b) ? fold_float(o, number(a), number(b)) : fold_int(o, a->i, b->i);
  if (!r) r = on_extents(c, o, a, b);
  if (r) return r;
  if (o == O_POW && is_float(a) && b->is_const && !is_float(b) && b->i >= 1 && b->i <= 2)
    return refuse(c, REASON_SCALAR, types_only, "a power of Python numbers");
  bool known = o <= O_MOD && o != O_POW && o != O_MATMUL;
  if (!known && !(o >= O_EQ && o <= O_GE))
    return refuse(c, REASON_SCALAR, types_only, "an operation on Python numbers");
  Value *values[2] = {materialise(c, a), materialise(c, b)};
  if (!values[0] || !values[1]) return types_only;
  DType loop = o == O_DIV || is_float(a) || is_float(b) ? DT_FLOAT64 : DT_INT64;
  if (loop == DT_FLOAT64 && !(is_float(a) && is_float(b)) && o >= O_EQ)
    return refuse(c, REASON_SCALAR, types_only, "a comparison of a Python int with a float");
  if (o == O_DIV && !is_float(a) && !is_float(b) && !(a->extent || a->is_const) && !(b->extent || b->is_const))
    return refuse(c, REASON_SCALAR, types_only, "a quotient of Python ints");
  for (int i = 0; i < 2; i++) values[i] = build_cast(c, values[i], loop, KIND_PYSCALAR);
  Node *n = emit(c, N_MAP, 2, values, true);
  n->op = ops[o];
  return av_of_value(c, emit_result(c, n, type_scalar(dtype, KIND_PYSCALAR)));
}

AVal *python_unary(Ctx *c, Operator o, AVal *a) {
  if (av_is_complex_scalar(a) && o != O_NOT) return python_complex_unary(c, o, a);
  if (o == O_NOT) {
    bool b;
    if (av_const_bool(a, &b)) return av_bool(!b);
    return refuse(c, REASON_SCALAR, av_scalar_type(DT_BOOL, KIND_PYSCALAR), "'not' of a value");
  }
  if (a->is_const && o == O_USUB)
    return is_float(a) ? av_float(-a->f) : a->i != INT64_MIN ? av_int(-a->i) : refuse(c, REASON_SCALAR, a, "-%s", "2**63");
  if (o == O_UADD && a->type.dtype != DT_BOOL) return a;
  if (o == O_USUB && is_float(a)) {
    Value *v = materialise(c, a);
    if (!v) return av_data(a->type);
    Node *n = emit(c, N_MAP, 1, &v, false);
    n->op = OP_NEGATIVE;
    return av_of_value(c, emit_result(c, n, v->type));
  }
  if (o == O_USUB && a->extent) return python_binary(c, O_SUB, av_int(0), a);
  return refuse(c, REASON_SCALAR, av_scalar_type(DT_INT64, KIND_PYSCALAR), "an operation on Python numbers");
}
