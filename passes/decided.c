/* Control flow that is decided becomes straight code:
 *
 *   for serial %k to %k + 1 step 1 (%i) {           %x2 = update %x, %v [](%k)
 *     %x1 = state %x                                %y = view %x2 [](0)
 *     %x2 = update %x1, %v [](%i)            =>
 *   }
 *   %x3 = state %x
 *   %y = view %x3 [](0)
 *
 * and so do branches of a constant, and a STATE of an array that is known. */
#include "decided.h"

#include "effects.h"
#include "facts.h"

/* ---- STATE ---- */

/* The elements of the moment: what the last store before n left, if no loop or branch comes after it. */
static Value *current_version(const Node *n)
{
  Value *storage = storage_of(n->args[0]);
  const Type *t = &n->results[0]->type;
  for (const Node *at = n;;) {
    while (at->prev) {
      at = at->prev;
      bool stores = stores_into(at, storage);
      if (at->kind == N_UPDATE && stores) return at->args[0]->type.rank == t->rank ? at->results[0] : NULL;
      if (stores) return NULL;
      if (at->kind == N_STATE && storage_of(at->results[0]) == storage) return at->results[0];
      if (storage->def == at) return storage;
    }
    at = at->parent->owner;
    if (!at) return storage;
    if ((at->kind == N_FOR || at->kind == N_WHILE) && stores_into(at, storage)) return NULL;
  }
}

static bool is_whole(Value *v)
{
  Value *storage = storage_of(v);
  View view;
  return view_of_storage(v, &view) && view_is_identity(&view, storage->type.shape);
}

static bool replace_state(Func *f, Node *n)
{
  if (!is_whole(n->args[0])) return false;
  Value *v = current_version(n);
  if (!v || !is_whole(v)) return false;
  if (!v->name && v->def) v->name = n->results[0]->name;
  replace_uses(f, n->results[0], v);
  node_remove(n);
  return true;
}

/* ---- blocks ---- */

static bool jumps_to(const Node *n, const Node *target)
{
  if (n->target == target) return true;
  for (int i = 0; i < n->nblocks; i++)
    for (const Node *inner = n->blocks[i]->first; inner; inner = inner->next)
      if (jumps_to(inner, target)) return true;
  return false;
}

/* The block in place of the node; what is behind a jump goes. */
static void splice(Node *n, Block *b)
{
  NodeKind last = b->last ? b->last->kind : N_KIND_COUNT;
  for (Node *inner = b->first, *next; inner; inner = next) {
    next = inner->next;
    node_remove(inner);
    node_insert_before(n, inner);
  }
  if (last == N_RETURN || last == N_BREAK || last == N_CONTINUE)
    while (n->next) node_remove(n->next);
  node_remove(n);
}

static bool decide_for(Func *f, Node *n)
{
  const Extent *next = ext_add_const(n->lo, n->step);
  bool up = n->step > 0;
  if (up ? ext_known_ge(n->lo, n->hi) : ext_known_ge(n->hi, n->lo)) {
    node_remove(n);
    return true;
  }
  bool once = up ? ext_known_ge(next, n->hi) : ext_known_ge(n->hi, next);
  if (!certainly_runs(n) || !once || jumps_to(n, n)) return false;
  Value *i = n->blocks[0]->params[0];
  Node *index = node_new(f, N_EXTENT, 0, NULL, 1);
  index->left = n->lo;
  index->stmt = n->stmt;
  index->loc = n->loc;
  node_insert_before(n, index);
  replace_uses(f, i, node_result(f, index, 0, i->type, i->name));
  splice(n, n->blocks[0]);
  return true;
}

static bool decide_if(Node *n)
{
  const Node *condition = n->args[0]->def;
  if (!condition || condition->kind != N_CONST) return false;
  int chosen = condition->constant.i ? 0 : 1;
  if (chosen < n->nblocks) splice(n, n->blocks[chosen]);
  else node_remove(n);
  return true;
}

static bool decide_once(Node *n)
{
  if (jumps_to(n, n)) return false;
  splice(n, n->blocks[0]);
  return true;
}

bool decide(Func *f, Block *b)
{
  bool changed = false;
  for (Node *n = b->first, *next; n; n = next) {
    for (int i = 0; i < n->nblocks; i++) changed |= decide(f, n->blocks[i]);
    next = n->next;
    Node *before = n->prev;
    bool decided = n->kind == N_STATE ? replace_state(f, n) : n->kind == N_FOR ? decide_for(f, n)
                 : n->kind == N_IF ? decide_if(n) : n->kind == N_ONCE && decide_once(n);
    if (decided && n->parent == NULL && n->kind != N_STATE) next = before ? before->next : b->first;
    changed |= decided;
  }
  return changed;
}
