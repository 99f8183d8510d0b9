/* Which values of a block are stored and which are recomputed where they are read.
 *
 * Rounds: with the present set of stored values, find by walking backwards what each root demands of each
 * inline value; group the roots into nests; then store the values whose recomputation is not allowed or
 * does not pay. The set only grows, so the rounds end. fusable.c has the reasons. */
#include "fuse.h"
#include "passes.h"

#include <limits.h>

/* ---- looking things up ---- */

Step *step_of(const Plan *p, const Value *v)
{
  int at = p->position[v->id];
  return at < 0 ? NULL : &p->steps[at];
}

bool is_inline(const Plan *p, const Value *v)
{
  const Step *s = step_of(p, v);
  return s && (s->role == ROLE_INLINE || s->role == ROLE_VIEW);
}

Value *version_of(Value *v)
{
  while (v->def && ((v->def->kind == N_VIEW && v->type.rank > 0) ||
                    (v->def->kind == N_RESHAPE && !v->def->copy)))
    v = v->def->args[0];
  return v;
}

bool is_commit(const Plan *p, const Node *n)
{
  return !p->f->transaction && n->kind == N_UPDATE && is_external(storage_of(n->args[0]));
}

int root_space(const Node *n, const Extent *const **shape)
{
  if (n->kind == N_UPDATE) {
    *shape = n->view.shape;
    return n->view.rank;
  }
  const Type *t = n->kind == N_REDUCE ? &n->args[0]->type : &n->results[0]->type;
  *shape = t->shape;
  return t->rank;
}

/* A nest walks memory as it lies: the result's for a map, the base's for an update. A reduction has no
 * choice: it adds in the order of its operand. */
void root_order(const Node *n, signed char *order)
{
  const Type *t = n->kind == N_REDUCE ? &n->args[0]->type : &n->results[0]->type;
  if (n->kind != N_UPDATE) {
    for (int i = 0; i < t->rank; i++) order[i] = t->order[i];
    return;
  }
  int k = 0;
  unsigned used = 0;
  for (int i = 0; i < t->rank; i++) {
    int axis = n->view.axis[(int)t->order[i]].axis;
    if (axis >= 0 && !(used >> axis & 1)) order[k++] = (signed char)axis, used |= 1u << axis;
  }
  for (int i = 0; i < n->view.rank; i++)
    if (!(used >> i & 1)) order[k++] = (signed char)i;
}

bool step_hazard(const Plan *p, const Step *s)
{
  if (s->node->kind != N_UPDATE && is_hazard(s->node)) return true;
  for (int i = 0; i < s->inlined.len; i++)
    if (is_hazard(p->steps[s->inlined.data[i]].node)) return true;
  return false;
}

int step_exit(const Plan *p, const Step *s)
{
  int least = s->node->kind != N_UPDATE && is_hazard(s->node) ? s->node->exit : -1;
  for (int i = 0; i < s->inlined.len; i++) {
    const Node *n = p->steps[s->inlined.data[i]].node;
    if (is_hazard(n) && (least < 0 || n->exit < least)) least = n->exit;
  }
  return least;
}

/* ---- roles ---- */

/* In a transaction, elements are loaded and stored one by one between the nests. */
static Role first_role(const Plan *p, const Node *n)
{
  bool array = n->nresults && n->results[0]->type.rank > 0;
  switch (n->kind) {
  case N_MAP: case N_INDEX: return array ? ROLE_INLINE : ROLE_KEPT;
  case N_VIEW: return array ? ROLE_VIEW : ROLE_KEPT;
  case N_REDUCE: return ROLE_ROOT;
  case N_UPDATE: return p->f->transaction && n->view.rank == 0 ? ROLE_KEPT : ROLE_ROOT;
  default: return ROLE_KEPT;
  }
}

static void store(Step *s, const char *why)
{
  if (s->role != ROLE_INLINE) return;
  s->role = ROLE_ROOT;
  s->why = why;
}

/* v must be in memory for a reader outside of nests. */
static void force(Plan *p, Value *v)
{
  Step *s = step_of(p, v);
  if (!s) return;
  store(s, NULL);
  if (s->role == ROLE_VIEW && !s->kept_view) {
    s->kept_view = true;
    force(p, s->node->args[0]);
  }
}

static void force_nested(Plan *p, const Block *b)
{
  for (Node *n = b->first; n; n = n->next) {
    for (int i = 0; i < n->nargs; i++) force(p, n->args[i]);
    for (int i = 0; i < n->nblocks; i++) force_nested(p, n->blocks[i]);
  }
}

static void set_roles(Plan *p)
{
  for (int i = 0; i < p->nsteps; i++) {
    Step *s = &p->steps[i];
    s->role = first_role(p, s->node);
    s->may_inline = s->role != ROLE_INLINE || fuel();
    if (!s->may_inline) store(s, "fuel has run out");
  }
  for (int i = p->nsteps - 1; i >= 0; i--) {
    Node *n = p->steps[i].node;
    if (n->kind == N_UPDATE) force(p, n->args[0]);
    if (p->steps[i].role == ROLE_KEPT)
      for (int k = 0; k < n->nargs; k++) force(p, n->args[k]);
    for (int k = 0; k < n->nblocks; k++) force_nested(p, n->blocks[k]);
  }
  for (int k = 0; k < p->f->nexits; k++)
    for (int i = 0; i < p->f->exits[k].nlive; i++) force(p, p->f->exits[k].live[i]);
}

/* ---- chains ---- */

/* Position of the store that overwrites this version of an array, or of the loop or branch that may;
 * INT_MAX if it stays. */
static int overwritten_at(const Plan *p, Value *v)
{
  Value *version = version_of(v);
  if (p->f->transaction) {
    Value *storage = storage_of(version);
    for (int i = p->position[version->id] + 1; i < p->nsteps; i++)
      if (stores_into(p->steps[i].node, storage)) return i;
    return INT_MAX;
  }
  for (int i = 0; i < p->nsteps; i++)
    if (p->steps[i].node->kind == N_UPDATE && version_of(p->steps[i].node->args[0]) == version)
      return i;
  return INT_MAX;
}

static void add_leaf(Chain *c, Value *v)
{
  for (int i = 0; i < c->nleaves && i < MAX_LEAVES; i++)
    if (c->leaf[i] == v) return;
  if (c->nleaves < MAX_LEAVES) c->leaf[c->nleaves] = v;
  if (c->nleaves <= MAX_LEAVES) c->nleaves++;
}

static void add_operand(Plan *p, Chain *c, Value *v)
{
  if (v->type.rank == 0) return;
  if (!is_inline(p, v)) {
    add_leaf(c, version_of(v));
    int at = overwritten_at(p, v);
    if (at < c->overwritten) c->overwritten = at;
    return;
  }
  const Chain *o = &step_of(p, v)->chain;
  c->cost += o->cost;
  if (c->cost > 1000) c->cost = 1000;
  if (o->numpy_loops > c->numpy_loops) c->numpy_loops = o->numpy_loops;
  if (o->hazard && (!c->hazard || o->exit < c->exit)) c->exit = o->exit;
  c->hazard |= o->hazard;
  if (o->overwritten < c->overwritten) c->overwritten = o->overwritten;
  for (int i = 0; i < o->nleaves && i < MAX_LEAVES; i++) add_leaf(c, o->leaf[i]);
  if (o->nleaves > MAX_LEAVES) c->nleaves = MAX_LEAVES + 1;
}

static void find_chains(Plan *p)
{
  for (int i = 0; i < p->nsteps; i++) {
    Step *s = &p->steps[i];
    s->chain = (Chain){.overwritten = INT_MAX};
    if (s->node->kind == N_MAP) s->chain.cost = op_info[s->node->op].cost;
    s->chain.hazard = is_hazard(s->node);
    s->chain.exit = s->node->exit;
    for (int k = 0; k < s->node->nargs; k++) add_operand(p, &s->chain, s->node->args[k]);
    s->chain.numpy_loops += is_numpy_loop(s->node);
  }
}

/* ---- demands ---- */

static void add_read(Step *root, Value *v, const View *view)
{
  for (int i = 0; i < root->reads.len; i++)
    if (root->reads.data[i].value == v && view_equal(&root->reads.data[i].view, view)) return;
  vec_push(&root->reads, ((Read){v, *view}));
}

static void add_scalar(Step *root, Value *v)
{
  for (int i = 0; i < root->scalars.len; i++)
    if (root->scalars.data[i] == v) return;
  vec_push(&root->scalars, v);
}

static void demand(Plan *p, int root, Value *v, const View *view)
{
  Step *s = step_of(p, v);
  if (v->type.rank == 0) {
    add_scalar(&p->steps[root], v);
    return;
  }
  if (!is_inline(p, v)) {
    add_read(&p->steps[root], v, view);
    return;
  }
  for (int i = 0; i < s->demands.len; i++)
    if (s->demands.data[i].root == root && view_equal(&s->demands.data[i].view, view)) return;
  vec_push(&s->demands, ((Demand){root, *view}));
}

static void demand_of_root(Plan *p, int at)
{
  Node *n = p->steps[at].node;
  const Extent *const *shape;
  int rank = root_space(n, &shape);
  View whole = view_identity(rank, shape);
  for (int i = n->kind == N_UPDATE; i < n->nargs; i++)
    demand(p, at, n->args[i], &whole);
}

static void pass_demands_on(Plan *p, int at)
{
  Step *s = &p->steps[at];
  for (int i = 0; i < s->demands.len; i++) {
    Demand d = s->demands.data[i];
    if (s->role == ROLE_VIEW) {
      View through = view_compose(&d.view, &s->node->view);
      demand(p, d.root, s->node->args[0], &through);
      continue;
    }
    for (int k = 0; k < s->node->nargs; k++) demand(p, d.root, s->node->args[k], &d.view);
    Step *root = &p->steps[d.root];
    if (!root->inlined.len || root->inlined.data[root->inlined.len - 1] != at)
      vec_push(&root->inlined, at);
  }
}

/* One walk from the last node to the first. Returns whether it stored something more. */
static bool sweep(Plan *p)
{
  bool stored = false;
  for (int i = 0; i < p->nsteps; i++) {
    Step *s = &p->steps[i];
    s->demands.len = s->reads.len = s->inlined.len = s->scalars.len = 0;
    s->commit = s->node->kind == N_UPDATE ? commit_of(p, s->node) : COMMIT_NONE;
  }
  for (int i = p->nsteps - 1; i >= 0; i--) {
    Step *s = &p->steps[i];
    if (s->role == ROLE_INLINE) {
      const char *why = must_store(p, s);
      if (!why) why = worth_storing(p, s);
      if (why) {
        store(s, why);
        s->group = -1;
        stored = true;
      }
    }
    if (s->role == ROLE_ROOT) demand_of_root(p, i);
    else if (s->role != ROLE_KEPT) pass_demands_on(p, i);
  }
  return stored;
}

Step *stored_map(const Plan *p, const Node *update)
{
  Step *s = step_of(p, update->args[1]);
  while (s && s->role == ROLE_VIEW) s = step_of(p, s->node->args[0]);
  return s;
}

/* An UPDATE whose value reads the same memory at other elements needs the value in a temporary. */
static bool store_conflicting_values(Plan *p)
{
  bool stored = false;
  for (int i = 0; i < p->nsteps; i++) {
    Step *s = &p->steps[i];
    if (s->node->kind != N_UPDATE) continue;
    Value *storage = storage_of(s->node->args[0]);
    View base, target;
    bool known = view_of_storage(s->node->args[0], &base);
    if (known) target = view_compose(&s->node->view, &base);
    for (int k = 0; k < s->reads.len; k++) {
      Read *r = &s->reads.data[k];
      View from;
      if (storage_of(r->value) != storage) continue;
      if (known && view_of_storage(r->value, &from)) {
        from = view_compose(&r->view, &from);
        if (!views_conflict(&from, &target)) continue;
      }
      Step *map = stored_map(p, s->node);
      if (!map || map->role != ROLE_INLINE) bug("fuse: an update reads what it overwrites");
      store(map, "it reads other elements of the array that it is stored into");
      map->group = -1;
      stored = true;
      break;
    }
  }
  return stored;
}

static void list_steps(Plan *p)
{
  for (Node *n = p->block->first; n; n = n->next) p->nsteps++;
  p->steps = NEW_ARRAY(Step, p->nsteps);
  p->position = NEW_ARRAY(int, p->f->next_value + 1);
  for (int i = 0; i <= p->f->next_value; i++) p->position[i] = -1;
  int i = 0, epoch = 0;
  for (Node *n = p->block->first; n; n = n->next, i++) {
    p->steps[i] = (Step){.node = n, .epoch = epoch, .group = -1};
    for (int k = 0; k < n->nresults; k++) p->position[n->results[k]->id] = i;
    epoch += is_commit(p, n) || n->nblocks > 0;
  }
}

void plan_make(Plan *p, Func *f, Block *b)
{
  *p = (Plan){.f = f, .block = b};
  list_steps(p);
  set_roles(p);
  do {
    do find_chains(p);
    while (sweep(p) || store_conflicting_values(p));
    plan_edges(p);
    plan_groups(p);
    find_chains(p);
  } while (sweep(p) || store_conflicting_values(p));
}
