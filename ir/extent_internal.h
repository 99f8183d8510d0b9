/* The representation of extents, shared by extent.c (arithmetic, text) and known.c (proofs). */
#ifndef NPCC_EXTENT_INTERNAL_H
#define NPCC_EXTENT_INTERNAL_H

#include "ir.h"

typedef enum { ATOM_DIM, ATOM_SCALAR, ATOM_CEILDIV } AtomKind;

/* e >= 0 has been checked. busy: in use by the proof that is tried. */
typedef struct { const Extent *e; bool busy; } Fact;

/* What is interned: in chains by hash. */
typedef struct Interned { struct Interned *next; unsigned hash; } Interned;

typedef struct Atom {
  Interned interned;
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
} Atom;

/* A product; the constant has no atoms. */
typedef struct { int64_t coef; int natoms; const Atom *const *atoms; } Term;

struct Extent {
  Interned interned;
  int nterms;
  const Term *terms;       /* sorted by ext_compare_products, largest first; no coefficient is 0 */
};

/* A polynomial under construction: on the stack unless it is long, since most exist already. */
typedef struct { Term *data; int len, cap; Term local[12]; } Terms;

void ext_terms(Terms *);
const Extent *ext_of_terms(Terms *);           /* sorts, merges equal products, drops zeros, interns */
int ext_compare_products(const Term *, const Term *);
const Extent *ext_of_atom(Atom);
const Extent *atom_extent(const Atom *);
bool ext_mentions(const Extent *, const Value *);
int64_t ext_floor_div(int64_t a, int64_t k);

/* While a proof is tried, coefficients that leave 64 bits only mean that nothing is known. */
extern bool ext_proving, ext_wrapped;

#endif
