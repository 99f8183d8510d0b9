/* What a function costs, in things that one can count: for reports and structure tests. */
#include "codegen.h"

static bool counted_before(const Func *f, const Node *at, int result, const Place *p)
{
  for (const Node *n = f->body->first; n; n = n->next)
    for (int i = 0; i < n->nresults; i++) {
      if (n == at && i == result)
        return false;
      const Place *q = n->results[i]->place;
      if (q && q->kind == PLACE_TEMP && q->index == p->index)
        return true;
    }
  return false;
}

FuncCounts func_counts(const Func *f)
{
  FuncCounts c = {0};
  for (const Node *n = f->body->first; n; n = n->next) {
    c.nests += n->kind == N_NEST;
    c.calls += n->kind == N_CALL;
    for (int i = 0; i < n->nresults; i++) {
      const Place *p = n->results[i]->place;
      if (!p || p->base)
        continue;
      c.results += p->kind == PLACE_RESULT;
      c.allocs += p->kind == PLACE_TEMP && !counted_before(f, n, i, p);
    }
  }
  return c;
}
