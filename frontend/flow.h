/* Sets of names of one scope, for the two analyses along control flow (liveness.c, assigned.c). */
#ifndef NPCC_FRONTEND_FLOW_H
#define NPCC_FRONTEND_FLOW_H

#include <string.h>

#include "ast.h"

/* One bit for each name of a scope. */
typedef struct { uint64_t *bits; int words; } NameSet;

static inline NameSet set_new(const Scope *scope) {
  int words = (scope->nnames + 63) / 64 + 1;
  return (NameSet){NEW_ARRAY(uint64_t, words), words};
}

static inline NameSet set_copy(NameSet s) {
  NameSet copy = {NEW_ARRAY(uint64_t, s.words), s.words};
  memcpy(copy.bits, s.bits, sizeof(uint64_t) * (size_t)s.words);
  return copy;
}

static inline void set_add(NameSet s, int i) { s.bits[i / 64] |= (uint64_t)1 << (i % 64); }
static inline void set_drop(NameSet s, int i) { s.bits[i / 64] &= ~((uint64_t)1 << (i % 64)); }
static inline bool set_has(NameSet s, int i) { return s.bits[i / 64] >> (i % 64) & 1; }

static inline void set_unite(NameSet s, NameSet other) {
  for (int i = 0; i < s.words; i++) s.bits[i] |= other.bits[i];
}

static inline void set_intersect(NameSet s, NameSet other) {
  for (int i = 0; i < s.words; i++) s.bits[i] &= other.bits[i];
}

static inline void set_subtract(NameSet s, NameSet other) {
  for (int i = 0; i < s.words; i++) s.bits[i] &= ~other.bits[i];
}

static inline NameSet set_full(const Scope *scope) {
  NameSet s = set_new(scope);
  for (int i = 0; i < scope->nnames; i++) set_add(s, i);
  return s;
}

/* bind.c: the place of a name in scope->names, -1 if the scope does not know it. */
int scope_index(const Scope *, const char *interned);

/* assigned.c: fills `assigned_before` of every statement. */
void assigned_module(Module *);
/* Is it a `with` whose contexts are known not to swallow an exception? */
bool keeps_exceptions(const Stmt *);

/* liveness.c: the names of `scope` that a statement may read by itself, not in its bodies. */
void statement_reads(const Scope *, const Stmt *, NameSet read);
/* The names that a statement binds by itself, not in its bodies. */
void statement_bindings(const Scope *, const Stmt *, NameSet bound);
void target_bindings(const Scope *, const Expr *, NameSet bound);

#endif
