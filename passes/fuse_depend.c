/* May what accesses one array share a nest? In a transaction stores are as free as maps; what remains is
 * that an element is read before or after it is stored as in the program. One iteration reads, then
 * computes, then stores, and iterations run in any order; so two accesses of which one is a store touch
 * nothing in common, or the same element in the same iteration.
 *
 *   A += x; A *= y                      one nest: y * (x + A[i]), stored once
 *   B[1:-1] = f; C[1:-1] = B[1:-1] * 2  one nest: C takes what B gets
 *   B[1:-1] = f; C[1:-1] = B[:-2]       two */
#include "fuse.h"

static bool in_group(const Plan *p, const Node *update, int group)
{
  const Step *s = update && update->kind == N_UPDATE ? step_of(p, update->results[0]) : NULL;
  return s && s->role == ROLE_ROOT && s->group == group;
}

Source source_of(const Plan *p, int group, Value *v, const View *view)
{
  Source s = {.value = v};
  while (in_group(p, s.value->def, group)) {
    Node *update = s.value->def;
    if (view_same_element(view, &update->view)) {
      s.stored_by = update;
      return s;
    }
    if (view_may_overlap(view, &update->view)) {
      s.mixed = true;
      return s;
    }
    s.value = update->args[0];
  }
  return s;
}

/* Where in its storage a read comes from. */
static bool read_place(const Read *r, View *place)
{
  View from;
  if (!view_of_storage(r->value, &from)) return false;
  *place = view_compose(&r->view, &from);
  return true;
}

static bool is_version_behind(const Plan *p, int group, Value *v, const Node *update)
{
  for (; in_group(p, v->def, group); v = v->def->args[0])
    if (v->def == update) return true;
  return false;
}

/* Is v an array as it was before `update` (or before a store that comes before it)? */
static bool is_older(const Value *v, const Node *update)
{
  v = version_of((Value *)v);
  for (;;) {
    Value *base = version_of(update->args[0]);
    if (base == v) return true;
    if (!base->def || base->def->kind != N_UPDATE) return false;
    update = base->def;
  }
}

/* The root reads what is in memory while the nest runs; `update` of the nest stores into the same array. */
static const char *reads_beside(const Plan *p, int group, const Read *r, const Node *update)
{
  Source s = source_of(p, group, r->value, &r->view);
  if (s.stored_by) return NULL;
  if (s.mixed) return "it reads other elements than those that are stored at the same time";
  if (is_version_behind(p, group, r->value, update)) return NULL;
  View from, target;
  if (!read_place(r, &from) || !store_place(update, &target)) return "it reads a reshaped array";
  bool meets = is_older(r->value, update) ? views_conflict(&from, &target) : view_may_overlap(&from, &target);
  return meets ? "it reads what the nest stores" : NULL;
}

static const char *reads_allow(const Plan *p, int group, const Step *root, const Step *member)
{
  if (member->node->kind != N_UPDATE) return NULL;
  const Value *storage = storage_of(member->node->args[0]);
  for (int i = 0; i < root->reads.len; i++) {
    const Read *r = &root->reads.data[i];
    const char *why = storage_of(r->value) == storage ? reads_beside(p, group, r, member->node) : NULL;
    if (why) return why;
  }
  return NULL;
}

/* Does `root` compute with what `member` stores? */
static bool reads_back(const Step *root, const Step *member)
{
  for (int i = 0; i < root->reads.len; i++)
    if (root->reads.data[i].value == member->node->results[0] &&
        view_same_element(&root->reads.data[i].view, &member->node->view))
      return true;
  return false;
}

static const char *store_allows(const Plan *p, int group, const Step *root, const Step *member)
{
  View target, other;
  const Value *storage = storage_of(root->node->args[0]);
  if (!store_place(root->node, &target)) return "it stores into a reshaped array";
  for (int i = 0; i < member->reads.len; i++) {
    const Read *r = &member->reads.data[i];
    if (storage_of(r->value) != storage) continue;
    if (!read_place(r, &other)) return "the nest reads a reshaped array";
    if (views_conflict(&other, &target)) return "it stores into other elements than those that are read";
  }
  if (member->node->kind != N_UPDATE || storage_of(member->node->args[0]) != storage) return NULL;
  if (!store_place(member->node, &other)) return "the nest stores into a reshaped array";
  if (!view_may_overlap(&other, &target)) return NULL;
  bool replaces = is_version_behind(p, group, root->node->args[0], member->node) &&
                  view_same_element(&other, &target);
  if (!replaces) return "both store into some elements";
  return step_hazard(p, member) && !reads_back(root, member) ? "what is stored first may warn" : NULL;
}

const char *memory_allows(const Plan *p, int group, const Step *root)
{
  const Group *g = &p->groups.data[group];
  for (int i = 0; i < g->roots.len; i++) {
    const Step *member = &p->steps[g->roots.data[i]];
    const char *why = reads_allow(p, group, root, member);
    if (!why && root->node->kind == N_UPDATE) why = store_allows(p, group, root, member);
    if (why) return why;
  }
  return NULL;
}

static bool overwrites_leaf(const Chain *c, const Node *n)
{
  if (c->nleaves > MAX_LEAVES) return n->kind == N_UPDATE || n->nblocks;
  for (int i = 0; i < c->nleaves; i++)
    if (stores_into(n, storage_of(c->leaf[i]))) return true;
  return false;
}

bool is_lost(const Plan *p, const Step *s, const Demand *d)
{
  if (d->root <= s->chain.overwritten || s - p->steps >= s->chain.overwritten) return false;
  if (!p->f->transaction) return true;
  for (int i = s->chain.overwritten; i < d->root; i++) {
    const Step *by = &p->steps[i];
    bool one_nest = by->group >= 0 && by->group == p->steps[d->root].group;
    bool beside = by->role == ROLE_ROOT && (one_nest || !p->grouped);
    if (!beside && overwrites_leaf(&s->chain, by->node)) return true;
  }
  return false;
}

bool is_replaced(const Plan *p, int group, const Node *update)
{
  View target, other;
  const Group *g = &p->groups.data[group];
  if (!p->f->transaction || !store_place(update, &target)) return false;
  for (int i = 0; i < g->roots.len; i++) {
    const Node *n = p->steps[g->roots.data[i]].node;
    if (n == update || n->kind != N_UPDATE || !is_version_behind(p, group, n->args[0], update)) continue;
    if (store_place(n, &other) && view_same_element(&other, &target)) return true;
  }
  return false;
}
