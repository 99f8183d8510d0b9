/* Complex scalars, and the parts of complex values. Three arithmetics, with other bits in each:
 *   arrays      z * w   MULTIPLY, which NumPy fuses where the CPU can
 *   np scalars  z * w   PLAIN_MULTIPLY; z / w NumPy's loop; abs(z) is hypot
 *   Python's    z * w   PLAIN_MULTIPLY; z / w PLAIN_DIVIDE; abs(z) is hypot, and may overflow
 * CPython 3.14 changed sums and products of Python's complex and real numbers, and products of
 * infinities: functions that compute with complex numbers of Python leave those versions to Python. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "index.h"
#include "numpy_functions.h"

static bool is_complex(const AVal *v) { return v->kind == AV_DATA && dtype_is_complex(v->type.dtype); }

bool av_is_complex_scalar(const AVal *v) { return av_is_scalar(v) && is_complex(v) && v->type.kind != KIND_ARRAY; }

/* ---- scalar nodes ---- */

static AVal *scalar_map(Ctx *c, Op op, int n, Value **args, DType dtype, bool fallible) {
  Node *node = emit(c, N_MAP, n, args, fallible);
  node->op = op;
  return av_of_value(c, emit_result(c, node, type_scalar(dtype, args[0]->type.kind)));
}

static AVal *part_of(Ctx *c, Op op, Value *z) {
  return scalar_map(c, op, 1, &z, dtype_real(z->type.dtype), false);
}

/* ---- Python's complex numbers ---- */

static AVal *python_number(Ctx *c, AVal *v) {
  Value *x = materialise(c, v);
  if (x) x = build_cast(c, x, DT_COMPLEX128, KIND_PYSCALAR);
  return x ? av_of_value(c, x) : NULL;
}

static AVal *python_product(Ctx *c, AVal *a, AVal *b) {
  return scalar_map(c, OP_PLAIN_MULTIPLY, 2, (Value *[]){a->value, b->value}, DT_COMPLEX128, false);
}

static AVal *python_quotient(Ctx *c, AVal *a, AVal *b) {
  return scalar_map(c, OP_PLAIN_DIVIDE, 2, (Value *[]){a->value, b->value}, DT_COMPLEX128, true);
}

/* z ** n for an integer n as Python computes it: 1 * z**(2**k) * ..., then checked for infinities. */
static AVal *python_power(Ctx *c, AVal *z, AVal *exponent) {
  double e = NAN;
  if (!av_const_real(exponent, &e) || e != floor(e) || fabs(e) > 100)
    return refuse(c, REASON_SCALAR, av_scalar_type(DT_COMPLEX128, KIND_PYSCALAR),
                  "a power of complex numbers whose exponent is not a small integer constant");
  AVal *one = python_number(c, av_complex(1, 0)), *r = one;
  for (int n = (int)fabs(e); n; n >>= 1) {
    if (n & 1) r = python_product(c, r, z);
    if (n > 1) z = python_product(c, z, z);
  }
  if (e <= 0) r = python_quotient(c, one, r);
  AVal *infinite = scalar_map(c, OP_ISINF, 1, &r->value, DT_BOOL, false);
  check_true(c, scalar_map(c, OP_LOGICAL_NOT, 1, &infinite->value, DT_BOOL, false)->value);
  return r;
}

/* 1 + 2j, the same in all versions of Python: no part is a zero whose sign they would not agree on. */
static AVal *folded(Operator o, const AVal *a, const AVal *b) {
  double x;
  bool signs_agree = b->is_const && is_complex(b) && b->imag != 0 && b->f == 0;
  if (!signs_agree || !av_const_real(a, &x) || x == 0 || (o != O_ADD && o != O_SUB)) return NULL;
  return o == O_ADD ? av_complex(x, b->imag) : av_complex(x, -b->imag);
}

static bool is_exact(const AVal *integer) {
  int64_t i;
  return av_const_int(integer, &i) && llabs(i) <= 1ll << 53;
}

static AVal *python_complex_binary(Ctx *c, Operator o, AVal *a, AVal *b) {
  bool compares = o == O_EQ || o == O_NE;
  AVal *types_only = av_scalar_type(compares ? DT_BOOL : DT_COMPLEX128, KIND_PYSCALAR);
  AVal *constant = folded(o, a, b);
  if (constant) return constant;
  if (!compares && o > O_POW)
    return refuse(c, REASON_SCALAR, types_only, "an operation that complex numbers do not have");
  bool int_compared = (a->type.dtype == DT_INT64 && !is_exact(a)) || (b->type.dtype == DT_INT64 && !is_exact(b));
  if (compares && int_compared) return refuse(c, REASON_SCALAR, types_only, "a comparison of a complex number with an int");
  c->region->f->python_complex = true;
  AVal *x = python_number(c, a), *y = o == O_POW ? b : python_number(c, b);
  if (!x || !y) return types_only;
  Value *args[2] = {x->value, y->value};
  switch (o) {
  case O_ADD: return scalar_map(c, OP_ADD, 2, args, DT_COMPLEX128, false);
  case O_SUB: return scalar_map(c, OP_SUBTRACT, 2, args, DT_COMPLEX128, false);
  case O_MUL: return python_product(c, x, y);
  case O_DIV: return python_quotient(c, x, y);
  case O_EQ: return scalar_map(c, OP_EQUAL, 2, args, DT_BOOL, false);
  case O_NE: return scalar_map(c, OP_NOT_EQUAL, 2, args, DT_BOOL, false);
  case O_POW: return python_power(c, x, y);
  default: return refuse(c, REASON_SCALAR, types_only, "an operation that complex numbers do not have");
  }
}

AVal *python_complex_unary(Ctx *c, Operator o, AVal *a) {
  if (o == O_UADD) return a;
  if (o == O_USUB && a->is_const) return av_complex(-a->f, -a->imag);
  Value *v = materialise(c, a);
  if (!v || o != O_USUB) return refuse(c, REASON_SCALAR, av_data(a->type), "an operation on complex numbers");
  return scalar_map(c, OP_NEGATIVE, 1, &v, DT_COMPLEX128, false);
}

/* ---- NumPy's and mixed scalars ---- */

/* Beside np.complex128(z) everything becomes complex128; np.complex64 stays only beside Python's. */
static bool numpy_operand_fits(const AVal *v, DType loop) {
  return av_is_python(v) || v->type.dtype == loop || (loop == DT_COMPLEX128 && !dtype_is_complex(v->type.dtype));
}

static AVal *numpy_complex_binary(Ctx *c, Operator o, AVal *a, AVal *b) {
  DType loop = is_complex(a) && !av_is_python(a) ? a->type.dtype : b->type.dtype;
  AVal *types_only = av_scalar_type(o >= O_EQ && o <= O_GE ? DT_BOOL : loop, KIND_NPSCALAR);
  bool plain = o == O_ADD || o == O_SUB || o == O_DIV || o == O_POW || o == O_EQ || o == O_NE;
  static const Op ops[] = {[O_ADD] = OP_ADD, [O_SUB] = OP_SUBTRACT, [O_DIV] = OP_DIVIDE, [O_POW] = OP_POWER,
                           [O_EQ] = OP_EQUAL, [O_NE] = OP_NOT_EQUAL};
  if (!numpy_operand_fits(a, loop) || !numpy_operand_fits(b, loop) || !(plain || o == O_MUL))
    return refuse(c, REASON_SCALAR, types_only, "an operation on complex scalars of these types");
  if (plain) return build_ufunc(c, ops[o], 2, (AVal *[]){a, b});
  Value *args[2] = {materialise(c, a), materialise(c, b)};
  for (int i = 0; i < 2; i++)
    if (args[i]) args[i] = build_cast(c, args[i], loop, KIND_NPSCALAR);
  if (!args[0] || !args[1]) return types_only;
  return scalar_map(c, OP_PLAIN_MULTIPLY, 2, args, loop, true);
}

AVal *complex_scalar_binary(Ctx *c, Operator o, AVal *a, AVal *b) {
  bool a_weak = av_is_python(a), b_weak = av_is_python(b);
  if (a_weak && b_weak) return python_complex_binary(c, o, a, b);
  if ((is_complex(a) && !a_weak) || (is_complex(b) && !b_weak)) return numpy_complex_binary(c, o, a, b);
  bool is_float64 = (a_weak ? b : a)->type.dtype == DT_FLOAT64;     /* a subclass of float */
  if (is_float64 && a_weak && o <= O_POW) return python_complex_binary(c, o, a, b);
  AVal *types_only = av_scalar_type(o >= O_EQ && o <= O_GE ? DT_BOOL : DT_COMPLEX128, KIND_NPSCALAR);
  bool imaginary = b->is_const && is_complex(b) && b->f == 0;     /* x * 1j: no product is rounded twice */
  if (is_float64 && b_weak && (o == O_ADD || o == O_SUB || (o == O_MUL && imaginary))) return numpy_complex_binary(c, o, a, b);
  return refuse(c, REASON_SCALAR, types_only, "an operation on a real scalar of NumPy and a complex number");
}

AVal *complex_scalar_abs(Ctx *c, AVal *a) {
  if (a->carried && a->value) {      /* of an int or float: as an int or float */
    AVal *r = complex_scalar_abs(c, firm(a));
    return c->refused ? r : loose_scalar(c, r->value, a->definite);
  }
  Value *z = materialise(c, a);
  DType real = dtype_real(a->type.dtype);
  if (!z) return av_scalar_type(real, a->type.kind);
  bool python = av_is_python(a);
  AVal *re = part_of(c, OP_REAL, z), *im = part_of(c, OP_IMAG, z);
  Value *parts[2] = {re->value, im->value};
  if (!python) return scalar_map(c, OP_HYPOT, 2, parts, real, true);
  AVal *overflow = scalar_map(c, OP_MODULUS_OVERFLOWS, 2, parts, DT_BOOL, false);    /* OverflowError */
  check_true(c, scalar_map(c, OP_LOGICAL_NOT, 1, &overflow->value, DT_BOOL, false)->value);
  return scalar_map(c, OP_MODULUS, 2, parts, real, false);
}

/* ---- parts ---- */

/* Of an array they are views of every second number. What is read of them is computed; what is stored
 * into them is stored into the array; what is handed back is the array, with the name of the part. */
AVal *complex_part(Ctx *c, AVal *a, bool imag) {
  DType real = dtype_real(a->type.dtype);
  AVal *types_only = a->type.rank ? av_array_type(real, a->type.rank) : av_scalar_type(real, a->type.kind);
  if (!is_complex(a)) {
    if (!imag && !av_is_python(a)) return a;
    return refuse(c, REASON_TYPE, types_only, "a part of a real number");
  }
  if (av_has_negative_step(a)) return refuse(c, REASON_ORDER, types_only, "a part of a reversed view");
  Value *z = materialise(c, a);
  if (!z) return types_only;
  if (a->type.rank == 0) return part_of(c, imag ? OP_IMAG : OP_REAL, z);
  Value *v = build_map(c, imag ? OP_IMAG : OP_REAL, 1, &z, real);
  if (!v) return types_only;
  AVal *part = av_view_of_value(c, a, v);
  part->part = imag ? PART_IMAG : PART_REAL;
  return part;
}

AVal *complex_of_part(Ctx *c, AVal *part) {
  if (!part->of->part) return part->of;
  return shown(c, complex_of_part(c, part->of), &part->value->def->view);
}

void store_part(Ctx *c, AVal *part, AVal *value) {
  DType real = part->type.dtype;
  AVal *z = complex_of_part(c, part);
  value = unmasked(c, value);
  bool scalar = value->kind == AV_DATA && value->type.rank == 0 && value->type.kind != KIND_ARRAY;
  Value *old = materialise(c, z), *v = scalar ? stored_scalar(c, value, real) : materialise(c, value);
  if (v) v = build_cast(c, v, real, KIND_NPSCALAR);
  if (!old || !v) return;
  View all = view_identity(old->type.rank, old->type.shape);
  if (!broadcasts_to(c, v, &all)) return;
  Value *other = build_map(c, part->part == PART_REAL ? OP_IMAG : OP_REAL, 1, &old, real);
  Value *parts[2] = {part->part == PART_REAL ? v : other, part->part == PART_REAL ? other : v};
  v = build_map(c, OP_COMPLEX, 2, parts, z->type.dtype);
  if (v) build_store(c, z, av_of_value(c, v));
}

AVal *complex_conjugate(Ctx *c, AVal *a) {
  if (!is_complex(a)) return a;                    /* the method returns the array itself */
  if (!av_is_python(a)) return build_ufunc(c, OP_CONJUGATE, 1, &a);
  Value *v = materialise(c, a);
  return v ? scalar_map(c, OP_CONJUGATE, 1, &v, a->type.dtype, false) : av_data(a->type);
}

static AVal *python_complex_of(Ctx *c, AVal *z) {
  if (av_is_python(z)) return z;
  Value *v = materialise(c, z);
  if (v) v = build_cast(c, v, DT_COMPLEX128, KIND_PYSCALAR);
  return v ? av_of_value(c, v) : av_scalar_type(DT_COMPLEX128, KIND_PYSCALAR);
}

/* complex(z), complex(x), complex(x, y) of scalars */
AVal *complex_call(Ctx *c, const Args *a) {
  AVal *types_only = av_scalar_type(DT_COMPLEX128, KIND_PYSCALAR);
  double parts[2] = {0, 0};
  Value *v[2];
  bool known = true;
  if (a->nargs < 1 || a->nargs > 2 || a->nkwargs) return NULL;
  for (int i = 0; i < a->nargs; i++) {
    if (!av_is_scalar(a->args[i]) || a->args[i]->type.kind == KIND_ARRAY) return NULL;
    if (is_complex(a->args[i])) return a->nargs == 1 ? python_complex_of(c, a->args[0]) : NULL;
    known &= av_const_real(a->args[i], &parts[i]);
  }
  if (known) return av_complex(parts[0], parts[1]);
  for (int i = 0; i < 2; i++) {
    v[i] = materialise(c, i < a->nargs ? a->args[i] : av_float(0));
    if (v[i]) v[i] = build_cast(c, v[i], DT_FLOAT64, KIND_PYSCALAR);
    if (!v[i]) return types_only;
  }
  return scalar_map(c, OP_COMPLEX, 2, v, DT_COMPLEX128, false);
}

/* ---- where the bits of an in-place product depend on the layout ---- */

static bool is_product(const Value *v) {
  bool map = v->def && v->def->kind == N_MAP && dtype_is_complex(v->type.dtype);
  return map && (v->def->op == OP_MULTIPLY || v->def->op == OP_SQUARE);
}

/* z[mask] *= w: how many elements are selected is known when it runs. */
static AVal *masked_in_place(Ctx *c, AVal *r) {
  if (!is_product(r->masked->full)) return r;
  const Type *full = &r->masked->full->type;
  const Extent *size = count_true(c, r->masked->mask);
  for (int i = r->masked->mask->type.rank; i < full->rank; i++) size = ext_mul(size, full->shape[i]);
  AVal *several = build_binary(c, O_NE, av_extent(c, size), av_int(1));
  if (!c->refused) check_true(c, materialise(c, several));
  return r;
}

/* NumPy computes `target op= x` as its scalars do, not fused, where the target has one element; and
 * squares a target with gaps like that. */
AVal *complex_in_place(Ctx *c, AVal *target, AVal *r) {
  if (!c->refused && r->kind == AV_DATA && r->masked) return masked_in_place(c, r);
  if (c->refused || !is_complex(r) || !r->object || !r->object->current->def) return r;
  const Node *n = r->object->current->def;
  if (!is_product(r->object->current)) return r;
  if (n->op == OP_SQUARE && av_is_view(target) && !av_is_contiguous(c, target))
    return refuse(c, REASON_ORDER, r, "a square in place of a view with gaps");
  const Extent *size = type_size(&r->object->current->type);
  if (ext_const_is(size, 1)) return refuse(c, REASON_ORDER, r, "a product in place of one element");
  emit_check(c, REL_LE, ext_const(2), size);
  return r;
}
