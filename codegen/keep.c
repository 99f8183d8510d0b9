/* Which scalars of a transaction the C compiler must not drop. Flags are looked at when all is done, so an
 * operation may be moved, but must be executed: where its result is not used on every way to a return,
 * the compiler could leave it out, or move it under a condition, and its flag would be lost.
 *
 *   t = a * b                double t = a * b;
 *   if c: s += t             npcc_fp_keep(t);           no instruction: t is needed here
 *                            if (c) s += t;
 *
 * One backward walk finds what is *certain*: used by something certain, or stored, on every way. */
#include "emit.h"

#include <string.h>

typedef struct { bool *value, *var; } Certain;     /* by id; by index */

typedef struct Around { const Node *node; const Certain *next, *after; const struct Around *outer; } Around;

typedef struct { Emitter *e; int nvalues, nvars; bool record; const Around *around; } Walk;

static Certain nothing(const Walk *w)
{
  return (Certain){NEW_ARRAY(bool, w->nvalues), NEW_ARRAY(bool, w->nvars + 1)};
}

static Certain copy_of(const Walk *w, const Certain *c)
{
  Certain copy = nothing(w);
  memcpy(copy.value, c->value, (size_t)w->nvalues);
  memcpy(copy.var, c->var, (size_t)w->nvars);
  return copy;
}

/* a and b, in a; did that take something away? */
static bool meet(const Walk *w, Certain *a, const Certain *b)
{
  bool less = false;
  for (int i = 0; i < w->nvalues; i++) {
    less = less || (a->value[i] && !b->value[i]);
    a->value[i] = a->value[i] && b->value[i];
  }
  for (int i = 0; i < w->nvars; i++) {
    less = less || (a->var[i] && !b->var[i]);
    a->var[i] = a->var[i] && b->var[i];
  }
  return less;
}

/* ---------------------------------------------------------------- stores */

static const Extent *offset_of(const Node *n)
{
  const Extent *start, *stride[MAX_RANK];
  memory_layout(n->args[0], &start, stride);
  for (int b = 0; b < n->view.base_rank; b++)
    start = ext_add(start, ext_mul(n->view.axis[b].start, stride[b]));
  return start;
}

static bool is_same_element(const Node *a, const Node *b)
{
  return memory_root(a->args[0]) == memory_root(b->args[0]) && offset_of(a) == offset_of(b);
}

/* Is v computed from what the stored element held before? */
static bool adds_to(const Value *v, const Node *store)
{
  const Node *n = v->def;
  if (!n || n->parent != store->parent)
    return false;
  if (n->kind == N_VIEW)
    return v->type.rank == 0 && is_same_element(n, store);
  for (int i = 0; i < n->nargs && n->kind == N_MAP; i++)
    if (adds_to(n->args[i], store))
      return true;
  return false;
}

static bool stored_again(const Block *b, const Node *store)
{
  for (const Node *n = b->first; n; n = n->next) {
    if (n != store && n->kind == N_UPDATE && is_same_element(n, store))
      return true;
    for (int i = 0; i < n->nblocks && n->kind != N_NEST; i++)
      if (stored_again(n->blocks[i], store))
        return true;
  }
  return false;
}

typedef struct { const Value *index; bool found; } IndexSearch;

static void match_index(Value *v, void *user)
{
  IndexSearch *s = user;
  s->found = s->found || v == s->index;
}

/* Does the stored value stay? Not if the next round of a loop stores there as well, or another store. */
static bool stays(const Node *store)
{
  PlaceKind kind = memory_root(store->args[0])->place->kind;
  if (kind == PLACE_STACK)
    return false;
  if (adds_to(store->args[1], store))
    return true;
  const Node *loop = store->parent->owner;
  while (loop && loop->kind != N_FOR && loop->kind != N_WHILE)
    loop = loop->parent->owner;
  if (!loop)
    return !stored_again(store->parent, store);
  if (loop->kind == N_WHILE || stored_again(loop->blocks[0], store))
    return false;
  IndexSearch s = {loop->blocks[0]->params[0], false};
  ext_each_value(offset_of(store), match_index, &s);
  return s.found;
}

/* ---------------------------------------------------------------- the walk */

static Certain walk_block(Walk *w, const Block *b, const Certain *after);

static void walk_map(Walk *w, const Node *n, Certain *c)
{
  const Value *r = n->results[0];
  bool flagged = scalar_has_flags(n), certain = c->value[r->id];
  if (w->record)
    w->e->keep[r->id] = flagged && !certain;
  bool decided = n->nargs == 2 && n->args[0] == n->args[1] && r->type.dtype == DT_BOOL;   /* x * 2 > x * 2 */
  for (int i = 0; i < n->nargs && (certain || flagged) && !decided; i++)
    if (n->op != OP_WHERE || i == 0)
      c->value[n->args[i]->id] = true;
}

static void walk_loop(Walk *w, const Node *n, Certain *c)
{
  bool is_while = n->kind == N_WHILE, record = w->record;
  const Block *body = n->blocks[is_while ? 1 : 0];
  Certain after = copy_of(w, c), head = copy_of(w, c);
  Around here = {n, &head, &after, w->around};
  w->around = &here;
  for (w->record = false;;) {
    Certain before_body = walk_block(w, body, &head), next = copy_of(w, &after);
    meet(w, &next, &before_body);
    if (is_while)
      next = walk_block(w, n->blocks[0], &next);
    bool done = !meet(w, &head, &next) || w->record;
    if (done && (w->record || !record))
      break;
    w->record = done;
  }
  w->record = record;
  w->around = here.outer;
  *c = head;
}

static void walk_if(Walk *w, const Node *n, Certain *c)
{
  Certain then = walk_block(w, n->blocks[0], c);
  Certain other = n->nblocks > 1 ? walk_block(w, n->blocks[1], c) : copy_of(w, c);
  meet(w, &then, &other);
  *c = then;
}

static void walk_once(Walk *w, const Node *n, Certain *c)
{
  Around here = {n, NULL, c, w->around};
  w->around = &here;
  Certain inside = walk_block(w, n->blocks[0], c);
  w->around = here.outer;
  *c = inside;
}

static void walk_jump(Walk *w, const Node *n, Certain *c)
{
  for (const Around *a = w->around; a; a = a->outer)
    if (a->node == n->target)
      *c = copy_of(w, n->kind == N_BREAK ? a->after : a->next);
}

/* What a nest stores in every element, and there is one. Stack memory may never be read. */
static bool surely_stores(const Node *nest)
{
  for (int i = 0; i < nest->nest->rank; i++)
    if (!ext_known_ge(nest->nest->space[i], ext_const(1)))
      return false;
  for (int i = 0; i < nest->nresults; i++)
    if (value_in_memory(nest->results[i]) && memory_root(nest->results[i])->place
        && memory_root(nest->results[i])->place->kind == PLACE_STACK)
      return false;
  return true;
}

static void walk_nest(Walk *w, const Node *n, Certain *c)
{
  for (int i = 0; i < n->nresults && w->record; i++)
    w->e->keep[n->results[i]->id] = n->info->fp && !value_in_memory(n->results[i])
                                    && !c->value[n->results[i]->id];
  for (int i = 0; i < n->nargs && surely_stores(n); i++)
    c->value[n->args[i]->id] = true;
}

static void walk_node(Walk *w, const Node *n, Certain *c)
{
  switch (n->kind) {
  case N_RETURN:
    *c = nothing(w);
    for (int i = 0; i < n->nargs; i++)
      c->value[n->args[i]->id] = true;
    break;
  case N_UPDATE:
    if (stays(n))
      c->value[n->args[1]->id] = true;
    break;
  case N_SET:
    if (c->var[n->var->index])
      c->value[n->args[0]->id] = true;
    c->var[n->var->index] = false;
    break;
  case N_GET:
    if (c->value[n->results[0]->id])
      c->var[n->var->index] = true;
    break;
  case N_MAP: walk_map(w, n, c); break;
  case N_NEST: walk_nest(w, n, c); break;
  case N_IF: walk_if(w, n, c); break;
  case N_ONCE: walk_once(w, n, c); break;
  case N_FOR:
  case N_WHILE: walk_loop(w, n, c); break;
  case N_BREAK:
  case N_CONTINUE: walk_jump(w, n, c); break;
  default: break;
  }
}

/* What is certain before the block, given what is after it. */
static Certain walk_block(Walk *w, const Block *b, const Certain *after)
{
  Certain c = copy_of(w, after);
  for (const Node *n = b->last; n; n = n->prev)
    walk_node(w, n, &c);
  return c;
}

void find_keeps(Emitter *e)
{
  Walk w = {e, e->f->next_value + 1, e->f->nvars, true, NULL};
  e->keep = NEW_ARRAY(bool, w.nvalues);
  Certain c = nothing(&w);
  walk_block(&w, e->f->body, &c);
}
