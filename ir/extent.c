/* Symbolic integers: lengths, offsets and bounds.
 *
 * An extent is a polynomial with integer coefficients over atoms (the length of a parameter's axis,
 * a rank-0 integer of the region, a rounded-up quotient). Terms are kept sorted and extents are
 * interned, so equal polynomials are one pointer:  (n - 1) + 1  and  n  are the same object. */
#include "extent_internal.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

void ext_terms(Terms *t) {
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
int ext_compare_products(const Term *a, const Term *b) {
  int c = compare_int(b->natoms, a->natoms);
  for (int i = 0; !c && i < a->natoms; i++) c = compare_atoms(a->atoms[i], b->atoms[i]);
  return c;
}

static int compare_extents(const Extent *a, const Extent *b) {
  if (a == b) return 0;
  for (int i = 0; i < a->nterms && i < b->nterms; i++) {
    int c = ext_compare_products(&a->terms[i], &b->terms[i]);
    if (!c) c = compare_int(a->terms[i].coef, b->terms[i].coef);
    if (c) return c;
  }
  return compare_int(a->nterms, b->nterms);
}

static int by_product(const void *a, const void *b) { return ext_compare_products(a, b); }

static int by_atom(const void *a, const void *b) {
  return compare_atoms(*(const Atom *const *)a, *(const Atom *const *)b);
}

/* Coefficients of a user's program that leave 64 bits are a bug of whoever made them (slices with
 * such constants are refused early); in a proof they only mean that nothing is known. */
bool ext_proving, ext_wrapped;

static void coefficient_overflow(void) {
  if (!ext_proving) bug("extent coefficient leaves 64 bits");
  ext_wrapped = true;
}

/* ---- interning ---- */

typedef struct { Interned **chains; unsigned nchains, nitems; } Table;   /* nchains: a power of 2 */
static Table atom_table, extent_table;
static int natoms_made;

/* Twice as many chains. The walks over a long program make new values, and so atoms, each time. */
static void grow(Table *t) {
  Table old = *t;
  t->nchains = old.nchains ? 2 * old.nchains : 4096;
  t->chains = NEW_ARRAY(Interned *, t->nchains);
  for (unsigned i = 0; i < old.nchains; i++)
    for (Interned *x = old.chains[i], *next; x; x = next) {
      Interned **chain = &t->chains[x->hash & (t->nchains - 1)];
      next = x->next;
      x->next = *chain;
      *chain = x;
    }
}

static Interned *chain_of(const Table *t, unsigned hash) { return t->nchains ? t->chains[hash & (t->nchains - 1)] : NULL; }

static void add_interned(Table *t, Interned *x, unsigned hash) {
  if (t->nitems++ >= t->nchains) grow(t);
  Interned **chain = &t->chains[hash & (t->nchains - 1)];
  *x = (Interned){*chain, hash};
  *chain = x;
}

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
  return h;
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
const Extent *ext_of_terms(Terms *t) {
  if (t->len > 1) qsort(t->data, (size_t)t->len, sizeof *t->data, by_product);
  int n = 0;
  for (int i = 0; i < t->len; i++) {
    Term term = t->data[i];
    if (n && ext_compare_products(&t->data[n - 1], &term) == 0) {
      if (__builtin_add_overflow(t->data[n - 1].coef, term.coef, &t->data[n - 1].coef))
        coefficient_overflow();
    } else {
      t->data[n++] = term;
    }
    if (t->data[n - 1].coef == 0) n--;
  }
  t->len = n;
  unsigned h = hash_terms(t);
  for (Interned *x = chain_of(&extent_table, h); x; x = x->next)
    if (x->hash == h && same_terms((Extent *)x, t)) return (Extent *)x;
  Extent *e = NEW(Extent);
  Term *terms = NEW_ARRAY(Term, t->len);
  memcpy(terms, t->data, sizeof *terms * (size_t)t->len);
  *e = (Extent){.nterms = t->len, .terms = terms};
  add_interned(&extent_table, &e->interned, h);
  return e;
}

static bool same_atom(const Atom *a, const Atom *b) {
  return a->kind == b->kind && a->value == b->value && a->axis == b->axis && a->inner == b->inner && a->divisor == b->divisor;
}

const Extent *ext_of_atom(Atom want) {
  unsigned h = mix(mix(0, (uint64_t)(uintptr_t)want.value),
                   (uint64_t)(uintptr_t)want.inner + (uint64_t)want.axis * 31 +
                   (uint64_t)want.divisor);
  Interned *x = chain_of(&atom_table, h);
  while (x && !same_atom((Atom *)x, &want)) x = x->next;
  Atom *a = (Atom *)x;
  if (!a) {
    a = NEW(Atom);
    *a = want;
    a->serial = natoms_made++;
    a->self = a;
    add_interned(&atom_table, &a->interned, h);
  }
  Terms t;
  ext_terms(&t);
  vec_push(&t, ((Term){1, 1, &a->self}));
  return ext_of_terms(&t);
}

/* ---- construction ---- */

const Extent *ext_const(int64_t value) {
  Terms t;
  ext_terms(&t);
  if (value) vec_push(&t, ((Term){value, 0, NULL}));
  return ext_of_terms(&t);
}

const Extent *ext_dim(Value *array, int axis) {
  return ext_of_atom((Atom){.kind = ATOM_DIM, .value = array, .axis = axis});
}

const Extent *ext_scalar(Value *integer) {
  if (integer->def && integer->def->kind == N_CONST) return ext_const(integer->def->constant.i);
  if (integer->def && integer->def->kind == N_EXTENT) return integer->def->left;
  return ext_of_atom((Atom){.kind = ATOM_SCALAR, .value = integer});
}

const Extent *ext_add(const Extent *a, const Extent *b) {
  Terms t;
  ext_terms(&t);
  for (int i = 0; i < a->nterms; i++) vec_push(&t, a->terms[i]);
  for (int i = 0; i < b->nterms; i++) vec_push(&t, b->terms[i]);
  return ext_of_terms(&t);
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
  ext_terms(&t);
  for (int i = 0; i < a->nterms; i++)
    for (int k = 0; k < b->nterms; k++) vec_push(&t, term_mul(&a->terms[i], &b->terms[k]));
  return ext_of_terms(&t);
}

const Extent *ext_sub(const Extent *a, const Extent *b) { return ext_add(a, ext_mul_const(b, -1)); }
const Extent *ext_add_const(const Extent *e, int64_t k) { return ext_add(e, ext_const(k)); }
const Extent *ext_mul_const(const Extent *e, int64_t k) { return ext_mul(e, ext_const(k)); }

int64_t ext_floor_div(int64_t a, int64_t k) { return a / k - (a % k < 0); }

/* Whole multiples of k leave the quotient:  ceil((2*n + m + 5) / 2) ==> n + 3 + ceil((m - 1) / 2).
 * The constant that stays is in -k + 1 .. 0, which makes the shortest C: here m / 2. */
const Extent *ext_ceildiv(const Extent *e, int64_t k) {
  if (k <= 0) bug("ext_ceildiv by %" PRId64, k);
  Terms whole, rest;
  ext_terms(&whole);
  ext_terms(&rest);
  for (int i = 0; i < e->nterms; i++) {
    Term t = e->terms[i], q = t;
    q.coef = t.natoms == 0 ? -ext_floor_div(-t.coef, k) : t.coef % k == 0 ? t.coef / k : 0;
    t.coef -= q.coef * k;
    if (q.coef) vec_push(&whole, q);
    if (t.coef) vec_push(&rest, t);
  }
  const Extent *quotient = ext_of_terms(&whole), *r = ext_of_terms(&rest);
  int64_t c;
  if (ext_is_const(r, &c)) return ext_add_const(quotient, c > 0);
  return ext_add(quotient, ext_of_atom((Atom){.kind = ATOM_CEILDIV, .inner = r, .divisor = k}));
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

/* ---- size ---- */

double ext_magnitude(const Extent *e, double atom) {
  double sum = 0;
  for (int i = 0; i < e->nterms; i++) {
    double product = e->terms[i].coef < 0 ? -(double)e->terms[i].coef : (double)e->terms[i].coef;
    for (int k = 0; k < e->terms[i].natoms; k++) {
      const Atom *a = e->terms[i].atoms[k];
      product *= a->kind == ATOM_CEILDIV ? ext_magnitude(a->inner, atom) : atom;
    }
    sum += product;
  }
  return sum;
}

/* ---- rewriting ---- */

const Extent *atom_extent(const Atom *a) { return ext_of_atom(*a); }

static const Extent *substitute_atom(const Atom *a, Value *from, Value *to) {
  if (a->kind == ATOM_CEILDIV) return ext_ceildiv(ext_substitute(a->inner, from, to), a->divisor);
  if (a->value != from) return atom_extent(a);
  return a->kind == ATOM_DIM ? to->type.shape[a->axis] : ext_scalar(to);
}

bool ext_mentions(const Extent *e, const Value *v) {
  for (int i = 0; i < e->nterms; i++)
    for (int k = 0; k < e->terms[i].natoms; k++) {
      const Atom *a = e->terms[i].atoms[k];
      if (a->kind == ATOM_CEILDIV ? ext_mentions(a->inner, v) : a->value == v) return true;
    }
  return false;
}

const Extent *ext_substitute(const Extent *e, Value *from, Value *to) {
  if (!e || !ext_mentions(e, from)) return e;
  const Extent *sum = ext_const(0);
  for (int i = 0; i < e->nterms; i++) {
    const Extent *product = ext_const(e->terms[i].coef);
    for (int k = 0; k < e->terms[i].natoms; k++)
      product = ext_mul(product, substitute_atom(e->terms[i].atoms[k], from, to));
    sum = ext_add(sum, product);
  }
  return sum;
}

const Extent *ext_replace(const Extent *e, const Value *scalar, const Extent *with) {
  const Extent *sum = ext_const(0);
  for (int i = 0; i < e->nterms; i++) {
    const Extent *product = ext_const(e->terms[i].coef);
    for (int k = 0; k < e->terms[i].natoms; k++) {
      const Atom *a = e->terms[i].atoms[k];
      bool here = a->kind == ATOM_SCALAR && a->value == scalar;
      const Extent *atom = atom_extent(a);
      if (a->kind == ATOM_CEILDIV) atom = ext_ceildiv(ext_replace(a->inner, scalar, with), a->divisor);
      product = ext_mul(product, here ? with : atom);
    }
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

/* The whole number below e / k. C rounds towards 0, which is the same for lengths, but not for -i / 2. */
static void write_quotient(Text *t, const Extent *e, int64_t k, const Style *style) {
  bool rounds_down = ext_known_ge(e, ext_const(0)), power = (k & (k - 1)) == 0;
  text_puts(t, rounds_down || power ? "((" : "npcc_floor_divide_i64(");
  write_extent(t, e, style);
  if (rounds_down) text_printf(t, ") / %" PRId64 ")", k);
  else if (power) text_printf(t, ") >> %d)", __builtin_ctzll((uint64_t)k));
  else text_printf(t, ", %" PRId64 ")", k);
}

static void write_atom(Text *t, const Atom *a, const Style *style) {
  if (a->kind != ATOM_CEILDIV) {
    style->atom(t, a->value, a->kind == ATOM_DIM ? a->axis : -1, style->user);
  } else if (style->is_c) {
    write_quotient(t, ext_add_const(a->inner, a->divisor - 1), a->divisor, style);
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
