/* Algebra that keeps NumPy's bits and NumPy's warnings. Each rule replaces a MAP by a value that exists
 * already, so every application removes a node and the rules terminate.
 *
 * Rules that look true and are not, for floats:
 *   x + 0  -> x       -0.0 + 0.0 is +0.0
 *   x - x  -> 0       inf and NaN
 *   x * 0  -> 0       -0.0, inf, NaN
 *   x * 1, x / 1, x - 0.0 -> x     a signalling NaN raises `invalid`
 *   0 - x  -> -x      0.0 - 0.0 is +0.0
 *   x / c  -> x * (1/c)            rounds twice; for c = 2**k the C compiler does it, and NumPy's
 *                                  warning says `divide`, so the node keeps its name
 *   x * 2  -> x + x   the same bits, but another name in the warning
 *   x == x -> True    NaN
 *   (x + y) + z -> x + (y + z), x*y + x*z -> x*(y + z)            rounding
 *   sqrt(x)**2 -> x, exp(log(x)) -> x                               rounding, warnings
 *   where(c, f(x), g(x)) evaluated on one side only                 NumPy evaluates, and warns on, both
 * and for integers: x // x -> 1 (0 // 0 warns), abs(-x) -> abs(x) is true, -abs(x) <= 0 is not (wraps). */
#include "rules.h"

enum { BOOL = 1, INT = 2, FLOAT = 4, COMPLEX = 8, REAL = BOOL | INT | FLOAT, ANY = REAL | COMPLEX };

static int class_of(DType t)
{
  return t == DT_BOOL ? BOOL : dtype_is_int(t) ? INT : dtype_is_float(t) ? FLOAT : COMPLEX;
}

static const Node *map_of(const Value *v, Op op)
{
  return v->def && v->def->kind == N_MAP && v->def->op == op ? v->def : NULL;
}

static bool is_const_int(const Value *v, int64_t i)
{
  return v->def && v->def->kind == N_CONST && !dtype_is_inexact(v->type.dtype) &&
         v->def->constant.i == i;
}

/* f(f(x)) -> x */
static Value *involution(const Node *n)
{
  const Node *inner = map_of(n->args[0], n->op);
  return inner ? inner->args[0] : NULL;
}

/* f(f(x)) -> f(x) */
static Value *idempotent(const Node *n)
{
  return map_of(n->args[0], n->op) ? n->args[0] : NULL;
}

/* f(x) -> x */
static Value *first(const Node *n)
{
  return n->args[0];
}

static Value *neutral_zero(const Node *n)
{
  if (is_const_int(n->args[1], 0)) return n->args[0];
  bool commutes = op_commutes(n->op, n->args[0]->type.dtype);
  return commutes && is_const_int(n->args[0], 0) ? n->args[1] : NULL;
}

static Value *neutral_one(const Node *n)
{
  if (is_const_int(n->args[1], 1)) return n->args[0];
  return is_const_int(n->args[0], 1) ? n->args[1] : NULL;
}

/* f(x, x) -> x */
static Value *same_operands(const Node *n)
{
  return n->args[0] == n->args[1] ? n->args[0] : NULL;
}

/* where(c, x, x) -> x */
static Value *same_branches(const Node *n)
{
  return n->args[1] == n->args[2] ? n->args[1] : NULL;
}

/* Is every value of `from` a value of `to`? NumPy calls int64 -> float64 safe; it is not exact. */
static bool exact_cast(DType from, DType to)
{
  bool rounds = dtype_is_int(from) && dtype_is_inexact(to) &&
                dtype_size(from) * 2 > dtype_size(dtype_real(to));
  return dtype_can_cast_safe(from, to) && !rounds;
}

/* cast(x) to its own dtype -> x;  cast(cast(x, wider), back) -> x */
static Value *cast_round_trip(const Node *n)
{
  DType to = n->results[0]->type.dtype;
  if (n->args[0]->type.dtype == to) return n->args[0];
  const Node *inner = map_of(n->args[0], OP_CAST);
  if (!inner || inner->args[0]->type.dtype != to) return NULL;
  return exact_cast(to, n->args[0]->type.dtype) ? inner->args[0] : NULL;
}

static const struct {
  Op op;
  int valid;                          /* for operands of these classes of dtypes */
  Value *(*apply)(const Node *);
} rules[] = {
  {OP_NEGATIVE, ANY, involution},
  {OP_CONJUGATE, COMPLEX, involution},
  {OP_CONJUGATE, REAL, first},
  {OP_INVERT, BOOL | INT, involution},
  {OP_LOGICAL_NOT, BOOL, involution},
  {OP_ABSOLUTE, REAL, idempotent},
  {OP_FABS, FLOAT, idempotent},
  {OP_RINT, FLOAT, idempotent},
  {OP_FLOOR, ANY, idempotent},
  {OP_CEIL, ANY, idempotent},
  {OP_TRUNC, ANY, idempotent},
  {OP_POSITIVE, ANY, first},
  {OP_ADD, INT, neutral_zero},
  {OP_SUBTRACT, INT, neutral_zero},
  {OP_BITWISE_OR, BOOL | INT, neutral_zero},
  {OP_BITWISE_XOR, BOOL | INT, neutral_zero},
  {OP_LEFT_SHIFT, INT, neutral_zero},
  {OP_RIGHT_SHIFT, INT, neutral_zero},
  {OP_MULTIPLY, INT, neutral_one},
  {OP_BITWISE_AND, BOOL | INT, same_operands},
  {OP_BITWISE_OR, BOOL | INT, same_operands},
  {OP_WHERE, ANY, same_branches},
  {OP_CAST, ANY, cast_round_trip},
};

/* Kinds too: a rank-0 value's kind decides how it promotes. */
static bool same_type(const Type *a, const Type *b)
{
  if (a->dtype != b->dtype || a->rank != b->rank || a->kind != b->kind) return false;
  for (int i = 0; i < a->rank; i++)
    if (a->shape[i] != b->shape[i] || a->order[i] != b->order[i]) return false;
  return true;
}

/* A bool in memory may be any byte; operations look at whether it is 0, and make 0 or 1. Does v hold what the
 * operation n on it would give? */
static bool is_what_it_gives(const Node *n, const Value *v)
{
  if (v->type.dtype != DT_BOOL || n->op == OP_WHERE)
    return true;
  if (n->op == OP_CAST && n->args[0] == v)
    return true;
  const Node *d = v->def;
  bool copies = d && d->kind == N_MAP && (d->op == OP_COPY || d->op == OP_WHERE);
  return d && (d->kind == N_CONST || (d->kind == N_MAP && !copies));
}

Value *apply_rules(const Node *n)
{
  int class = class_of(n->args[n->nargs - 1]->type.dtype);
  for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
    if (rules[i].op != n->op || !(rules[i].valid & class)) continue;
    Value *v = rules[i].apply(n);
    if (v && same_type(&v->type, &n->results[0]->type) && is_what_it_gives(n, v)) return v;
  }
  return NULL;
}
