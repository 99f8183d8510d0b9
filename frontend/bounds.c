/* Integers that index an axis: wrapped, clamped and checked as Python does it. What is provable costs
 * nothing; what only the inputs decide is a CHECK; the rest is computed where it stands.
 *
 *   x[i]    i >= 0 known: i          i < 0 known: i + n        else: i < 0 ? i + n : i;   0 <= that < n
 *   x[:k]   0 <= k <= n known: k     else: k < 0 ? max(k + n, 0) : min(k, n) */
#include "bounds.h"

/* ---- integers of the region ---- */

static const Extent *of_node(Ctx *c, Op op, int n, Value **args, DType dtype, Value **result) {
  Node *node = emit(c, N_MAP, n, args, false);
  node->op = op;
  *result = emit_result(c, node, type_scalar(dtype, KIND_NPSCALAR));
  return dtype == DT_INT64 ? ext_scalar(*result) : NULL;
}

static Value *value_of(Ctx *c, const Extent *e) {
  int64_t k;
  Node *n = emit(c, ext_is_const(e, &k) ? N_CONST : N_EXTENT, 0, NULL, false);
  if (n->kind == N_CONST) n->constant.i = k;
  else n->left = e;
  return emit_result(c, n, type_scalar(DT_INT64, KIND_NPSCALAR));
}

static const Extent *combined(Ctx *c, Op op, const Extent *a, const Extent *b) {
  Value *r, *args[] = {value_of(c, a), value_of(c, b)};
  return of_node(c, op, 2, args, DT_INT64, &r);
}

/* k < 0 ? negative : otherwise */
static const Extent *by_sign(Ctx *c, const Extent *k, const Extent *negative, const Extent *otherwise) {
  Value *less, *r, *args[] = {value_of(c, k), value_of(c, ext_const(0))};
  of_node(c, OP_LESS, 2, args, DT_BOOL, &less);
  Value *choices[] = {less, value_of(c, negative), value_of(c, otherwise)};
  return of_node(c, OP_WHERE, 3, choices, DT_INT64, &r);
}

/* ---- what is known already ---- */

static const Extent *known_bound(Ctx *c, BoundKind kind, const Extent *of, const Extent *n) {
  for (int i = 0; i < c->region->bounds.len; i++) {
    const Bound *b = &c->region->bounds.data[i];
    if (b->kind == kind && b->of == of && b->length == n) return b->is;
  }
  return NULL;
}

static const Extent *note_bound(Ctx *c, BoundKind kind, const Extent *of, const Extent *n, const Extent *is) {
  Bound b = {kind, of, n, is};
  vec_push(&c->region->bounds, b);
  return is;
}

typedef struct { const Block *body; bool only; } Inputs;

static void look_at_atom(Value *v, void *user) {
  Inputs *in = user;
  in->only &= v->owner == in->body;
}

/* Decided by the inputs alone: a CHECK of it costs nothing, at the entry of the region. */
static bool of_inputs_only(Ctx *c, const Extent *e) {
  Inputs in = {c->region->f->body, true};
  ext_each_value(e, look_at_atom, &in);
  return in.only;
}

bool ensure_le(Ctx *c, const Extent *a, const Extent *b) {
  if (ext_known_ge(b, a)) return true;
  const Extent *room = ext_sub(b, a);
  if (!of_inputs_only(c, room) || ext_known_ge(ext_const(-1), room)) return false;
  emit_check(c, REL_LE, a, b);
  return true;
}

/* ---- one element ---- */

static const Extent *wrapped(Ctx *c, const Extent *i, const Extent *n) {
  const Extent *known = known_bound(c, BOUND_WRAPPED, i, n);
  return known ? known : note_bound(c, BOUND_WRAPPED, i, n, by_sign(c, i, ext_add(i, n), i));
}

const Extent *index_on_axis(Ctx *c, const Extent *i, const Extent *n, bool element) {
  const Extent *zero = ext_const(0), *at = i;
  if (ext_known_ge(ext_const(-1), i)) at = ext_add(i, n);
  else if (!ext_known_ge(i, zero) && (element || !ensure_le(c, zero, i))) at = wrapped(c, i, n);
  const Extent *last = ext_add_const(n, -1);
  if (ext_known_ge(ext_const(-1), at) || ext_known_ge(at, n)) return NULL;
  emit_check(c, REL_LE, zero, at);
  emit_check(c, REL_LE, at, last);
  return at;
}

/* ---- slices ---- */

/* A given bound, in lo..hi: 0..n, or -1..n-1 for a slice that runs backwards. */
static const Extent *clamped(Ctx *c, const Extent *k, const Extent *n, bool backwards) {
  const Extent *zero = ext_const(0), *lo = ext_const(backwards ? -1 : 0), *hi = ext_add(n, lo);
  BoundKind kind = backwards ? BOUND_BACKWARDS : BOUND_CLAMPED;
  if (ext_known_ge(k, zero) || (!ext_known_ge(ext_const(-1), k) && ensure_le(c, zero, k))) {
    if (ext_known_ge(k, hi)) return hi;
    if (ensure_le(c, k, hi)) return k;
    const Extent *known = known_bound(c, kind, k, n);
    return known ? known : note_bound(c, kind, k, n, combined(c, OP_MINIMUM, k, hi));
  }
  const Extent *from_end = ext_add(k, n);
  bool negative = ext_known_ge(ext_const(-1), k);
  if (negative && ext_known_ge(lo, from_end)) return lo;
  if (negative && ensure_le(c, zero, from_end)) return from_end;
  const Extent *known = known_bound(c, kind, k, n);
  if (known) return known;
  const Extent *low = combined(c, OP_MAXIMUM, from_end, lo);
  if (!negative) low = by_sign(c, k, low, combined(c, OP_MINIMUM, k, hi));
  return note_bound(c, kind, k, n, low);
}

/* How many elements lie on a way of `way` steps of one: not less than 0. */
static const Extent *count_of(Ctx *c, const Extent *way, int64_t step) {
  const Extent *zero = ext_const(0);
  if (ext_known_ge(zero, way)) return zero;
  if (!ensure_le(c, zero, way)) {
    const Extent *known = known_bound(c, BOUND_COUNT, way, zero);
    way = known ? known : note_bound(c, BOUND_COUNT, way, zero, combined(c, OP_MAXIMUM, way, zero));
    ext_assume_ge(way, 0);
  }
  return ext_ceildiv(way, step);
}

bool slice_on_axis(Ctx *c, const Extent *start, const Extent *stop, int64_t step, const Extent *n, Slice *s) {
  bool backwards = step < 0;
  const Extent *first = backwards ? ext_add_const(n, -1) : ext_const(0);
  const Extent *end = backwards ? ext_const(-1) : n;
  s->step = step;
  s->start = start ? clamped(c, start, n, backwards) : first;
  const Extent *last = stop ? clamped(c, stop, n, backwards) : end;
  const Extent *way = backwards ? ext_sub(s->start, last) : ext_sub(last, s->start);
  int64_t by = backwards ? -step : step, k;
  if (!of_inputs_only(c, way)) {
    s->length = count_of(c, way, by);
    return true;
  }
  s->length = ext_ceildiv(way, by);
  if (ext_is_const(s->length, &k)) return k >= 1;
  emit_check(c, REL_LE, ext_const(2), s->length);   /* shorter ones are left to Python */
  return true;
}
