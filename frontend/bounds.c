/* Integers that index an axis: wrapped, clamped and checked as Python does it. What is provable costs
 * nothing; what only the inputs decide is a CHECK; the rest is computed where it stands.
 *
 *   x[i]    i >= 0 known: i          i < 0 known: i + n        else: i < 0 ? i + n : i;   0 <= that < n
 *   x[:k]   0 <= k <= n known: k     else: k < 0 ? max(k + n, 0) : min(k, n) */
#include "bounds.h"

/* ---- integers of the region ---- */

static Value *mapped(Ctx *c, Op op, int n, Value **args, DType dtype) {
  Node *node = emit(c, N_MAP, n, args, false);
  node->op = op;
  return emit_result(c, node, type_scalar(dtype, KIND_NPSCALAR));
}

static Value *value_of(Ctx *c, const Extent *e) {
  int64_t k;
  Node *n = emit(c, ext_is_const(e, &k) ? N_CONST : N_EXTENT, 0, NULL, false);
  if (n->kind == N_CONST) n->constant.i = k;
  else n->left = e;
  return emit_result(c, n, type_scalar(DT_INT64, KIND_NPSCALAR));
}

static const Extent *combined(Ctx *c, Op op, const Extent *a, const Extent *b) {
  Value *args[] = {value_of(c, a), value_of(c, b)};
  return ext_scalar(mapped(c, op, 2, args, DT_INT64));
}

/* k < 0 ? negative : otherwise */
static const Extent *by_sign(Ctx *c, const Extent *k, const Extent *negative, const Extent *otherwise) {
  Value *args[] = {value_of(c, k), value_of(c, ext_const(0))};
  Value *less = mapped(c, OP_LESS, 2, args, DT_BOOL);
  Value *choices[] = {less, value_of(c, negative), value_of(c, otherwise)};
  return ext_scalar(mapped(c, OP_WHERE, 3, choices, DT_INT64));
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
  Bound b = {kind, of, n, is, NULL};
  vec_push(&c->region->bounds, b);
  return is;
}

typedef struct { const Block *body; bool only, lengths; } Inputs;

static void look_at_atom(Value *v, int axis, void *user) {
  Inputs *in = user;
  in->only &= v->owner == in->body;
  in->lengths &= axis >= 0;
}

/* Decided by the inputs alone: a CHECK of it costs next to nothing. */
static Inputs inputs_of(Ctx *c, const Extent *e) {
  Inputs in = {c->region->f->body, true, true};
  ext_each_atom(e, look_at_atom, &in);
  return in;
}

bool of_inputs_only(Ctx *c, const Extent *e) { return inputs_of(c, e).only; }

/* ---- checks in front of loops ----
 * What every round needs is checked once, in the round that is worst:
 *   for i in range(1, n): x[i - 1] + x[i]      check n <= %x.0, in front of the loop */

static bool is_inside(const Block *b, const Node *n) {
  while (b->owner && b->owner != n) b = b->owner->parent;
  return b->owner == n;
}

/* Can n go somewhere else than to what follows it? */
static bool leaves_early(const Node *n, const Node *from) {
  if (n->kind == N_RETURN) return true;
  if (n->kind == N_BREAK || n->kind == N_CONTINUE) return n->target != from && !is_inside(n->target->parent, from);
  for (int i = 0; i < n->nblocks; i++)
    for (const Node *m = n->blocks[i]->first; m; m = m->next)
      if (leaves_early(m, from)) return true;
  return false;
}

static bool always_reached(const Block *b, const Node *until) {
  for (const Node *n = b->first; n && n != until; n = n->next)
    if (leaves_early(n, n)) return false;
  return true;
}

/* The least value of e in any round of the loop; NULL if it is not at one of the ends. */
static const Extent *in_worst_round(const Node *loop, const Extent *e) {
  Value *i = loop->blocks[0]->params[0];
  const Extent *at = ext_scalar(i), *slope = ext_sub(ext_replace(e, i, ext_add_const(at, 1)), e);
  if (ext_const_is(slope, 0)) return e;
  int64_t by = loop->step;
  const Extent *last = ext_ceildiv(by > 0 ? ext_sub(loop->hi, loop->lo) : ext_sub(loop->lo, loop->hi), by > 0 ? by : -by);
  last = ext_add(loop->lo, ext_mul_const(ext_add_const(last, -1), by));
  if (ext_known_ge(slope, ext_const(0))) return ext_replace(e, i, by > 0 ? loop->lo : last);
  if (ext_known_ge(ext_const(0), slope)) return ext_replace(e, i, by > 0 ? last : loop->lo);
  return NULL;
}

typedef struct { const Node *loop; bool inside; } Where;

static void look_where(Value *v, void *user) {
  Where *p = user;
  p->inside |= is_inside(v->def ? v->def->parent : v->owner, p->loop);
}

/* The outermost node that e >= 0 can be checked in front of, for all that is done there; NULL: none.
 * *e becomes what is to be checked. */
static Node *outermost(Ctx *c, const Extent **e) {
  Node *before = NULL;
  for (Block *at = c->region->at; at->owner && always_reached(at, before); at = at->owner->parent) {
    Node *n = at->owner;
    if (n->kind != N_FOR && n->kind != N_ONCE) break;
    const Extent *worst = n->kind == N_FOR ? in_worst_round(n, *e) : *e;
    Where p = {n, false};
    if (worst) ext_each_value(worst, look_where, &p);
    if (!worst || p.inside) break;
    *e = worst;
    before = n;
  }
  return before;
}

static void check_before(Ctx *c, Node *before, const Extent *e) {
  for (const Node *n = before->prev; n; n = n->prev)
    if (n->kind == N_CHECK && n->rel == REL_LE && n->right == e && ext_const_is(n->left, 0)) return;
  Node *n = node_new(c->region->f, N_CHECK, 0, NULL, 0);
  n->loc = c->loc;
  n->stmt = c->stmt;
  n->exit = 0;
  n->rel = REL_LE;
  n->left = ext_const(0);
  n->right = e;
  node_insert_before(before, n);
}

/* What is expected to hold, so that a CHECK of it is worth more than code for both cases. */
typedef bool (*Expected)(const Extent *worst, const Extent *bound);

static bool any(const Extent *worst, const Extent *bound) {
  (void)bound;
  return !ext_known_ge(ext_const(-1), worst);
}

static void assume_nonnegative(Value *v, int axis, void *user) {
  (void)user;
  if (axis < 0) ext_assume_ge(ext_scalar(v), 0);
}

/* Not negative if the integers in it are not: a or a + 3, but not a - b. */
static bool is_size(const Extent *worst, const Extent *bound) {
  (void)bound;
  int mark = ext_assumptions();
  ext_each_atom(worst, assume_nonnegative, NULL);
  bool size = ext_known_ge(worst, ext_const(0));
  ext_forget(mark);
  return size;
}

typedef struct { const Extent *end; bool found; } AtMost;

static void compare_atom(Value *v, int axis, void *user) {
  AtMost *m = user;
  m->found |= ext_known_ge(axis < 0 ? ext_scalar(v) : ext_dim(v, axis), m->end);
}

/* The end of x[:i + 1] is at most the number of rounds; x[i:i + w] runs over the end of x. */
static bool is_at_most_a_size(const Extent *worst, const Extent *bound) {
  AtMost m = {ext_sub(bound, worst), ext_is_const(worst, NULL)};
  ext_each_atom(m.end, compare_atom, &m);
  return m.found && any(worst, bound);
}

/* a <= b: proved, or checked in front of a loop. */
static bool ensure_in_loop(Ctx *c, const Extent *a, const Extent *b, Expected expected) {
  if (ext_known_ge(b, a)) return true;
  const Extent *room = ext_sub(b, a), *worst = room;
  Node *before = outermost(c, &worst);
  if (!before || !expected(worst, b)) return false;
  check_before(c, before, worst);
  ext_assume_nonnegative(worst);
  if (!ext_known_ge(room, ext_const(0))) ext_assume_nonnegative(room);
  return true;
}

/* The same, or a CHECK of the inputs here. */
static bool ensure(Ctx *c, const Extent *a, const Extent *b, Expected expected) {
  if (ensure_in_loop(c, a, b, expected)) return true;
  const Extent *room = ext_sub(b, a);
  if (!of_inputs_only(c, room) || !any(room, b)) return false;
  emit_check(c, REL_LE, a, b);
  return true;
}

/* ---- one element ---- */

static const Extent *wrapped(Ctx *c, const Extent *i, const Extent *n) {
  const Extent *known = known_bound(c, BOUND_WRAPPED, i, n);
  return known ? known : note_bound(c, BOUND_WRAPPED, i, n, by_sign(c, i, ext_add(i, n), i));
}

/* Python's rule for a negative index. Where one element is read, i < 0 is computed rather than left to Python. */
static const Extent *from_start(Ctx *c, const Extent *i, const Extent *n, bool element) {
  const Extent *zero = ext_const(0);
  if (ext_known_ge(ext_const(-1), i)) return ext_add(i, n);
  if (element ? ensure_in_loop(c, zero, i, is_size) : ensure(c, zero, i, is_size)) return i;
  return wrapped(c, i, n);
}

const Extent *index_on_axis(Ctx *c, const Extent *i, const Extent *n, bool element) {
  const Extent *zero = ext_const(0), *last = ext_add_const(n, -1), *at = from_start(c, i, n, element);
  if (ext_known_ge(ext_const(-1), at) || ext_known_ge(at, n)) return NULL;
  if (!ensure_in_loop(c, zero, at, any)) emit_check(c, REL_LE, zero, at);
  if (!ensure_in_loop(c, at, last, any)) emit_check(c, REL_LE, at, last);
  return at;
}

/* ---- slices ---- */

/* A given bound, in lo..hi: 0..n, or -1..n-1 for a slice that runs backwards. */
static const Extent *clamped(Ctx *c, const Extent *k, const Extent *n, bool backwards) {
  const Extent *zero = ext_const(0), *lo = ext_const(backwards ? -1 : 0), *hi = ext_add(n, lo);
  if (ext_known_ge(k, zero) || (!ext_known_ge(ext_const(-1), k) && ensure(c, zero, k, is_size))) {
    if (ext_known_ge(k, hi)) return hi;
    if (ensure(c, k, hi, is_at_most_a_size)) return k;
  }
  const Extent *from_end = ext_add(k, n);
  bool positive = ext_known_ge(k, zero), negative = ext_known_ge(ext_const(-1), k);
  if (negative && ext_known_ge(lo, from_end)) return lo;
  if (negative && ensure(c, zero, from_end, any)) return from_end;
  BoundKind kind = backwards ? BOUND_BACKWARDS : BOUND_CLAMPED;
  const Extent *at = known_bound(c, kind, k, n);
  if (at) return at;
  const Extent *low = positive ? NULL : combined(c, OP_MAXIMUM, from_end, lo);
  const Extent *high = negative ? NULL : combined(c, OP_MINIMUM, k, hi);
  at = positive ? high : negative ? low : by_sign(c, k, low, high);
  ext_assume_nonnegative(ext_sub(at, lo));
  ext_assume_nonnegative(ext_sub(hi, at));
  if (positive) ext_assume_nonnegative(ext_sub(k, at));
  return note_bound(c, kind, k, n, at);
}

/* How many elements lie on a way of `way` steps of one: not less than 0. */
static const Extent *count_of(Ctx *c, const Extent *way, int64_t step) {
  const Extent *zero = ext_const(0);
  if (ext_known_ge(zero, way)) return zero;
  if (!ensure(c, zero, way, is_size)) {
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
  Inputs in = inputs_of(c, way);
  if (!in.only || (c->control && !in.lengths)) {
    s->length = count_of(c, way, by);
    return true;
  }
  s->length = ext_ceildiv(way, by);
  if (ext_is_const(s->length, &k)) return k >= 1;
  const Extent *two = ext_const(2);      /* shorter ones are left to Python */
  if (!ensure_in_loop(c, two, s->length, any)) emit_check(c, REL_LE, two, s->length);
  return true;
}

/* ---- lengths that may be 0 or 1 ---- */

void assume_long_axes(int n, Value *const *args) {
  for (int i = 0; i < n; i++)
    for (int k = 0; k < args[i]->type.rank; k++) {
      const Extent *e = args[i]->type.shape[k];
      if (ext_is_const(e, NULL) || ext_known_ge(e, ext_const(2))) continue;
      ext_assume_nonnegative(ext_add_const(e, -2));
    }
}

void check_at_least(Ctx *c, int64_t least, const Extent *length) {
  const Extent *e = ext_const(least);
  if (ext_is_const(length, NULL) || ensure_in_loop(c, e, length, any)) return;
  emit_check(c, REL_LE, e, length);
}

/* What made the array, before the stores into it. */
static const Node *origin_of(const Value *v) {
  while (v->def && (v->def->kind == N_STATE || node_stores(v->def) || v->def->kind == N_RESHAPE)) v = v->def->args[0];
  return v->def;
}

void check_handed_back(Ctx *c, const Value *v) {
  const Node *from = origin_of(v);
  bool c_order = type_is_c_order(&v->type), view = from && from->kind == N_VIEW, call = from && from->kind == N_CALL;
  if (!v->def || (!view && (v->type.rank < 2 || (v->type.rank == 2 && c_order && !call)))) return;
  bool some = view || (call && c_order);
  for (int i = 0; i < v->type.rank; i++) check_at_least(c, some ? 1 : 2, v->type.shape[i]);
}
