/* What a function costs, in things that one can count: for reports and structure tests. What stands in
 * a loop counts once. */
#include "codegen.h"

typedef Vec(int) Indices;

static bool add_new(Indices *seen, int index)
{
  for (int i = 0; i < seen->len; i++)
    if (seen->data[i] == index)
      return false;
  vec_push(seen, index);
  return true;
}

static void count_block(const Block *block, FuncCounts *c, Indices *temps)
{
  for (const Node *n = block->first; n; n = n->next) {
    c->nests += n->kind == N_NEST;
    if (n->kind == N_CALL && n->call == CALL_PYTHON)
      c->callbacks++;
    else if (n->kind == N_CALL && n->call != CALL_EMPTY && n->call != CALL_DRAW)
      c->calls++;
    for (int i = 0; i < n->nresults; i++) {
      const Place *p = n->results[i]->place;
      if (!p || p->base)
        continue;
      c->results += p->kind == PLACE_RESULT;
      c->allocs += p->kind == PLACE_TEMP && add_new(temps, p->index);
    }
    for (int i = 0; i < n->nblocks && n->kind != N_NEST; i++)
      count_block(n->blocks[i], c, temps);
  }
}

FuncCounts func_counts(const Func *f)
{
  FuncCounts c = {0};
  Indices temps = {0};
  count_block(f->body, &c, &temps);
  return c;
}
