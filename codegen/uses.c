/* Where the region's own code mentions its values: operands, and the atoms of extents that it prints. */
#include "emit.h"

typedef struct { MentionFn f; void *user; const Node *at; bool in_extent; } Visit;

static void visit_atom(Value *v, void *user)
{
  const Visit *visit = user;
  visit->f(v, visit->at, true, visit->user);
}

static void visit_extent(Visit *visit, const Extent *x)
{
  if (x)
    ext_each_value(x, visit_atom, visit);
}

/* What the address of an element of v is computed from. */
static void visit_layout(Visit *visit, const Value *v)
{
  const Extent *start, *stride[MAX_RANK];
  if (!value_in_memory(v))
    return;
  memory_layout(v, &start, stride);
  visit_extent(visit, start);
  for (int k = 0; k < v->type.rank; k++)
    visit_extent(visit, stride[k]);
}

static void visit_shape(Visit *visit, const Value *v)
{
  for (int k = 0; k < v->type.rank && value_in_memory(v); k++)
    visit_extent(visit, v->type.shape[k]);
}

static void visit_info(Visit *visit, const LoopInfo *info)
{
  visit_extent(visit, info->offset);
  visit_extent(visit, info->count);
  visit_extent(visit, info->elements);
  for (int k = 0; k < info->ndims; k++)
    visit_extent(visit, info->dims[k]);
}

/* Loop code of a nest: what it takes from outside. */
static void visit_nest(Visit *visit, const Block *b)
{
  for (const Node *n = b->first; n; n = n->next) {
    visit_extent(visit, n->lo);
    visit_extent(visit, n->hi);
    visit_extent(visit, n->left);
    if (n->info)
      visit_info(visit, n->info);
    for (int i = 0; i < n->nblocks; i++)
      visit_nest(visit, n->blocks[i]);
  }
}

void each_mention(const Node *n, MentionFn f, void *user)
{
  Visit visit = {f, user, n, true};
  bool element = n->kind == N_VIEW || n->kind == N_UPDATE;
  bool whole = n->kind == N_CALL || n->kind == N_RETURN || n->kind == N_SET;
  for (int i = 0; i < n->nargs; i++) {
    f(n->args[i], n, false, user);
    if (element || whole)
      visit_layout(&visit, n->args[i]);
    if (whole)
      visit_shape(&visit, n->args[i]);
  }
  visit_extent(&visit, n->left);
  visit_extent(&visit, n->right);
  visit_extent(&visit, n->lo);
  visit_extent(&visit, n->hi);
  for (int k = 0; element && k < n->view.base_rank; k++)
    visit_extent(&visit, n->view.axis[k].start);
  for (int i = 0; i < n->nresults && n->kind != N_VIEW; i++)
    visit_shape(&visit, n->results[i]);
  if (n->kind == N_NEST) {
    visit_info(&visit, n->info);
    visit_nest(&visit, n->blocks[0]);
  }
}

static Block *block_of(const Value *v)
{
  return v->def ? v->def->parent : v->owner;
}

static void note_use(Value *v, const Node *at, bool in_extent, void *user)
{
  Emitter *e = user;
  Use *use = &e->region_uses[v->id];
  const Node *outer = at;
  while (outer && outer->parent != block_of(v))
    outer = outer->parent->owner;
  if (!outer)
    return;                                  /* defined inside the nest that mentions it */
  use->count++;
  use->last = outer;
  use->user = at;
  use->nested = use->nested || outer != at;
  use->in_extent = use->in_extent || in_extent;
}

void find_uses(Emitter *e, const Block *b)
{
  for (const Node *n = b->first; n; n = n->next) {
    each_mention(n, note_use, e);
    for (int i = 0; i < n->nblocks && n->kind != N_NEST; i++)
      find_uses(e, n->blocks[i]);
  }
}
