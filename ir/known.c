/* What is known of extents: facts that checks, conditions and ranges of loops have made sure of, and
 * proofs from them. A proof of e >= 0 tries the least values of all atoms, then the ends of ranges, then
 * facts that cancel a part of e. */
#include "extent_internal.h"

static bool lower_bound(const Extent *, int64_t *);

/* ---- assumptions ---- */

/* What an atom was known to be; or a new fact. */
typedef struct { Atom *atom; int64_t least; int nlo, nhi; Fact *fact; } Assumption;
static Vec(Assumption) assumptions;
static int facts_in_use;
enum { MAX_BOUND_DEPTH = 8 };
static int bound_depth;

/* A proof is short, or it is none: ranges that mention many others could be tried in too many orders. */
enum { MAX_TRIES = 1000 };
static int tries_left;

void ext_assume_ge(const Extent *e, int64_t bound) {
  if (e->nterms < 1 || e->terms[0].natoms != 1 || e->terms[0].coef < 1) return;
  if (e->nterms > 2 || (e->nterms == 2 && e->terms[1].natoms)) return;
  Atom *a = (Atom *)e->terms[0].atoms[0];
  if (a->kind == ATOM_CEILDIV) return;
  int64_t coef = e->terms[0].coef, rest = e->nterms == 2 ? e->terms[1].coef : 0;
  int64_t least = -ext_floor_div(rest - bound, coef);
  if (least <= a->least) return;
  Assumption old = {a, a->least, a->nlo, a->nhi, NULL};
  vec_push(&assumptions, old);
  a->least = least;
}

static void assume_range(Atom *a, const Extent *lo, const Extent *hi) {
  enum { MOST = sizeof a->lo / sizeof *a->lo };
  Assumption old = {a, a->least, a->nlo, a->nhi, NULL};
  vec_push(&assumptions, old);
  if (lo && a->nlo < MOST) a->lo[a->nlo++] = lo;
  if (hi && a->nhi < MOST) a->hi[a->nhi++] = hi;
  int64_t least;
  ext_proving = true;
  tries_left = MAX_TRIES;
  if (lo && lower_bound(lo, &least) && least > a->least) a->least = least;
  ext_proving = ext_wrapped = false;
}

void ext_assume_range(Value *v, const Extent *lo, const Extent *hi) {
  const Extent *e = ext_scalar(v);
  if (e->nterms != 1 || e->terms[0].natoms != 1 || e->terms[0].coef != 1) return;
  Atom *a = (Atom *)e->terms[0].atoms[0];
  if (a->kind == ATOM_SCALAR) assume_range(a, lo, hi);
}

typedef void (*AtomFn)(Atom *, Fact *);

static void each_atom_of(Fact *f, AtomFn fn) {
  for (int i = 0; i < f->e->nterms; i++)
    for (int k = 0; k < f->e->terms[i].natoms; k++) fn((Atom *)f->e->terms[i].atoms[k], f);
}

static void add_fact(Atom *a, Fact *f) { vec_push(&a->facts, f); }

static void drop_fact(Atom *a, Fact *f) { a->facts.len -= a->facts.data[a->facts.len - 1] == f; }

static void assume_fact(const Extent *e) {
  Fact *f = NEW(Fact);
  f->e = e;
  each_atom_of(f, add_fact);
  vec_push(&assumptions, (Assumption){.fact = f});
}

void ext_assume_nonnegative(const Extent *e) {
  bool told = e->nterms < 2 || (e->nterms == 2 && !e->terms[1].natoms);
  if (told) ext_assume_ge(e, 0);
  for (int i = 0; i < e->nterms; i++) {
    const Term *t = &e->terms[i];
    if (t->natoms != 1 || (t->coef != 1 && t->coef != -1) || t->atoms[0]->kind != ATOM_SCALAR) continue;
    Atom *a = (Atom *)t->atoms[0];
    const Extent *rest = ext_sub(e, ext_mul_const(atom_extent(a), t->coef));
    if (ext_mentions(rest, a->value)) continue;
    assume_range(a, t->coef > 0 ? ext_mul_const(rest, -1) : NULL, t->coef < 0 ? rest : NULL);
    told = true;
  }
  if (!told) assume_fact(e);
}

int ext_assumptions(void) { return assumptions.len; }

void ext_forget(int mark) {
  ext_proving = false;   /* a fault may have cut a proof short */
  facts_in_use = 0;
  bound_depth = 0;
  while (assumptions.len > mark) {
    Assumption *last = &assumptions.data[--assumptions.len];
    if (last->fact) {
      each_atom_of(last->fact, drop_fact);
      continue;
    }
    last->atom->least = last->least;
    last->atom->nlo = last->nlo;
    last->atom->nhi = last->nhi;
  }
}

/* Is it known to be at least 0, by a bound that is a constant or cannot be negative? Bounds may go round
 * in a circle: a >= b and b >= a. */
static bool has_zero_bound(const Atom *a) {
  bool found = false;
  bound_depth++;
  for (int i = 0; i < a->nlo && !found && bound_depth < MAX_BOUND_DEPTH; i++) {
    int64_t least;
    if (tries_left-- <= 0) break;
    found = (ext_is_const(a->lo[i], &least) || lower_bound(a->lo[i], &least)) && least >= 0;
  }
  bound_depth--;
  return found;
}

/* What an atom is at least; false if unknown. */
static bool atom_lower_bound(const Atom *a, int64_t *bound) {
  switch (a->kind) {
  case ATOM_DIM: {
    bool input = a->value->owner && !a->value->owner->owner;
    *bound = input && a->least < 2 ? 2 : a->least;
    return true;
  }
  case ATOM_SCALAR: *bound = a->least; return a->least > 0 || has_zero_bound(a);
  case ATOM_CEILDIV:
    if (!lower_bound(a->inner, bound)) return false;
    *bound = ext_floor_div(*bound + a->divisor - 1, a->divisor);
    return *bound >= 0;
  }
  return false;
}

/* The value at the lower bounds of all atoms is the minimum when, written in (atom - bound), no
 * product has a negative coefficient:  n*m - n  is  (n-2)(m-2) + (n-2) + 2(m-2) + 2 >= 2. */
static bool lower_bound(const Extent *e, int64_t *bound) {
  const Extent *shifted = ext_const(0);
  for (int i = 0; i < e->nterms; i++) {
    const Extent *product = ext_const(e->terms[i].coef);
    for (int k = 0; k < e->terms[i].natoms; k++) {
      int64_t least;
      if (!atom_lower_bound(e->terms[i].atoms[k], &least)) return false;
      product = ext_mul(product, ext_add_const(atom_extent(e->terms[i].atoms[k]), least));
    }
    shifted = ext_add(shifted, product);
  }
  *bound = 0;
  for (int i = 0; i < shifted->nterms; i++) {
    if (shifted->terms[i].natoms == 0) *bound = shifted->terms[i].coef;
    else if (shifted->terms[i].coef < 0) return false;
  }
  return true;
}

/* e = rest + slope * atom, if e is linear in the atom. */
static bool linear_in(const Extent *e, const Atom *a, const Extent **slope, const Extent **rest) {
  Terms s, r;
  ext_terms(&s);
  ext_terms(&r);
  for (int i = 0; i < e->nterms; i++) {
    const Term *t = &e->terms[i];
    const Atom **others = NEW_ARRAY(const Atom *, t->natoms + 1);
    int n = 0;
    for (int k = 0; k < t->natoms; k++)
      if (t->atoms[k] != a) others[n++] = t->atoms[k];
    if (n < t->natoms - 1) return false;
    if (n < t->natoms) vec_push(&s, ((Term){t->coef, n, others}));
    else vec_push(&r, *t);
  }
  *slope = ext_of_terms(&s);
  *rest = ext_of_terms(&r);
  return true;
}

/* The atom with a range that was made last: its bounds only mention older ones. */
static const Atom *youngest_ranged(const Extent *e) {
  const Atom *best = NULL;
  for (int i = 0; i < e->nterms; i++)
    for (int k = 0; k < e->terms[i].natoms; k++) {
      const Atom *a = e->terms[i].atoms[k];
      if (a->kind == ATOM_SCALAR && (a->nlo || a->nhi) && (!best || a->serial > best->serial)) best = a;
    }
  return best;
}

static bool known_nonnegative(const Extent *);

static int64_t coefficient(const Extent *e, const Term *product) {
  for (int i = 0; i < e->nterms; i++)
    if (ext_compare_products(&e->terms[i], product) == 0) return e->terms[i].coef;
  return 0;
}

/* How often a fact must be taken from e to cancel a product that both have with the same sign; 0: none. */
static int64_t times_in(const Extent *e, const Extent *fact) {
  for (int i = 0; i < fact->nterms; i++) {
    const Term *t = &fact->terms[i];
    int64_t coef = t->natoms ? coefficient(e, t) : 0;
    if (coef && t->coef && coef % t->coef == 0 && coef / t->coef > 0) return coef / t->coef;
  }
  return 0;
}

static bool follows_from(const Extent *e, Fact *f) {
  int64_t k = f->busy ? 0 : times_in(e, f->e);
  if (!k) return false;
  f->busy = true;
  bool known = known_nonnegative(ext_sub(e, ext_mul_const(f->e, k)));
  f->busy = false;
  return known;
}

/* e >= 0 because e - k * fact >= 0 for a fact? A proof uses each fact once, and three in all. */
static bool nonnegative_by_facts(const Extent *e) {
  bool known = false;
  if (facts_in_use == 3) return false;
  facts_in_use++;
  for (int i = 0; i < e->nterms && !known; i++)
    for (int k = 0; k < e->terms[i].natoms && !known; k++) {
      const Atom *a = e->terms[i].atoms[k];
      for (int j = 0; j < a->facts.len && !known; j++) known = follows_from(e, a->facts.data[j]);
    }
  facts_in_use--;
  return known;
}

/* e >= 0 because it is at the bound of an atom's range where it is least? */
static bool nonnegative_in_range(const Extent *e) {
  static int depth;   /* ranges may mention one another */
  const Extent *slope, *rest;
  const Atom *a = youngest_ranged(e);
  if (!a || depth > 5 || !linear_in(e, a, &slope, &rest)) return false;
  bool rises = known_nonnegative(slope);
  if (!rises && !known_nonnegative(ext_mul_const(slope, -1))) return false;
  int n = rises ? a->nlo : a->nhi;
  bool known = false;
  depth++;
  for (int i = 0; i < n && !known; i++)
    known = known_nonnegative(ext_add(rest, ext_mul(slope, rises ? a->lo[i] : a->hi[i])));
  depth--;
  return known;
}

/* e >= 0? Where bounds alone do not tell, a quotient is replaced by what it is at least or at most:
 * r/k <= ceil(r/k) <= (r + k - 1)/k, everything times k. Each step removes one quotient. */
static bool known_nonnegative(const Extent *e) {
  int64_t bound;
  if (tries_left-- <= 0) return false;
  if (lower_bound(e, &bound) && bound >= 0) return true;
  if (nonnegative_in_range(e) || nonnegative_by_facts(e)) return true;
  for (int i = 0; i < e->nterms; i++) {
    const Term *t = &e->terms[i];
    if (t->natoms != 1 || t->atoms[0]->kind != ATOM_CEILDIV) continue;
    const Atom *a = t->atoms[0];
    const Extent *rest = ext_sub(e, ext_mul_const(atom_extent(a), t->coef));
    const Extent *r = t->coef < 0 ? ext_add_const(a->inner, a->divisor - 1) : a->inner;
    return known_nonnegative(ext_add(ext_mul_const(rest, a->divisor), ext_mul_const(r, t->coef)));
  }
  return false;
}

bool ext_known_ge(const Extent *a, const Extent *b) {
  ext_proving = true;
  ext_wrapped = false;
  tries_left = MAX_TRIES;
  bool known = known_nonnegative(ext_sub(a, b));
  ext_proving = false;
  return known && !ext_wrapped;
}
