/* Symbolic integers: lengths, offsets and bounds.
 *
 * An extent is a polynomial with integer coefficients over atoms (the length of a parameter's axis,
 * a rank-0 integer of the region, a rounded-up quotient). Terms are kept sorted and extents are
 * interned, so equal polynomials are one pointer:  (n - 1) + 1  and  n  are the same object. */
#include "ir.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

typedef enum { ATOM_DIM, ATOM_SCALAR, ATOM_CEILDIV } AtomKind;

/* e >= 0 has been checked. busy: in use by the proof that is tried. */
typedef struct { const Extent *e; bool busy; } Fact;

typedef struct Atom {
  AtomKind kind;
  Value *value;            /* DIM: the array; SCALAR */
  int axis;                /* DIM */
  const Extent *inner;     /* CEILDIV: ceil(inner / divisor) */
  int64_t divisor;
  int serial;              /* order of creation: the last resort of a comparison */
  int64_t least;           /* DIM, SCALAR: a CHECK has made sure of it; 0: nothing assumed */
  const Extent *lo[4], *hi[4];   /* SCALAR: each lo <= atom <= each hi */
  int nlo, nhi;
  Vec(Fact *) facts;       /* that mention it */
  const struct Atom *self; /* the product of this atom alone */
  struct Atom *next;
} Atom;

/* A product; the constant has no atoms. */
typedef struct { int64_t coef; int natoms; const Atom *const *atoms; } Term;

struct Extent {
  int nterms;
  const Term *terms;       /* sorted by compare_products, largest first; no coefficient is 0 */
  struct Extent *next;
};

/* A polynomial under construction: on the stack unless it is long, since most exist already. */
typedef struct { Term *data; int len, cap; Term local[12]; } Terms;

static void terms_start(Terms *t) {
  t->data = t->local;
  t->len = 0;
  t->cap = sizeof t->local / sizeof *t->local;
}

/* ---- order: by what is printed, so that text read back sorts the same way ---- */

static int compare_extents(const Extent *, const Extent *);

static int compare_int(int64_t a, int64_t b) { return (a > b) - (a < b); }

static int compare_atoms(const Atom *a, const Atom *b) {
  if (a == b) return 0;
  int c = compare_int(a->kind, b->kind);
  if (!c && a->kind == ATOM_CEILDIV) {
    c = compare_extents(a->inner, b->inner);
    if (!c) c = compare_int(a->divisor, b->divisor);
  } else if (!c) {
    c = compare_int(a->value->id, b->value->id);
    if (!c) c = compare_int(a->axis, b->axis);
  }
  return c ? c : compare_int(a->serial, b->serial);
}

/* Higher degree first, then by atoms; so the constant comes last. */
static int compare_products(const Term *a, const Term *b) {
  int c = compare_int(b->natoms, a->natoms);
  for (int i = 0; !c && i < a->natoms; i++) c = compare_atoms(a->atoms[i], b->atoms[i]);
  return c;
}

static int compare_extents(const Extent *a, const Extent *b) {
  if (a == b) return 0;
  for (int i = 0; i < a->nterms && i < b->nterms; i++) {
    int c = compare_products(&a->terms[i], &b->terms[i]);
    if (!c) c = compare_int(a->terms[i].coef, b->terms[i].coef);
    if (c) return c;
  }
  return compare_int(a->nterms, b->nterms);
}

static int by_product(const void *a, const void *b) { return compare_products(a, b); }

static int by_atom(const void *a, const void *b) {
  return compare_atoms(*(const Atom *const *)a, *(const Atom *const *)b);
}

/* Coefficients of a user's program that leave 64 bits are a bug of whoever made them (slices with
 * such constants are refused early); in a proof they only mean that nothing is known. */
static bool proving, wrapped;

static void coefficient_overflow(void) {
  if (!proving) bug("extent coefficient leaves 64 bits");
  wrapped = true;
}

/* ---- interning ---- */

enum { NBUCKETS = 4096 };
static Atom *atom_table[NBUCKETS];
static Extent *extent_table[NBUCKETS];
static int natoms_made;

static unsigned mix(unsigned h, uint64_t x) {
  uint64_t v = (h ^ x) * 0x9e3779b97f4a7c15u;
  return (unsigned)(v >> 32);
}

static unsigned hash_terms(const Terms *t) {
  unsigned h = (unsigned)t->len;
  for (int i = 0; i < t->len; i++) {
    h = mix(h, (uint64_t)t->data[i].coef);
    for (int k = 0; k < t->data[i].natoms; k++) h = mix(h, (uint64_t)t->data[i].atoms[k]->serial);
  }
  return h % NBUCKETS;
}

static bool same_terms(const Extent *e, const Terms *t) {
  if (e->nterms != t->len) return false;
  for (int i = 0; i < t->len; i++) {
    const Term *a = &e->terms[i], *b = &t->data[i];
    if (a->coef != b->coef || a->natoms != b->natoms) return false;
    if (a->natoms && memcmp(a->atoms, b->atoms, sizeof *a->atoms * (size_t)a->natoms)) return false;
  }
  return true;
}

/* Sorts, merges equal products, drops zeros, interns. */
static const Extent *finish(Terms *t) {
  if (t->len > 1) qsort(t->data, (size_t)t->len, sizeof *t->data, by_product);
  int n = 0;
  for (int i = 0; i < t->len; i++) {
    Term term = t->data[i];
    if (n && compare_products(&t->data[n - 1], &term) == 0) {
      if (__builtin_add_overflow(t->data[n - 1].coef, term.coef, &t->data[n - 1].coef))
        coefficient_overflow();
    } else {
      t->data[n++] = term;
    }
    if (t->data[n - 1].coef == 0) n--;
  }
  t->len = n;
  unsigned h = hash_terms(t);
  for (Extent *e = extent_table[h]; e; e = e->next)
    if (same_terms(e, t)) return e;
  Extent *e = NEW(Extent);
  Term *terms = NEW_ARRAY(Term, t->len);
  memcpy(terms, t->data, sizeof *terms * (size_t)t->len);
  *e = (Extent){t->len, terms, extent_table[h]};
  return extent_table[h] = e;
}

static const Extent *of_atom(Atom want) {
  unsigned h = mix(mix(0, (uint64_t)(uintptr_t)want.value),
                   (uint64_t)(uintptr_t)want.inner + (uint64_t)want.axis * 31 +
                   (uint64_t)want.divisor) % NBUCKETS;
  Atom *a = atom_table[h];
  while (a && !(a->kind == want.kind && a->value == want.value && a->axis == want.axis &&
                a->inner == want.inner && a->divisor == want.divisor))
    a = a->next;
  if (!a) {
    a = NEW(Atom);
    *a = want;
    a->serial = natoms_made++;
    a->self = a;
    a->next = atom_table[h];
    atom_table[h] = a;
  }
  Terms t;
  terms_start(&t);
  vec_push(&t, ((Term){1, 1, &a->self}));
  return finish(&t);
}

/* ---- construction ---- */

const Extent *ext_const(int64_t value) {
  Terms t;
  terms_start(&t);
  if (value) vec_push(&t, ((Term){value, 0, NULL}));
  return finish(&t);
}

const Extent *ext_dim(Value *array, int axis) {
  return of_atom((Atom){.kind = ATOM_DIM, .value = array, .axis = axis});
}

const Extent *ext_scalar(Value *integer) {
  if (integer->def && integer->def->kind == N_CONST) return ext_const(integer->def->constant.i);
  if (integer->def && integer->def->kind == N_EXTENT) return integer->def->left;
  return of_atom((Atom){.kind = ATOM_SCALAR, .value = integer});
}

const Extent *ext_add(const Extent *a, const Extent *b) {
  Terms t;
  terms_start(&t);
  for (int i = 0; i < a->nterms; i++) vec_push(&t, a->terms[i]);
  for (int i = 0; i < b->nterms; i++) vec_push(&t, b->terms[i]);
  return finish(&t);
}

static Term term_mul(const Term *a, const Term *b) {
  Term r = {0, a->natoms + b->natoms, NULL};
  if (__builtin_mul_overflow(a->coef, b->coef, &r.coef)) coefficient_overflow();
  r.atoms = a->natoms ? a->atoms : b->atoms;
  if (!a->natoms || !b->natoms) return r;
  const Atom **atoms = NEW_ARRAY(const Atom *, r.natoms);
  memcpy(atoms, a->atoms, sizeof *atoms * (size_t)a->natoms);
  memcpy(atoms + a->natoms, b->atoms, sizeof *atoms * (size_t)b->natoms);
  qsort(atoms, (size_t)r.natoms, sizeof *atoms, by_atom);
  r.atoms = atoms;
  return r;
}

const Extent *ext_mul(const Extent *a, const Extent *b) {
  Terms t;
  terms_start(&t);
  for (int i = 0; i < a->nterms; i++)
    for (int k = 0; k < b->nterms; k++) vec_push(&t, term_mul(&a->terms[i], &b->terms[k]));
  return finish(&t);
}

const Extent *ext_sub(const Extent *a, const Extent *b) { return ext_add(a, ext_mul_const(b, -1)); }
const Extent *ext_add_const(const Extent *e, int64_t k) { return ext_add(e, ext_const(k)); }
const Extent *ext_mul_const(const Extent *e, int64_t k) { return ext_mul(e, ext_const(k)); }

static int64_t floor_div(int64_t a, int64_t k) { return a / k - (a % k < 0); }

/* Whole multiples of k leave the quotient:  ceil((2*n + m + 5) / 2) ==> n + 3 + ceil((m - 1) / 2).
 * The constant that stays is in -k + 1 .. 0, which makes the shortest C: here m / 2. */
const Extent *ext_ceildiv(const Extent *e, int64_t k) {
  if (k <= 0) bug("ext_ceildiv by %" PRId64, k);
  Terms whole, rest;
  terms_start(&whole);
  terms_start(&rest);
  for (int i = 0; i < e->nterms; i++) {
    Term t = e->terms[i], q = t;
    q.coef = t.natoms == 0 ? -floor_div(-t.coef, k) : t.coef % k == 0 ? t.coef / k : 0;
    t.coef -= q.coef * k;
    if (q.coef) vec_push(&whole, q);
    if (t.coef) vec_push(&rest, t);
  }
  const Extent *quotient = finish(&whole), *r = finish(&rest);
  int64_t c;
  if (ext_is_const(r, &c)) return ext_add_const(quotient, c > 0);
  return ext_add(quotient, of_atom((Atom){.kind = ATOM_CEILDIV, .inner = r, .divisor = k}));
}

/* ---- questions ---- */

bool ext_is_const(const Extent *e, int64_t *value) {
  if (e->nterms > 1 || (e->nterms == 1 && e->terms[0].natoms)) return false;
  if (value) *value = e->nterms ? e->terms[0].coef : 0;
  return true;
}

bool ext_const_is(const Extent *e, int64_t value) {
  int64_t c;
  return ext_is_const(e, &c) && c == value;
}

static bool lower_bound(const Extent *, int64_t *);

static const Extent *extent_of(const Atom *a) { return of_atom(*a); }

/* ---- assumptions ---- */

/* What an atom was known to be; or a new fact. */
typedef struct { Atom *atom; int64_t least; int nlo, nhi; Fact *fact; } Assumption;
static Vec(Assumption) assumptions;
static int facts_in_use;

void ext_assume_ge(const Extent *e, int64_t bound) {
  if (e->nterms < 1 || e->terms[0].natoms != 1 || e->terms[0].coef < 1) return;
  if (e->nterms > 2 || (e->nterms == 2 && e->terms[1].natoms)) return;
  Atom *a = (Atom *)e->terms[0].atoms[0];
  if (a->kind == ATOM_CEILDIV) return;
  int64_t coef = e->terms[0].coef, rest = e->nterms == 2 ? e->terms[1].coef : 0;
  int64_t least = -floor_div(rest - bound, coef);
  if (least <= a->least) return;
  Assumption old = {a, a->least, a->nlo, a->nhi, NULL};
  vec_push(&assumptions, old);
  a->least = least;
}

static bool mentions(const Extent *, const Value *);

static void assume_range(Atom *a, const Extent *lo, const Extent *hi) {
  enum { MOST = sizeof a->lo / sizeof *a->lo };
  Assumption old = {a, a->least, a->nlo, a->nhi};
  vec_push(&assumptions, old);
  if (lo && a->nlo < MOST) a->lo[a->nlo++] = lo;
  if (hi && a->nhi < MOST) a->hi[a->nhi++] = hi;
  int64_t least;
  proving = true;
  if (lo && lower_bound(lo, &least) && least > a->least) a->least = least;
  proving = wrapped = false;
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
    const Extent *rest = ext_sub(e, ext_mul_const(extent_of(a), t->coef));
    if (mentions(rest, a->value)) continue;
    assume_range(a, t->coef > 0 ? ext_mul_const(rest, -1) : NULL, t->coef < 0 ? rest : NULL);
    told = true;
  }
  if (!told) assume_fact(e);
}

int ext_assumptions(void) { return assumptions.len; }

void ext_forget(int mark) {
  proving = false;   /* a fault may have cut a proof short */
  facts_in_use = 0;
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

/* Is it known to be at least 0, by a bound that is a constant or cannot be negative? */
static bool has_zero_bound(const Atom *a) {
  for (int i = 0; i < a->nlo; i++) {
    int64_t least;
    if (ext_is_const(a->lo[i], &least) ? least >= 0 : lower_bound(a->lo[i], &least) && least >= 0) return true;
  }
  return false;
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
    *bound = floor_div(*bound + a->divisor - 1, a->divisor);
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
      product = ext_mul(product, ext_add_const(extent_of(e->terms[i].atoms[k]), least));
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
  terms_start(&s);
  terms_start(&r);
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
  *slope = finish(&s);
  *rest = finish(&r);
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
    if (compare_products(&e->terms[i], product) == 0) return e->terms[i].coef;
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
  if (lower_bound(e, &bound) && bound >= 0) return true;
  if (nonnegative_in_range(e) || nonnegative_by_facts(e)) return true;
  for (int i = 0; i < e->nterms; i++) {
    const Term *t = &e->terms[i];
    if (t->natoms != 1 || t->atoms[0]->kind != ATOM_CEILDIV) continue;
    const Atom *a = t->atoms[0];
    const Extent *rest = ext_sub(e, ext_mul_const(extent_of(a), t->coef));
    const Extent *r = t->coef < 0 ? ext_add_const(a->inner, a->divisor - 1) : a->inner;
    return known_nonnegative(ext_add(ext_mul_const(rest, a->divisor), ext_mul_const(r, t->coef)));
  }
  return false;
}

bool ext_known_ge(const Extent *a, const Extent *b) {
  proving = true;
  wrapped = false;
  bool known = known_nonnegative(ext_sub(a, b));
  proving = false;
  return known && !wrapped;
}

/* ---- rewriting ---- */

static const Extent *substitute_atom(const Atom *a, Value *from, Value *to) {
  if (a->kind == ATOM_CEILDIV) return ext_ceildiv(ext_substitute(a->inner, from, to), a->divisor);
  if (a->value != from) return extent_of(a);
  return a->kind == ATOM_DIM ? to->type.shape[a->axis] : ext_scalar(to);
}

static bool mentions(const Extent *e, const Value *v) {
  for (int i = 0; i < e->nterms; i++)
    for (int k = 0; k < e->terms[i].natoms; k++) {
      const Atom *a = e->terms[i].atoms[k];
      if (a->kind == ATOM_CEILDIV ? mentions(a->inner, v) : a->value == v) return true;
    }
  return false;
}

const Extent *ext_substitute(const Extent *e, Value *from, Value *to) {
  if (!e || !mentions(e, from)) return e;
  const Extent *sum = ext_const(0);
  for (int i = 0; i < e->nterms; i++) {
    const Extent *product = ext_const(e->terms[i].coef);
    for (int k = 0; k < e->terms[i].natoms; k++)
      product = ext_mul(product, substitute_atom(e->terms[i].atoms[k], from, to));
    sum = ext_add(sum, product);
  }
  return sum;
}

void ext_each_atom(const Extent *e, void (*f)(Value *, int axis, void *), void *user) {
  for (int i = 0; i < e->nterms; i++)
    for (int k = 0; k < e->terms[i].natoms; k++) {
      const Atom *a = e->terms[i].atoms[k];
      if (a->kind == ATOM_CEILDIV) ext_each_atom(a->inner, f, user);
      else f(a->value, a->kind == ATOM_DIM ? a->axis : -1, user);
    }
}

void ext_each_value(const Extent *e, void (*f)(Value *, void *), void *user) {
  for (int i = 0; i < e->nterms; i++)
    for (int k = 0; k < e->terms[i].natoms; k++) {
      const Atom *a = e->terms[i].atoms[k];
      if (a->kind == ATOM_CEILDIV) ext_each_value(a->inner, f, user);
      else f(a->value, user);
    }
}

/* ---- text ---- */

typedef struct {
  void (*atom)(Text *, Value *, int axis, void *user);
  void *user;
  bool is_c;
} Style;

static void write_extent(Text *, const Extent *, const Style *);

static void write_atom(Text *t, const Atom *a, const Style *style) {
  if (a->kind != ATOM_CEILDIV) {
    style->atom(t, a->value, a->kind == ATOM_DIM ? a->axis : -1, style->user);
  } else if (style->is_c) {   /* C rounds towards 0, so adding k - 1 rounds lengths (>= 0) up */
    text_puts(t, "((");
    write_extent(t, ext_add_const(a->inner, a->divisor - 1), style);
    text_printf(t, ") / %" PRId64 ")", a->divisor);
  } else {
    text_puts(t, "ceil(");
    write_extent(t, a->inner, style);
    text_printf(t, ", %" PRId64 ")", a->divisor);
  }
}

static void write_term(Text *t, const Term *term, bool first, const Style *style) {
  bool negative = term->coef < 0;
  uint64_t size = negative ? -(uint64_t)term->coef : (uint64_t)term->coef;
  if (first) text_puts(t, negative ? "-" : "");
  else text_puts(t, negative ? " - " : " + ");
  if (size != 1 || term->natoms == 0)
    text_printf(t, "%" PRIu64 "%s", size, term->natoms ? "*" : "");
  for (int k = 0; k < term->natoms; k++) {
    if (k) text_puts(t, "*");
    write_atom(t, term->atoms[k], style);
  }
}

static void write_extent(Text *t, const Extent *e, const Style *style) {
  if (e->nterms == 0) text_puts(t, "0");
  for (int i = 0; i < e->nterms; i++) write_term(t, &e->terms[i], i == 0, style);
}

static void atom_text(Text *t, Value *v, int axis, void *user) {
  (void)user;
  value_print(t, v);
  if (axis >= 0) text_printf(t, ".%d", axis);
}

void ext_print(Text *t, const Extent *e) {
  write_extent(t, e, &(Style){.atom = atom_text});
}

void ext_emit(Text *t, const Extent *e, void (*atom)(Text *, Value *, int axis, void *), void *user) {
  write_extent(t, e, &(Style){.atom = atom, .user = user, .is_c = true});
}
