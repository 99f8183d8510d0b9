/* Finds the functions of numba that need it no more; see numba.h. Their decorator becomes one of the
 * package's own (NumbaFunction in _npcc_numba.py), whose result runs the compiled code when called, and is
 * what numba makes of the user's text for all else:
 *
 *     @nb.njit(                      @_npcc_numba  # @nb.njit(
 *         parallel=True)        =>       # parallel=True)
 *     def f(a):                      def f(a): */
#include "numba.h"

static bool inside(const Function *f, const Stmt *s) {
  return s->span.start >= f->body.stmts[0]->span.start && s->span.end <= f->def->span.end;
}

static bool does_nothing(const Stmt *s) {
  return s->kind == S_PASS || (s->kind == S_EXPR && s->value->kind == E_STRING);
}

/* All statements of f are in regions, and there are some. */
static bool is_compiled(const Program *p, const Function *f) {
  bool any = false;
  for (int i = 0; i < p->nreport; i++) {
    const StmtReport *r = &p->report[i];
    if (!inside(f, r->stmt))
      continue;
    if (!r->region && !does_nothing(r->stmt))
      return false;
    any |= r->region != NULL;
  }
  return any;
}

NumbaFunctions compiled_numba_functions(const Program *p) {
  NumbaFunctions found = {0};
  const Module *m = p->module;
  for (int i = 0; i < m->nfunctions; i++)
    if (is_numba_function(m, m->functions[i]) && is_compiled(p, m->functions[i]))
      vec_push(&found, m->functions[i]);
  return found;
}

RegionPlan *region_before_numba(const Program *p) {
  const Module *m = p->module;
  for (int i = 0; i < m->nfunctions; i++) {
    const Function *f = m->functions[i];
    if (!is_numba_function(m, f) || is_compiled(p, f))
      continue;
    for (int k = 0; k < p->nregions; k++)
      if (inside(f, p->regions[k]->stmts[0]))
        return p->regions[k];
  }
  return NULL;
}

RegionCall numba_decorator(const Function *f) {
  Span at = f->decorators[0]->span;
  return (RegionCall){.instead = "@_npcc_numba", .line = at.line, .end_line = at.end_line};
}
