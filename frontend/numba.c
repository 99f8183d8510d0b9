/* Functions that the program hands to numba's jit or njit. npcc compiles them as plain functions; if it
 * compiles all of their statements, what numba would make of them is not needed (cmd/calls.c).
 *
 *   import numba as nb             from numba import njit
 *   @nb.jit(nopython=True)         @njit("float64(float64[:])")      def f(...)
 *
 * The name must be bound by that import alone, so that it is numba's whenever the def runs. */
#include <string.h>

#include "signature.h"

/* Does `name`, bound by an import of the module, stand for "numba" (attribute NULL) or for that
 * attribute of it? */
static bool imported_from_numba(const Import *i, StmtKind kind, const char *name, const char *attribute) {
  if (i->dots || !i->module || strcmp(i->module, "numba")) return false;
  if (kind == S_IMPORT) return !attribute && name == (i->as ? i->as : intern("numba"));
  return attribute && i->name && !strcmp(i->name, attribute) && name == (i->as ? i->as : intern(i->name));
}

static bool is_numba_name(const Module *m, const Expr *e, const char *attribute) {
  if (e->kind != E_NAME || !bound_once(m->scope, e->id)) return false;
  for (int i = 0; i < m->body.n; i++) {
    const Stmt *s = m->body.stmts[i];
    if (s->kind != S_IMPORT && s->kind != S_IMPORTFROM) continue;
    for (int k = 0; k < s->nimports; k++)
      if (imported_from_numba(&s->imports[k], s->kind, e->id, attribute)) return true;
  }
  return false;
}

static bool is_jit(const Module *m, const Expr *e) {
  static const char *const names[] = {"jit", "njit"};
  for (int i = 0; i < 2; i++) {
    bool attribute = e->kind == E_ATTRIBUTE && !strcmp(e->id, names[i]) && !is_replaced_attribute(e->id);
    if (attribute ? is_numba_name(m, e->items[0], NULL) : is_numba_name(m, e, names[i])) return true;
  }
  return false;
}

/* The "@" of a decorator stands before it on its line. */
static bool has_own_lines(const Module *m, const Expr *decorator) {
  const char *text = m->source->text, *at = text + decorator->span.start;
  while (at > text && strchr(" \t", at[-1])) at--;
  return at > text && at[-1] == '@';
}

bool is_numba_function(const Module *m, const Function *f) {
  if (f->ndecorators != 1 || !f->def || !f->scope || f->scope->parent != m->scope) return false;
  const Expr *e = f->decorators[0];
  return has_own_lines(m, e) && is_jit(m, e->kind == E_CALL ? e->items[0] : e);
}

/* "float64(float64[:])" or numba.float64(numba.float64[:]) */
static void note_numba_signature(Module *m, Function *f, const Expr *e) {
  if (e->kind == E_LIST || e->kind == E_TUPLE)
    for (int i = 0; i < e->nitems; i++) note_numba_signature(m, f, e->items[i]);
  if (e->kind != E_STRING && e->kind != E_CALL) return;
  const char *text = e->kind == E_STRING ? e->string : source_span(m->source, e->span);
  Said said;
  if (signature_parse(&text, true, &said)) note_said(f, &said);
}

void note_numba_signatures(Module *m) {
  for (int i = 0; i < m->nfunctions; i++) {
    Function *f = m->functions[i];
    if (!is_numba_function(m, f) || f->decorators[0]->kind != E_CALL) continue;
    const Expr *call = f->decorators[0];
    for (int k = 1; k < call->nitems; k++) note_numba_signature(m, f, call->items[k]);
    for (int k = 0; k < call->nkeywords; k++)
      if (call->keywords[k].name && !strcmp(call->keywords[k].name, "signature_or_function"))
        note_numba_signature(m, f, call->keywords[k].value);
  }
}
