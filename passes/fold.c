/* Constant folding of scalars:  %1 = const 2;  %2 = const 3;  %3 = map multiply %1, %2  =>  const 6
 * The compiler computes with the same IEEE operations as the artefact would. Whatever raises a flag or
 * leaves the dtype is not folded: NumPy or Python would say something about it at run time. */
#include <fenv.h>
#include <math.h>

#include "fold.h"

typedef struct { DType dtype; int64_t i; double f, imag; } Scalar;

static double round_to(double x, DType t)
{
  volatile float narrow = (float)x;
  return t == DT_FLOAT32 || t == DT_COMPLEX64 ? narrow : x;
}

static Scalar scalar_of(const Value *v)
{
  Scalar s = {.dtype = v->type.dtype};
  if (dtype_is_inexact(s.dtype)) s.f = round_to(v->def->constant.f, s.dtype);
  else s.i = v->def->constant.i;
  if (dtype_is_complex(s.dtype)) s.imag = round_to(v->def->constant.imag, s.dtype);
  return s;
}

static bool fits(int64_t i, DType t)
{
  if (t == DT_INT64) return true;
  if (t == DT_BOOL) return i == 0 || i == 1;
  if (t == DT_UINT64) return i >= 0;
  int bits = 8 * dtype_size(t);
  int64_t hi = dtype_is_unsigned(t) ? ((int64_t)1 << bits) - 1 : ((int64_t)1 << (bits - 1)) - 1;
  int64_t lo = dtype_is_unsigned(t) ? 0 : -hi - 1;
  return lo <= i && i <= hi;
}

static bool fold_int(Op op, int64_t a, int64_t b, DType t, int64_t *r)
{
  bool overflow;
  switch (op) {
  case OP_ADD: overflow = __builtin_add_overflow(a, b, r); break;
  case OP_SUBTRACT: overflow = __builtin_sub_overflow(a, b, r); break;
  case OP_MULTIPLY: overflow = __builtin_mul_overflow(a, b, r); break;
  case OP_NEGATIVE: overflow = __builtin_sub_overflow((int64_t)0, a, r); break;
  case OP_POSITIVE: overflow = false; *r = a; break;
  default: return false;
  }
  return !overflow && fits(*r, t);
}

/* double rounding is harmless: + - * / of two floats is exact enough in double to round once more */
static bool fold_float(Op op, volatile double a, volatile double b, DType t, double *r)
{
  volatile double x;
  switch (op) {
  case OP_ADD: x = a + b; break;
  case OP_SUBTRACT: x = a - b; break;
  case OP_MULTIPLY: x = a * b; break;
  case OP_DIVIDE: x = a / b; break;
  case OP_NEGATIVE: x = -a; break;
  case OP_POSITIVE: x = a; break;
  case OP_ABSOLUTE: x = fabs(a); break;
  default: return false;
  }
  *r = round_to(x, t);
  return true;
}

static bool fold_compare(Op op, Scalar a, Scalar b, int64_t *r)
{
  bool real = dtype_is_float(a.dtype);
  int order = real ? (a.f > b.f) - (a.f < b.f) : (a.i > b.i) - (a.i < b.i);
  if (real && (isnan(a.f) || isnan(b.f))) return false;
  switch (op) {
  case OP_EQUAL: *r = order == 0; return true;
  case OP_NOT_EQUAL: *r = order != 0; return true;
  case OP_LESS: *r = order < 0; return true;
  case OP_LESS_EQUAL: *r = order <= 0; return true;
  case OP_GREATER: *r = order > 0; return true;
  case OP_GREATER_EQUAL: *r = order >= 0; return true;
  default: return false;
  }
}

static bool fold_cast(Scalar a, DType to, Scalar *r)
{
  bool from_float = dtype_is_inexact(a.dtype), to_float = dtype_is_inexact(to);
  if (to == DT_FLOAT16 || a.dtype == DT_FLOAT16) return false;
  if (to == DT_BOOL) {
    if (dtype_is_complex(a.dtype)) return false;
    r->i = from_float ? a.f != 0 : a.i != 0;
    return true;
  }
  if (to_float) {
    if (!from_float && (a.i < -(1LL << 53) || a.i > 1LL << 53)) return false;
    volatile float narrow = from_float ? (float)a.f : (float)a.i;
    r->f = (to == DT_FLOAT32 || to == DT_COMPLEX64) ? narrow : from_float ? a.f : (double)a.i;
    r->imag = round_to(a.imag, to);
    return true;
  }
  if (from_float) {
    if (!(fabs(a.f) < 0x1p53)) return false;
    r->i = (int64_t)a.f;
  } else {
    r->i = a.i;
  }
  return fits(r->i, to);
}

static bool compute(const Node *n, Scalar *r)
{
  Scalar a = scalar_of(n->args[0]), b = n->nargs > 1 ? scalar_of(n->args[1]) : a;
  if (a.dtype == DT_FLOAT16 || n->nargs > 2) return false;
  if (n->op == OP_CAST) return fold_cast(a, r->dtype, r);
  if (dtype_is_complex(a.dtype)) return false;
  if (n->op == OP_COPY) {
    *r = a;
    return true;
  }
  if (a.dtype != b.dtype) return false;
  if (op_info[n->op].rule == RULE_COMPARE) return fold_compare(n->op, a, b, &r->i);
  if (a.dtype != r->dtype) return false;
  if (dtype_is_float(a.dtype)) return fold_float(n->op, a.f, b.f, r->dtype, &r->f);
  return dtype_is_int(a.dtype) && fold_int(n->op, a.i, b.i, r->dtype, &r->i);
}

bool fold_constant(Node *n)
{
  if (n->kind != N_MAP || n->results[0]->type.rank != 0) return false;
  for (int i = 0; i < n->nargs; i++)
    if (!n->args[i]->def || n->args[i]->def->kind != N_CONST) return false;
  Scalar r = {.dtype = n->results[0]->type.dtype};
  feclearexcept(FE_ALL_EXCEPT);
  bool known = compute(n, &r);
  if (!known || fetestexcept(FE_ALL_EXCEPT & ~FE_INEXACT)) return false;
  n->kind = N_CONST;
  n->op = OP_NONE;
  n->nargs = 0;
  n->exit = -1;
  if (dtype_is_inexact(r.dtype)) n->constant.f = r.f;
  else n->constant.i = r.i;
  n->constant.imag = r.imag;
  return true;
}
