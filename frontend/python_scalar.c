/* Arithmetic of Python's own int, float and bool: constants fold, sizes stay symbolic, the rest
 * becomes MAPs whose operands are Python scalars. Where Python raises or an int leaves 64 bits, the
 * node has an exit; what has been found never to need one has none. */
#include <math.h>
#include <stdlib.h>

#include "lists.h"

static bool both_const(const AVal *a, const AVal *b) { return a->is_const && b->is_const; }
static double number(const AVal *v) { return v->type.dtype == DT_FLOAT64 ? v->f : (double)v->i; }
static bool is_float(const AVal *v) { return v->type.dtype == DT_FLOAT64; }
static bool is_bool(const AVal *v) { return v->type.dtype == DT_BOOL; }
static bool is_exact(int64_t i) { return llabs(i) <= 1ll << 53; }

/* ---- what is known while compiling */

static AVal *fold_compare(Operator o, int order) {
  switch (o) {
  case O_EQ: return av_bool(order == 0);
  case O_NE: return av_bool(order != 0);
  case O_LT: return av_bool(order < 0);
  case O_LE: return av_bool(order <= 0);
  case O_GT: return av_bool(order > 0);
  case O_GE: return av_bool(order >= 0);
  default: return NULL;
  }
}

static AVal *fold_bits(Operator o, int64_t a, int64_t b) {
  switch (o) {
  case O_BITAND: return av_int(a & b);
  case O_BITOR: return av_int(a | b);
  case O_BITXOR: return av_int(a ^ b);
  case O_LSHIFT:
    if (b < 0 || b > 62) return NULL;
    return (int64_t)((uint64_t)a << b) >> b == a ? av_int((int64_t)((uint64_t)a << b)) : NULL;
  case O_RSHIFT: return b >= 0 ? av_int(a >> (b > 63 ? 63 : b)) : NULL;
  default: return NULL;
  }
}

static AVal *fold_int(Operator o, int64_t a, int64_t b) {
  int64_t r;
  switch (o) {
  case O_ADD: return __builtin_add_overflow(a, b, &r) ? NULL : av_int(r);
  case O_SUB: return __builtin_sub_overflow(a, b, &r) ? NULL : av_int(r);
  case O_MUL: return __builtin_mul_overflow(a, b, &r) ? NULL : av_int(r);
  case O_DIV: return b && is_exact(a) && is_exact(b) ? av_float((double)a / (double)b) : NULL;
  case O_FLOORDIV: return b && b != -1 ? av_int(a / b - (a % b && (a < 0) != (b < 0))) : NULL;
  case O_MOD: return b && b != -1 ? av_int(a % b && (a < 0) != (b < 0) ? a % b + b : a % b) : NULL;
  case O_POW:
    if (b < 0) return NULL;
    if (a == 0 || a == 1) return av_int(a || !b);
    for (r = 1; b > 0; b--)
      if (__builtin_mul_overflow(r, a, &r)) return NULL;
    return av_int(r);
  default: return o >= O_EQ ? fold_compare(o, (a > b) - (a < b)) : fold_bits(o, a, b);
  }
}

/* Not powers: they are the C library's, where the program runs. */
static AVal *fold_float(Operator o, double a, double b) {
  switch (o) {
  case O_ADD: return av_float(a + b);
  case O_SUB: return av_float(a - b);
  case O_MUL: return av_float(a * b);
  case O_DIV: return b != 0 ? av_float(a / b) : NULL;
  default:
    if (o < O_EQ) return NULL;
    if (isnan(a) || isnan(b)) return o <= O_GE ? av_bool(o == O_NE) : NULL;
    return fold_compare(o, (a > b) - (a < b));
  }
}

static AVal *fold(Operator o, AVal *a, AVal *b) {
  if (!is_float(a) && !is_float(b)) {
    AVal *r = fold_int(o, a->i, b->i);
    bool bits = o >= O_BITAND && o <= O_BITXOR && is_bool(a) && is_bool(b);
    return r && bits ? av_bool(r->i) : r;
  }
  if ((!is_float(a) && !is_exact(a->i)) || (!is_float(b) && !is_exact(b->i))) return NULL;
  return fold_float(o, number(a), number(b));
}

/* ---- sizes */

/* Extents are computed without looking at overflow. Lengths of arrays have at most 40 bits; a CHECK at
 * the entry bounds the integers of the input, so that all of it stays inside 64 bits. */
enum { LENGTH_BITS = 40, MAX_COEFFICIENT = 1 << 20 };

/* Does every atom of e have at most `bits` bits? An input is made sure to by a CHECK at the entry. */
typedef struct { Ctx *c; int bits; bool fits; } Width;

static void bound_atom(Value *v, int axis, void *user);

static bool bounded(Ctx *c, const Extent *e, int bits) {
  Width b = {c, bits, true};
  ext_each_atom(e, bound_atom, &b);
  return b.fits;
}

static void bound_input(Region *r, Value *v, int axis, int bits) {
  for (int i = 0; i < r->small.len; i++) {
    Small *s = &r->small.data[i];
    if (s->v == v && s->axis == axis && s->bits <= bits) return;
  }
  vec_push(&r->small, ((Small){v, axis, bits}));
}

static void bound_atom(Value *v, int axis, void *user) {
  Width *b = user;
  const Block *owner = v->owner;
  if (axis >= 0 && b->bits >= LENGTH_BITS) return;
  if (owner == b->c->region->f->body) {
    bound_input(b->c->region, v, axis, b->bits);
  } else if (owner && axis < 0) {       /* of a loop: its range tells */
    const Node *loop = owner->owner;
    b->fits &= loop->lo && loop->hi && bounded(b->c, loop->lo, b->bits) && bounded(b->c, loop->hi, b->bits);
  } else {
    b->fits = false;
  }
}

static void insert_check(Region *r, Node *at, const Extent *left, const Extent *right) {
  Node *n = node_new(r->f, N_CHECK, 0, NULL, 0);
  n->rel = REL_LE;
  n->left = left;
  n->right = right;
  n->exit = 0;
  n->loc = r->f->stmts[0];
  node_insert_before(at, n);
}

void emit_bounds(Region *r) {
  Node *entry = r->f->body->first;
  for (int i = 0; i < r->small.len; i++) {
    const Small *s = &r->small.data[i];
    bool again = false;       /* with another bound; the list is in no order */
    for (int k = 0; k < r->small.len; k++)
      again |= r->small.data[k].v == s->v && r->small.data[k].axis == s->axis && r->small.data[k].bits < s->bits;
    if (again) continue;
    const Extent *e = s->axis < 0 ? ext_scalar(s->v) : ext_dim(s->v, s->axis);
    const Extent *most = ext_const((int64_t)1 << s->bits);
    insert_check(r, entry, e, most);
    if (s->axis < 0) insert_check(r, entry, ext_mul_const(most, -1), e);
  }
}

static void find_loop_index(Value *v, int axis, void *user) {
  *(bool *)user |= axis < 0 && v->owner && v->owner->owner;
}

/* The bits that atoms may have, so that |e| and what is computed on the way stay below `most`. */
static int bits_for(const Extent *e, double most) {
  int bits = 60;
  while (bits > 0 && ext_magnitude(e, ldexp(1, bits)) >= most) bits--;
  return bits;
}

/* The C code of an extent does not look at overflow, so it must not be able to. For i*n + j of loops it
 * is worth to bound the variables tightly. */
static bool never_overflows(Ctx *c, const Extent *e) {
  bool indexes = false;
  int bits = bits_for(e, 0x1p62);
  ext_each_atom(e, find_loop_index, &indexes);
  return bits >= (indexes ? LENGTH_BITS - 10 : LENGTH_BITS) && bounded(c, e, bits);
}

/* What v is as an extent; NULL if it is no int of this region. */
static const Extent *extent_here(Ctx *c, const AVal *v) {
  if (v->type.dtype != DT_INT64) return NULL;
  if (v->is_const) return llabs(v->i) <= MAX_COEFFICIENT ? ext_const(v->i) : NULL;
  if (v->epoch != c->region->epoch) return NULL;
  return v->extent ? v->extent : v->value ? ext_scalar(v->value) : NULL;
}

static AVal *compare_extents(Operator o, const Extent *x, const Extent *y) {
  const Extent *above = ext_add_const(y, 1), *below = ext_add_const(y, -1);
  if (x == y) return fold_compare(o, 0);
  if (ext_known_ge(x, above)) return fold_compare(o, 1);
  if (ext_known_ge(below, x)) return fold_compare(o, -1);
  if (ext_known_ge(x, y)) return o == O_GE ? av_bool(true) : o == O_LT ? av_bool(false) : NULL;
  if (ext_known_ge(y, x)) return o == O_LE ? av_bool(true) : o == O_GT ? av_bool(false) : NULL;
  return NULL;
}

/* Sums, differences, products, and quotients of what is not negative. */
static const Extent *combine(Operator o, const Extent *x, const Extent *y) {
  int64_t k;
  switch (o) {
  case O_ADD: return ext_add(x, y);
  case O_SUB: return ext_sub(x, y);
  case O_MUL: return ext_magnitude(x, 0x1p20) * ext_magnitude(y, 0x1p20) < 0x1p62 ? ext_mul(x, y) : NULL;
  case O_FLOORDIV:
    if (!ext_is_const(y, &k) || k < 1 || !ext_known_ge(x, ext_const(0))) return NULL;
    return ext_ceildiv(ext_add_const(x, 1 - k), k);
  default: return NULL;
  }
}

/* NULL: it is computed as a value. *e: but is this extent as well. */
static AVal *on_extents(Ctx *c, Operator o, AVal *a, AVal *b, const Extent **e) {
  const Extent *x = extent_here(c, a), *y = extent_here(c, b);
  *e = NULL;
  if (!x || !y || both_const(a, b) || c->refused) return NULL;
  if (o >= O_EQ) return o <= O_GE ? compare_extents(o, x, y) : NULL;
  *e = combine(o, x, y);
  return *e && never_overflows(c, *e) ? av_extent(c, *e) : NULL;
}

/* ---- values */

static DType result_dtype(Operator o, const AVal *a, const AVal *b) {
  if (o >= O_EQ) return DT_BOOL;
  if (o >= O_BITAND && o <= O_BITXOR && is_bool(a) && is_bool(b)) return DT_BOOL;
  if (o == O_POW && !is_float(b) && b->is_const && b->i < 0) return DT_FLOAT64;
  return o == O_DIV || is_float(a) || is_float(b) ? DT_FLOAT64 : DT_INT64;
}

AVal *build_python(Ctx *c, Op op, int n, AVal **args, const DType *loop, DType result, bool fallible) {
  AVal *types_only = av_scalar_type(result, KIND_PYSCALAR);
  Value *values[3];
  for (int i = 0; i < n; i++) {
    values[i] = materialise(c, args[i]);
    if (values[i]) values[i] = build_cast(c, values[i], loop[i], KIND_PYSCALAR);
    if (!values[i]) return types_only;
  }
  Node *node = emit(c, N_MAP, n, values, fallible);
  node->op = op;
  return av_of_value(c, emit_result(c, node, type_scalar(result, KIND_PYSCALAR)));
}

static AVal *build_same(Ctx *c, Op op, AVal *a, AVal *b, DType loop, DType result, bool fallible) {
  return build_python(c, op, 2, (AVal *[]){a, b}, (DType[]){loop, loop}, result, fallible);
}

/* Is the value certain to be a number of float64? Where it is an int. */
bool surely_exact(Ctx *c, const AVal *v) {
  if (is_float(v) || is_bool(v)) return true;
  if (v->is_const) return is_exact(v->i);
  const Extent *e = v->value ? NULL : extent_here(c, v);
  int bits = e ? bits_for(e, 0x1p53) : 0;
  return bits >= LENGTH_BITS - 10 && bounded(c, e, bits);
}

static bool nonzero(const AVal *v) { return v->is_const && (is_float(v) ? v->f != 0 : v->i != 0); }

static AVal *quotient(Ctx *c, AVal *a, AVal *b) {
  bool small = surely_exact(c, a) && surely_exact(c, b);
  if (is_float(a) || is_float(b) || small)
    return build_same(c, OP_DIVIDE, a, b, DT_FLOAT64, DT_FLOAT64, !nonzero(b));
  return build_same(c, OP_QUOTIENT, a, b, DT_INT64, DT_FLOAT64, true);
}

/* What is known of floor quotients and remainders by a positive int. */
static AVal *with_range(Ctx *c, Operator o, AVal *r, AVal *a, AVal *b) {
  const Extent *x = extent_here(c, a), *y = extent_here(c, b), *zero = ext_const(0);
  if (c->refused || !r->value || !y || !ext_known_ge(y, ext_const(1))) return r;
  if (o == O_MOD) ext_assume_range(r->value, zero, ext_add_const(y, -1));
  else if (x && ext_known_ge(x, zero)) ext_assume_range(r->value, zero, x);
  return r;
}

static AVal *compare(Ctx *c, Op op, AVal *a, AVal *b) {
  if (is_float(a) == is_float(b))
    return build_same(c, op, a, b, is_float(a) ? DT_FLOAT64 : DT_INT64, DT_BOOL, false);
  if (surely_exact(c, a) && surely_exact(c, b)) return build_same(c, op, a, b, DT_FLOAT64, DT_BOOL, false);
  DType loop[2] = {is_float(a) ? DT_FLOAT64 : DT_INT64, is_float(b) ? DT_FLOAT64 : DT_INT64};
  return build_python(c, op, 2, (AVal *[]){a, b}, loop, DT_BOOL, false);
}

static AVal *bits(Ctx *c, Operator o, Op op, AVal *a, AVal *b, DType dtype) {
  if (is_float(a) || is_float(b))
    return refuse(c, REASON_TYPE, av_scalar_type(DT_INT64, KIND_PYSCALAR), "a float among bits");
  bool shift = o == O_LSHIFT || o == O_RSHIFT;
  bool safe = o == O_RSHIFT && b->is_const && b->i >= 0;
  return build_same(c, op, a, b, dtype, dtype, shift && !safe);
}

static AVal *build_operation(Ctx *c, Operator o, AVal *a, AVal *b) {
  static const Op ops[] = {
    [O_ADD] = OP_ADD, [O_SUB] = OP_SUBTRACT, [O_MUL] = OP_MULTIPLY, [O_DIV] = OP_DIVIDE,
    [O_FLOORDIV] = OP_FLOOR_DIVIDE, [O_MOD] = OP_REMAINDER, [O_POW] = OP_POWER,
    [O_BITAND] = OP_BITWISE_AND, [O_BITOR] = OP_BITWISE_OR, [O_BITXOR] = OP_BITWISE_XOR,
    [O_LSHIFT] = OP_LEFT_SHIFT, [O_RSHIFT] = OP_RIGHT_SHIFT, [O_EQ] = OP_EQUAL,
    [O_NE] = OP_NOT_EQUAL, [O_LT] = OP_LESS, [O_LE] = OP_LESS_EQUAL, [O_GT] = OP_GREATER,
    [O_GE] = OP_GREATER_EQUAL,
  };
  DType dtype = result_dtype(o, a, b);
  switch (o) {
  case O_DIV: return quotient(c, a, b);
  case O_FLOORDIV: case O_MOD: {
    bool safe = nonzero(b) && (is_float(b) || b->i != -1);
    return with_range(c, o, build_same(c, ops[o], a, b, dtype, dtype, !safe), a, b);
  }
  case O_ADD: case O_SUB: case O_MUL:
    return build_same(c, ops[o], a, b, dtype, dtype, dtype == DT_INT64);
  case O_POW: return build_same(c, OP_POWER, a, b, dtype, dtype, true);
  case O_BITAND: case O_BITOR: case O_BITXOR: case O_LSHIFT: case O_RSHIFT:
    return bits(c, o, ops[o], a, b, dtype);
  case O_EQ: case O_NE: case O_LT: case O_LE: case O_GT: case O_GE: return compare(c, ops[o], a, b);
  default:
    return refuse(c, REASON_SCALAR, av_scalar_type(dtype, KIND_PYSCALAR), "an operation on Python numbers");
  }
}

AVal *python_binary(Ctx *c, Operator o, AVal *a, AVal *b) {
  if (av_is_complex_scalar(a) || av_is_complex_scalar(b)) return complex_scalar_binary(c, o, a, b);
  const Extent *e;
  AVal *r = both_const(a, b) ? fold(o, a, b) : NULL;
  if (!r) r = on_extents(c, o, a, b, &e);
  if (r) return r;
  r = build_operation(c, o, a, b);
  if (e && r->value && !r->extent) r->extent = e;
  return r;
}

/* ---- one operand */

static AVal *negative(Ctx *c, AVal *a) {
  if (a->is_const && is_float(a)) return av_float(-a->f);
  if (a->is_const && a->i != INT64_MIN) return av_int(-a->i);
  if (!is_float(a)) return python_binary(c, O_SUB, av_int(0), a);
  return build_python(c, OP_NEGATIVE, 1, &a, (DType[]){DT_FLOAT64}, DT_FLOAT64, false);
}

AVal *python_unary(Ctx *c, Operator o, AVal *a) {
  if (av_is_complex_scalar(a) && o != O_NOT) return python_complex_unary(c, o, a);
  switch (o) {
  case O_NOT: return build_not(c, a);
  case O_USUB: return negative(c, a);
  case O_UADD: return is_bool(a) ? python_binary(c, O_ADD, a, av_int(0)) : a;
  case O_INVERT:     /* ~True warns */
    if (a->type.dtype != DT_INT64) break;
    if (a->is_const) return av_int(~a->i);
    return build_python(c, OP_INVERT, 1, &a, (DType[]){DT_INT64}, DT_INT64, false);
  default: break;
  }
  return refuse(c, REASON_SCALAR, av_scalar_type(DT_INT64, KIND_PYSCALAR), "an operation on Python numbers");
}

/* ---- truth: bool(v) as a Python bool */

AVal *build_truth(Ctx *c, AVal *v) {
  bool known;
  if (av_const_bool(v, &known)) return av_bool(known);
  if (v->kind == AV_TUPLE || v->kind == AV_LIST) return av_bool(v->n > 0);
  if (v->kind == AV_GROWING) v = list_length(c, v);
  AVal *types_only = av_scalar_type(DT_BOOL, KIND_PYSCALAR);
  if (v->kind != AV_DATA) return refuse(c, REASON_TYPE, types_only, "the truth of a value whose type is not known");
  if (v->type.rank || v->type.kind == KIND_ARRAY)
    return refuse(c, REASON_OPAQUE, types_only, "the truth of an array");
  if (v->carried) v = firm(v->value ? v : carried_load(c, v));
  if (is_bool(v) && av_is_python(v)) return v;
  const Extent *e = av_is_python(v) ? extent_here(c, v) : NULL;
  if (e && ext_known_ge(e, ext_const(1))) return av_bool(true);
  Value *x = materialise(c, v);
  if (!x) return types_only;
  if (is_bool(v)) {
    x = build_cast(c, x, DT_BOOL, KIND_PYSCALAR);
    return x ? av_of_value(c, x) : types_only;
  }
  AVal zero = {.kind = AV_DATA, .type = type_scalar(v->type.dtype, KIND_PYSCALAR), .is_const = true, .whole = true};
  Value *operands[2] = {x, materialise(c, &zero)};
  Node *node = emit(c, N_MAP, 2, operands, false);
  node->op = OP_NOT_EQUAL;
  return av_of_value(c, emit_result(c, node, types_only->type));
}

AVal *build_not(Ctx *c, AVal *v) {
  bool known;
  AVal *truth = build_truth(c, v);
  if (av_const_bool(truth, &known)) return av_bool(!known);
  if (c->refused) return truth;
  return build_python(c, OP_LOGICAL_NOT, 1, &truth, (DType[]){DT_BOOL}, DT_BOOL, false);
}

AVal *build_both(Ctx *c, AVal *a, AVal *b) {
  bool known;
  if (av_const_bool(a, &known)) return known ? b : a;
  if (av_const_bool(b, &known)) return known ? a : b;
  return c->refused ? a : build_same(c, OP_LOGICAL_AND, a, b, DT_BOOL, DT_BOOL, false);
}

AVal *build_either(Ctx *c, AVal *a, AVal *b) {
  bool known;
  if (av_const_bool(a, &known)) return known ? a : b;
  if (av_const_bool(b, &known)) return known ? b : a;
  return c->refused ? a : build_same(c, OP_LOGICAL_OR, a, b, DT_BOOL, DT_BOOL, false);
}

AVal *build_select(Ctx *c, AVal *test, AVal *x, AVal *y) {
  bool known;
  if (x == y || av_const_bool(test, &known)) return x == y || known ? x : y;
  bool and = y->kind == AV_DATA && y->value && y->value == test->value, or = x->kind == AV_DATA && x->value == test->value;
  if (x->kind == AV_TUPLE && y->kind == AV_TUPLE && x->n == y->n) {
    AVal **items = NEW_ARRAY(AVal *, x->n + 1);
    for (int i = 0; i < x->n; i++)
      if (!(items[i] = build_select(c, test, x->items[i], y->items[i]))) return NULL;
    return av_tuple(items, x->n);
  }
  if (x->kind != AV_DATA || y->kind != AV_DATA) return NULL;
  bool scalars = !x->type.rank && !y->type.rank && x->type.kind == y->type.kind && x->type.kind != KIND_ARRAY;
  if (!scalars || x->type.dtype != y->type.dtype || x->carried || y->carried) return loose_select(c, test, x, y);
  if (is_bool(x) && av_is_python(x) && (and || or))
    return build_same(c, and ? OP_LOGICAL_AND : OP_LOGICAL_OR, test, and ? x : y, DT_BOOL, DT_BOOL, false);
  bool yes, no;
  if (is_bool(x) && av_const_bool(x, &yes) && av_const_bool(y, &no)) return yes == no ? x : yes ? test : build_not(c, test);
  Value *args[3] = {materialise(c, test), materialise(c, x), materialise(c, y)};
  if (!args[0] || !args[1] || !args[2]) return NULL;
  Node *n = emit(c, N_MAP, 3, args, false);
  n->op = OP_WHERE;
  return av_of_value(c, emit_result(c, n, type_scalar(x->type.dtype, x->type.kind)));
}
