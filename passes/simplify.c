/* Fewer and plainer values, at the array level.
 *
 *   %v1 = view %x [1:]      %v2 = view %v1 [1:]        =>  %v2 = view %x [2:]
 *   %1 = exp %x  ...        %2 = exp %x                =>  one of them
 *   %b = update %fresh whole, %v                       =>  %b = copy %v
 *
 * An array that escapes is an object of its own: a rule that finds its elements elsewhere turns the node
 * into a COPY. A node that may warn stays, even if nothing reads its result: NumPy would warn. */
#include "checks.h"
#include "decided.h"
#include "effects.h"
#include "facts.h"
#include "fold.h"
#include "modulus.h"
#include "passes.h"
#include "rules.h"
#include "selection.h"

#include <string.h>

/* ---- replacing ---- */

static void make_copy_of(Node *n, Value *v)
{
  n->kind = N_MAP;
  n->op = OP_COPY;
  n->args[0] = v;
  n->nargs = 1;
  n->exit = -1;
}

static bool is_copy_of(const Node *n, const Value *v)
{
  return n->kind == N_MAP && n->op == OP_COPY && n->args[0] == v;
}

/* The node's result is equal to v. Returns whether anything changed. */
static bool becomes(Func *f, Node *n, Value *v)
{
  Value *r = n->results[0];
  if (r->type.rank > 0 && escapes(f, r)) {
    if (is_copy_of(n, v) || (n->kind != N_MAP && n->kind != N_REDUCE)) return false;
    make_copy_of(n, v);
    return true;
  }
  if (!v->name && v->def) v->name = r->name;
  replace_uses(f, r, v);
  node_remove(n);
  return true;
}

/* ---- local rules ---- */

static bool simplify_view(Func *f, Node *n)
{
  Value *base = n->args[0];
  if (base->def && base->def->kind == N_VIEW && base->type.rank > 0) {
    n->view = view_compose(&n->view, &base->def->view);
    n->args[0] = base->def->args[0];
    return true;
  }
  if (n->view.rank == base->type.rank && view_is_identity(&n->view, base->type.shape))
    return becomes(f, n, base);
  return false;
}

/* A fresh array that is overwritten as a whole, and that nobody holds. */
static bool simplify_update(Func *f, Node *n)
{
  Value *base = n->args[0], *v = n->args[1], *r = n->results[0];
  if (is_external(storage_of(base)) || base->type.rank == 0) return false;
  if (storage_of(base) != base || count_uses(f, base) != 1) return false;
  if (n->view.rank != base->type.rank || !view_is_identity(&n->view, base->type.shape)) return false;
  if (v->type.dtype != r->type.dtype) return false;
  make_copy_of(n, v);
  return true;
}

static void find_constant(Value *v, void *user)
{
  const Value **found = user;
  if (v->def && v->def->kind == N_CONST && dtype_is_int(v->type.dtype)) *found = v;
}

/* What has become a constant is written as that: nobody may make the value any more. */
static bool simplify_check(Node *n)
{
  const Value *v = NULL;
  if (n->left) ext_each_value(n->left, find_constant, &v);
  if (n->right) ext_each_value(n->right, find_constant, &v);
  if (!v) return false;
  const Extent *known = ext_const(v->def->constant.i);
  if (n->left) n->left = ext_replace(n->left, v, known);
  if (n->right) n->right = ext_replace(n->right, v, known);
  return true;
}

static bool simplify_node(Func *f, Node *n)
{
  switch (n->kind) {
  case N_CHECK: return simplify_check(n);
  case N_VIEW: return simplify_view(f, n);
  case N_UPDATE: return simplify_update(f, n);
  case N_MAP: {
    if (fold_constant(n) || compare_modulus(f, n)) return true;
    Value *v = apply_rules(n);
    return v && fuel() && becomes(f, n, v);
  }
  case N_CALL: return n->call == CALL_PLACE && place_everywhere(f, n);
  default: return false;
  }
}

/* ---- common subexpressions ---- */

static bool same_type(const Type *a, const Type *b)
{
  if (a->dtype != b->dtype || a->kind != b->kind || a->rank != b->rank) return false;
  for (int i = 0; i < a->rank; i++)
    if (a->shape[i] != b->shape[i] || a->order[i] != b->order[i]) return false;
  return true;
}

static bool same_args(const Node *a, const Node *b)
{
  if (a->nargs != b->nargs) return false;
  bool equal = true;
  for (int i = 0; i < a->nargs; i++) equal &= a->args[i] == b->args[i];
  if (equal || a->kind != N_MAP || a->nargs != 2) return equal;
  return op_commutes(a->op, a->args[0]->type.dtype) && a->args[0] == b->args[1] &&
         a->args[1] == b->args[0];
}

static bool same_computation(const Node *a, const Node *b)
{
  if (a->kind != b->kind || !same_args(a, b)) return false;
  if (a->nresults != b->nresults) return false;
  if (a->nresults && !same_type(&a->results[0]->type, &b->results[0]->type)) return false;
  switch (a->kind) {
  case N_CONST: return !memcmp(&a->constant, &b->constant, sizeof a->constant);
  case N_EXTENT: return a->left == b->left;
  case N_INDEX: return a->axis == b->axis;
  case N_MAP: return a->op == b->op;
  case N_VIEW: return view_equal(&a->view, &b->view);
  case N_GET: return a->var == b->var && a->results[0]->type.rank == 0;
  case N_REDUCE: return a->op == b->op && a->axes == b->axes && a->chunk == b->chunk;
  case N_CHECK: return a->rel == b->rel && a->left == b->left && a->right == b->right;
  default: return false;
  }
}

static void find_store(Node *user, int arg, void *found)
{
  *(bool *)found |= (node_stores(user) && arg == 0) || user->kind == N_STATE || user->kind == N_SET;
}

static bool is_stored_into(const Func *f, const Value *v)
{
  bool found = false;
  each_use(f->body, v, find_store, &found);
  return found;
}

/* Sharing is free for what is recomputed at no cost, and wrong for arrays that are stored into. */
static bool worth_sharing(const Func *f, const Node *earlier, const Node *n)
{
  if (n->kind == N_MAP && n->op == OP_COPY && n->args[0]->type.rank == 0) return false;
  for (int i = 0; i < n->nresults; i++) {
    if (n->results[i]->type.rank == 0) continue;
    if (n->kind != N_VIEW && earlier->parent != n->parent) return false;   /* it may be fused in both */
    if (is_stored_into(f, earlier->results[i]) || is_stored_into(f, n->results[i])) return false;
    if (n->kind == N_VIEW && escapes(f, n->results[i])) return false;
  }
  return true;
}

/* Between the two reads of a variable: may it be set there? */
static bool sets_what_is_read(const Node *between, const Node *n)
{
  return n->kind == N_GET && contains(between, N_SET, n->var);
}

/* What the variable that n reads has been set to, if n is a GET and `e` its SET; or e, if it computes the
 * same. */
static Value *value_from(const Node *e, const Node *n)
{
  if (n->kind == N_GET && e->kind == N_SET && e->var == n->var && !n->var->type.rank) return e->args[0];
  return same_computation(e, n) && n->nresults ? e->results[0] : NULL;
}

/* The node that n repeats: before it in its block, or in a block around. */
static Node *find_earlier(const Node *n)
{
  const Node *at = n;
  for (;;) {
    while (at->prev) {
      at = at->prev;
      if (same_computation(at, n) || value_from(at, n)) return (Node *)at;
      if (sets_what_is_read(at, n)) return NULL;
    }
    at = at->parent->owner;
    if (!at) return NULL;
    bool repeats = at->kind == N_FOR || at->kind == N_WHILE;
    if (repeats && sets_what_is_read(at, n)) return NULL;
  }
}

static bool share(Func *f, Node *n)
{
  Node *earlier = find_earlier(n);
  if (!earlier || (earlier->kind == n->kind && !worth_sharing(f, earlier, n)) || !fuel()) return false;
  if (n->kind == N_CHECK) {
    node_remove(n);
    return true;
  }
  return becomes(f, n, value_from(earlier, n));
}

/* ---- dead code ---- */

static void mark_extent_value(Value *v, void *used)
{
  ((bool *)used)[v->id] = true;
}

static void mark_extent(const Extent *e, bool *used)
{
  if (e) ext_each_value(e, mark_extent_value, used);
}

static void mark_view(const View *v, bool *used)
{
  for (int i = 0; i < v->rank; i++) mark_extent(v->shape[i], used);
  for (int i = 0; i < v->base_rank; i++) mark_extent(v->axis[i].start, used);
}

/* The values that some extent of the block names: count_uses does not see those. */
static void mark_extents(const Block *b, bool *used)
{
  for (const Node *n = b->first; n; n = n->next) {
    for (int i = 0; i < n->nresults; i++)
      for (int k = 0; k < n->results[i]->type.rank; k++) mark_extent(n->results[i]->type.shape[k], used);
    mark_view(&n->view, used);
    mark_extent(n->left, used);
    mark_extent(n->right, used);
    mark_extent(n->lo, used);
    mark_extent(n->hi, used);
    for (int i = 0; i < n->nblocks; i++) mark_extents(n->blocks[i], used);
  }
}

/* Is the memory read again, as control flow leaves it, or by who has the array from a variable? */
static bool has_state(const Block *b, const Value *storage)
{
  for (const Node *n = b->first; n; n = n->next) {
    if ((n->kind == N_STATE || n->kind == N_SET) && storage_of(n->args[0]) == storage) return true;
    for (int i = 0; i < n->nblocks; i++)
      if (has_state(n->blocks[i], storage)) return true;
  }
  return false;
}

static bool is_read(const Block *b, const Var *var)
{
  for (const Node *n = b->first; n; n = n->next)
    if (contains(n, N_GET, var)) return true;
  return false;
}

static bool has_effect(const Func *f, const Node *n)
{
  switch (n->kind) {
  case N_CONST: case N_EXTENT: case N_INDEX: case N_MAP: case N_VIEW: case N_RESHAPE:
  case N_REDUCE: case N_GET: case N_STATE: return false;
  case N_UPDATE: case N_CALL: {
    if (node_is_ordered(n)) return true;
    if (!node_stores(n)) return false;
    Value *storage = storage_of(n->args[0]);
    return is_external(storage) || storage->def->kind == N_GET || has_state(f->body, storage);
  }
  case N_SET: return is_read(f->body, n->var);
  case N_IF: case N_FOR: case N_ONCE:
    for (int i = 0; i < n->nblocks; i++)
      if (n->blocks[i]->first) return true;
    return false;
  default: return true;
  }
}

static bool is_dead(const Func *f, const Node *n, const bool *used)
{
  if (has_effect(f, n)) return false;
  if (n->nresults && is_hazard(n)) return false;
  for (int i = 0; i < n->nresults; i++)
    if (used[n->results[i]->id] || count_uses((Func *)f, n->results[i])) return false;
  return true;
}

static bool remove_dead(Func *f, Block *b)
{
  bool *used = NEW_ARRAY(bool, f->next_value + 1), changed = false;
  mark_extents(f->body, used);
  for (Node *n = b->last, *prev; n; n = prev) {
    prev = n->prev;
    for (int i = 0; i < n->nblocks; i++) changed |= remove_dead(f, n->blocks[i]);
    if (!is_dead(f, n, used)) continue;
    node_remove(n);
    changed = true;
  }
  return changed;
}

/* ---- the pass ---- */

static bool simplify_block(Func *f, Block *b)
{
  bool changed = false;
  for (Node *n = b->first, *next; n; n = next) {
    next = n->next;
    for (int i = 0; i < n->nblocks; i++) changed |= simplify_block(f, n->blocks[i]);
    if (simplify_node(f, n) || share(f, n)) changed = true;
  }
  return changed;
}

void pass_simplify(Func *f)
{
  facts_start(f);
  hoist_checks(f);
  settle_checks(f);
  remove_true_checks(f);
  for (bool changed = true; changed;) {
    changed = simplify_block(f, f->body);
    changed = remove_dead(f, f->body) || changed;
    changed = decide(f, f->body) || changed;
  }
}
