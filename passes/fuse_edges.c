/* What must come before what, among the roots and kept nodes of a block. All edges lead forward in the
 * program's own order, so that order is always a valid one. */
#include "fuse.h"

bool is_unit(const Step *s)
{
  return s->role == ROLE_ROOT || s->role == ROLE_KEPT || s->kept_view;
}

static void add_edge(Plan *p, int to, int from, EdgeKind kind)
{
  if (from == to || from < 0) return;
  Step *s = &p->steps[to];
  for (int i = 0; i < s->edges.len; i++)
    if (s->edges.data[i].from == from && s->edges.data[i].kind == kind) return;
  vec_push(&s->edges, ((Edge){from, kind}));
}

static void use_value(Plan *p, int at, Value *v)
{
  int from = p->position[v->id];
  if (from >= 0 && is_unit(&p->steps[from])) add_edge(p, at, from, EDGE_DATA);
}

/* ---- extents name scalars ---- */

typedef struct { Plan *p; int at; } ExtentUse;

static void use_in_extent(Value *v, void *user)
{
  ExtentUse *u = user;
  use_value(u->p, u->at, v);
}

static void use_extent(Plan *p, int at, const Extent *e)
{
  ExtentUse u = {p, at};
  if (e) ext_each_value(e, use_in_extent, &u);
}

static void use_view(Plan *p, int at, const View *v)
{
  for (int i = 0; i < v->rank; i++) use_extent(p, at, v->shape[i]);
  for (int i = 0; i < v->base_rank; i++) use_extent(p, at, v->axis[i].start);
}

static void use_extents(Plan *p, int at)
{
  Step *s = &p->steps[at];
  Node *n = s->node;
  for (int i = 0; i < n->nresults; i++)
    for (int k = 0; k < n->results[i]->type.rank; k++)
      use_extent(p, at, n->results[i]->type.shape[k]);
  use_view(p, at, &n->view);
  use_extent(p, at, n->left);
  use_extent(p, at, n->right);
  use_extent(p, at, n->lo);
  use_extent(p, at, n->hi);
  for (int i = 0; i < s->reads.len; i++) use_view(p, at, &s->reads.data[i].view);
}

/* ---- results ---- */

static void use_nested(Plan *p, int at, const Block *b)
{
  for (Node *n = b->first; n; n = n->next) {
    for (int i = 0; i < n->nargs; i++) use_value(p, at, n->args[i]);
    for (int i = 0; i < n->nblocks; i++) use_nested(p, at, n->blocks[i]);
  }
}

static void data_edges(Plan *p, int at)
{
  Step *s = &p->steps[at];
  Node *n = s->node;
  for (int i = 0; i < s->reads.len; i++) use_value(p, at, s->reads.data[i].value);
  for (int i = 0; i < s->scalars.len; i++) use_value(p, at, s->scalars.data[i]);
  if (n->kind == N_UPDATE) use_value(p, at, n->args[0]);
  if (s->role != ROLE_ROOT)
    for (int i = 0; i < n->nargs; i++) use_value(p, at, n->args[i]);
  for (int i = 0; i < n->nblocks; i++) use_nested(p, at, n->blocks[i]);
  use_extents(p, at);
}

/* ---- stores ---- */

static bool reads_version(const Step *s, const Value *version)
{
  for (int i = 0; i < s->reads.len; i++)
    if (version_of(s->reads.data[i].value) == version) return true;
  if (s->role == ROLE_ROOT) return false;
  for (int i = 0; i < s->node->nargs; i++)
    if (s->node->args[i]->type.rank > 0 && version_of(s->node->args[i]) == version) return true;
  return false;
}

static bool reads_storage(const Step *s, const Value *storage)
{
  for (int i = 0; i < s->reads.len; i++)
    if (storage_of(s->reads.data[i].value) == storage) return true;
  if (s->role == ROLE_ROOT) return false;
  for (int i = 0; i < s->node->nargs; i++)
    if (s->node->args[i]->type.rank > 0 && storage_of(s->node->args[i]) == storage) return true;
  return false;
}

/* In a transaction accesses of one array keep their order, whatever version of it they name. */
static void memory_edges(Plan *p, int at)
{
  const Node *n = p->steps[at].node;
  const Value *storage = node_stores(n) ? storage_of(n->args[0]) : NULL;
  for (int i = 0; i < at; i++) {
    const Step *before = &p->steps[i];
    if (!is_unit(before)) continue;
    bool stored = node_stores(before->node);
    const Value *other = stored ? storage_of(before->node->args[0]) : NULL;
    if ((storage && (storage == other || reads_storage(before, storage))) ||
        (stored && reads_storage(&p->steps[at], other)))
      add_edge(p, at, i, EDGE_STORE);
  }
}

/* The store at `at` comes after all readers of what it overwrites. */
static void store_edges(Plan *p, int at)
{
  const Value *version = version_of(p->steps[at].node->args[0]);
  for (int i = 0; i < at; i++)
    if (is_unit(&p->steps[i]) && reads_version(&p->steps[i], version))
      add_edge(p, at, i, EDGE_STORE);
}

/* ---- leaving ---- */

static void live_edges(Plan *p, int at, int exit)
{
  if (exit < 0 || exit >= p->f->nexits) return;
  const Exit *e = &p->f->exits[exit];
  for (int i = 0; i < e->nlive; i++) {
    int from = p->position[e->live[i]->id];
    if (from >= 0 && from < at && is_unit(&p->steps[from])) add_edge(p, at, from, EDGE_LIVE);
  }
}

static bool in_order(const Node *a, const Node *b)
{
  if (a->nblocks || b->nblocks) return true;      /* control flow: nothing crosses it */
  if (node_is_ordered(a) && node_is_ordered(b)) return true;
  switch (b->kind) {
  case N_RETURN: case N_YIELD: case N_BREAK: case N_CONTINUE: return true;
  case N_SET: return a->var == b->var;            /* of nodes, only GET and SET have one */
  case N_GET: return a->kind == N_SET && a->var == b->var;
  default: return false;
  }
}

static void order_edges(Plan *p, int at)
{
  Step *s = &p->steps[at];
  bool commits = is_commit(p, s->node), leaves = step_hazard(p, s);
  bool computes = s->role == ROLE_ROOT || s->node->kind == N_CALL || s->node->kind == N_RESHAPE ||
                  s->node->kind == N_VIEW || s->node->kind == N_UPDATE;
  for (int i = 0; i < at; i++) {
    Step *before = &p->steps[i];
    if (!is_unit(before)) continue;
    bool checks = before->node->kind == N_CHECK && computes;
    bool stays = (commits && step_hazard(p, before)) || (leaves && is_commit(p, before->node));
    if (checks || stays || in_order(before->node, s->node)) add_edge(p, at, i, EDGE_ORDER);
  }
}

void plan_edges(Plan *p)
{
  for (int i = 0; i < p->nsteps; i++) {
    Step *s = &p->steps[i];
    s->edges.len = 0;
    if (!is_unit(s)) continue;
    data_edges(p, i);
    if (p->f->transaction) memory_edges(p, i);
    else if (s->node->kind == N_UPDATE) store_edges(p, i);
    if (step_hazard(p, s)) live_edges(p, i, step_exit(p, s));
    order_edges(p, i);
  }
}
