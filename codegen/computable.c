/* Which values of a transaction the C compiler could compute itself. An operation on such values alone
 * would raise no flag when the program runs; so one of its operands is made opaque.
 *
 *   t = np.zeros(3); y = 1 / t[0]        the compiler sees 1 / 0.0, and would write inf */
#include "emit.h"

/* What is being decided: taken to vary until something shows that it does not. */
typedef struct { const Emitter *e; bool *vars; Values memories; } Question;

static bool depends(Question *q, const Value *v);

/* Is everything that is put into `var`, or into `memory`, known to the run only? */
static bool contents_vary(Question *q, const Block *b, const Var *var, const Value *memory);

/* A nest over few elements, which the compiler may unroll, that reads nothing. */
static bool fills_with_constants(Question *q, const Node *nest)
{
  if (!ext_is_const(nest->info->elements, NULL))
    return false;
  for (int i = 0; i < nest->nargs; i++)
    if (nest->args[i]->type.rank > 0 || depends(q, nest->args[i]))
      return false;
  return true;
}

static bool node_varies(Question *q, const Node *n, const Var *var, const Value *memory)
{
  if (n->kind == N_SET && var && n->var == var)
    return depends(q, n->args[0]);
  if (n->kind == N_UPDATE && memory && memory_root(n->args[0]) == memory)
    return depends(q, n->args[1]);
  for (int i = 0; i < n->nresults && n->kind == N_NEST && memory; i++)
    if (value_in_memory(n->results[i]) && memory_root(n->results[i]) == memory && fills_with_constants(q, n))
      return false;
  for (int i = 0; i < n->nblocks && n->kind != N_NEST; i++)
    if (!contents_vary(q, n->blocks[i], var, memory))
      return false;
  return true;
}

static bool contents_vary(Question *q, const Block *b, const Var *var, const Value *memory)
{
  for (const Node *n = b->first; n; n = n->next)
    if (!node_varies(q, n, var, memory))
      return false;
  return true;
}

static bool memory_varies(Question *q, const Value *memory)
{
  for (int i = 0; i < q->memories.len; i++)
    if (q->memories.data[i] == memory)
      return true;
  vec_push(&q->memories, memory);
  return contents_vary(q, q->e->f->body, NULL, memory);
}

static bool depends(Question *q, const Value *v)
{
  const Node *n = v->def;
  if (!n)
    return !v->owner->owner;                       /* an input; not a loop's index */
  switch (n->kind) {
  case N_CONST: return false;
  case N_EXTENT: return !ext_is_const(n->left, NULL);
  case N_VIEW: return memory_varies(q, memory_root(n->args[0]));
  case N_MAP:
    for (int i = 0; i < n->nargs; i++)
      if (depends(q, n->args[i]))
        return true;
    return false;
  case N_GET:
    if (q->vars[n->var->index])
      return true;
    q->vars[n->var->index] = true;
    return contents_vary(q, q->e->f->body, n->var, NULL);
  default: return true;
  }
}

static Question question(const Emitter *e)
{
  return (Question){.e = e, .vars = NEW_ARRAY(bool, e->f->nvars + 1)};
}

bool is_computable(const Emitter *e, const Node *map)
{
  for (int i = 0; i < map->nargs; i++) {
    Question q = question(e);
    if (depends(&q, map->args[i]))
      return false;
  }
  return true;
}

bool may_hold_constants(const Emitter *e, const Value *memory)
{
  Question q = question(e);
  return e->f->transaction && !memory_varies(&q, memory);
}
