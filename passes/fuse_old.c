/* Before nests are planned: what reads an array as it was before a store, and comes after the store, gets
 * a copy of it from before.
 *
 *   %a1 = update %a, ...            %c = copy %a
 *   %y = map add %a, %b       =>    %a1 = update %a, ...
 *                                   %y = map add %c, %b
 *
 * In a transaction, a loop or branch that stores into an array makes all its versions old: what follows
 * reads a STATE. In a loop they are old from its start, because the store of one round comes before the
 * reads of the next. */
#include <string.h>

#include "facts.h"
#include "fuse.h"

static Value *insert_copy(Func *f, Node *at, Value *v)
{
  Node *copy = node_new(f, N_MAP, 1, &v, 1);
  copy->op = OP_COPY;
  copy->exit = -1;
  copy->loc = at->loc;
  copy->stmt = at->stmt;
  node_insert_before(at, copy);
  return node_result(f, copy, 0, v->type, NULL);
}

/* ---- straight-line code ---- */

static bool replace_after(Node *first, const Value *v, Value *with)
{
  bool any = false;
  for (Node *n = first; n; n = n->next)
    for (int i = 0; i < n->nargs; i++)
      if (n->args[i] == v) n->args[i] = with, any = true;
  return any;
}

static bool used_after(const Node *first, const Value *v)
{
  for (const Node *n = first; n; n = n->next)
    for (int i = 0; i < n->nargs; i++)
      if (n->args[i] == v) return true;
  return false;
}

static void keep_old_versions(Func *f, Node *update)
{
  Value *version = version_of(update->args[0]);
  for (Node *n = update->parent->first; n != update; n = n->next)
    if ((n->kind == N_VIEW || n->kind == N_RESHAPE) && version_of(n->results[0]) == version &&
        used_after(update->next, n->results[0]))
      replace_after(update->next, n->results[0], insert_copy(f, update, n->results[0]));
  if (used_after(update->next, version))
    replace_after(update->next, version, insert_copy(f, update, version));
  bool fresh = !is_external(storage_of(version));
  if (fresh && is_live_at_exit(f, version)) update->args[0] = insert_copy(f, update, version);
}

/* ---- control flow ---- */

typedef struct { const Value *of; const Node *at; Value *copy; } Copy;

typedef struct {
  Func *f;
  int nvalues;
  Node **old;              /* by id: the store, loop or branch that makes this value old; NULL: it is not */
  Vec(Value *) seen;       /* arrays in scope */
  Vec(Copy) copies;
} Walk;

static void see(Walk *w, Value *v)
{
  if (v->type.rank > 0) vec_push(&w->seen, v);
}

static void make_old(Walk *w, Node *by, const Value *except)
{
  for (int i = 0; i < w->seen.len; i++) {
    Value *v = w->seen.data[i];
    if (v != except && !w->old[v->id] && stores_into(by, storage_of(v))) w->old[v->id] = by;
  }
}

static Value *copy_of(Walk *w, Value *v)
{
  Node *at = w->old[v->id];
  for (int i = 0; i < w->copies.len; i++)
    if (w->copies.data[i].of == v && w->copies.data[i].at == at) return w->copies.data[i].copy;
  Value *copy = insert_copy(w->f, at, v);
  vec_push(&w->copies, ((Copy){v, at, copy}));
  return copy;
}

/* An array itself, whatever its elements are, is what is updated, read anew, bound and returned. */
static bool reads_elements(const Node *n, int arg)
{
  if (n->kind == N_STATE || n->kind == N_RETURN || n->kind == N_SET) return false;
  return !node_stores(n) || arg != 0;
}

static void keep_in_block(Walk *w, Block *b);

static void keep_in_blocks(Walk *w, Node *n)
{
  size_t size = sizeof *w->old * (size_t)w->nvalues;
  Node **before = NEW_ARRAY(Node *, w->nvalues);
  int seen = w->seen.len;
  if (n->kind == N_FOR || n->kind == N_WHILE) make_old(w, n, NULL);
  memcpy(before, w->old, size);
  for (int i = 0; i < n->nblocks; i++) {
    keep_in_block(w, n->blocks[i]);
    memcpy(w->old, before, size);
    w->seen.len = seen;
  }
  make_old(w, n, NULL);
}

static void keep_in_block(Walk *w, Block *b)
{
  for (Node *n = b->first; n; n = n->next) {
    for (int i = 0; i < n->nargs; i++) {
      Value *v = n->args[i];
      if (v->type.rank > 0 && v->id < w->nvalues && w->old[v->id] && reads_elements(n, i))
        n->args[i] = copy_of(w, v);
    }
    if (n->nblocks) keep_in_blocks(w, n);
    for (int i = 0; i < n->nresults; i++) see(w, n->results[i]);
    if (node_stores(n)) make_old(w, n, n->results[0]);
  }
}

/* ---- one store ---- */

/* `a[1:] = a[:-1]`: the value is not a fresh array yet. */
static void copy_overlapping_value(Func *f, Node *update)
{
  Value *v = update->args[1];
  if (v->type.rank == 0 || storage_of(v) != storage_of(update->args[0])) return;
  View from, target;
  if (view_of_storage(v, &from) && store_place(update, &target) && !views_conflict(&from, &target)) return;
  update->args[1] = insert_copy(f, update, v);
}

/* ---- stretched rows and columns ----
 * `p[:] = np.minimum(p, p[:, k][:, None] + p[k, :])` reads what it overwrites, but little of it: a copy of
 * the column and of the row saves an array of the size of p. */

typedef Vec(Node *) Nodes;

/* The VIEWs through which the value is computed from the storage, where that conflicts with the store. */
static void find_conflicts(Value *v, const Node *update, const View *target, Nodes *found, bool *known)
{
  Node *n = v->def;
  if (v->type.rank == 0 || !*known) return;
  if (n && n->kind == N_MAP && n->parent == update->parent) {
    for (int i = 0; i < n->nargs; i++) find_conflicts(n->args[i], update, target, found, known);
    return;
  }
  View from;
  if (storage_of(v) != storage_of(update->args[0])) return;
  if (!view_of_storage(v, &from) || from.rank != target->rank) *known = false;
  else if (!views_conflict(&from, target)) return;
  else if (!n || n->kind != N_VIEW || n->parent != update->parent) *known = false;
  else vec_push(found, n);
}

/* Which axes of the view move? */
static unsigned moving_axes(const View *v)
{
  unsigned axes = 0;
  for (int i = 0; i < v->base_rank; i++)
    if (v->axis[i].axis >= 0) axes |= 1u << v->axis[i].axis;
  return axes;
}

static bool is_stretched(const Node *view)
{
  unsigned axes = moving_axes(&view->view);
  return axes && axes != (1u << view->view.rank) - 1;
}

/* %v = view %x [n, m](i0, %k)   =>   %c = copy (view %x [n](i0, %k));  %v = view %c [n, m](i0) */
static void copy_before_stretching(Func *f, Node *n)
{
  View all = n->view, some = all, wide = {.rank = all.rank};
  int number[MAX_RANK] = {0};
  some.rank = 0;
  for (int i = 0; i < all.rank; i++) {
    wide.shape[i] = all.shape[i];
    if (!(moving_axes(&all) >> i & 1)) continue;
    some.shape[some.rank] = all.shape[i];
    wide.axis[some.rank] = (AxisMap){i, ext_const(0), 1};
    number[i] = some.rank++;
  }
  for (int i = 0; i < some.base_rank; i++)
    if (some.axis[i].axis >= 0) some.axis[i].axis = number[some.axis[i].axis];
  wide.base_rank = some.rank;
  Node *view = node_new(f, N_VIEW, 1, n->args, 1);
  view->view = some;
  view->loc = n->loc;
  view->stmt = n->stmt;
  node_insert_before(n, view);
  Value *v = node_result(f, view, 0, type_array(n->results[0]->type.dtype, some.rank, some.shape), NULL);
  n->args[0] = insert_copy(f, n, v);
  n->view = wide;
}

static void copy_stretched_reads(Func *f, Node *update)
{
  Nodes found = {0};
  bool known = true;
  View target;
  if (!store_place(update, &target)) return;
  find_conflicts(update->args[1], update, &target, &found, &known);
  for (int i = 0; i < found.len; i++) known &= is_stretched(found.data[i]);
  for (int i = 0; i < found.len && known; i++)
    if (is_stretched(found.data[i]) && storage_of(found.data[i]->results[0]) == storage_of(update->args[0]))
      copy_before_stretching(f, found.data[i]);
}

static void copy_overlapping(Func *f, Block *b)
{
  int mark = facts_enter(b);
  for (Node *n = b->first; n; n = n->next) {
    if (n->kind == N_UPDATE) {
      copy_overlapping_value(f, n);
      copy_stretched_reads(f, n);
    }
    for (int i = 0; i < n->nblocks; i++) copy_overlapping(f, n->blocks[i]);
  }
  ext_forget(mark);
}

void keep_old_values(Func *f)
{
  if (f->transaction) {
    Walk w = {.f = f, .nvalues = f->next_value, .old = NEW_ARRAY(Node *, f->next_value)};
    for (int i = 0; i < f->body->nparams; i++) see(&w, f->body->params[i]);
    keep_in_block(&w, f->body);
  } else {
    for (Node *n = f->body->first; n; n = n->next)
      if (n->kind == N_UPDATE) keep_old_versions(f, n);
  }
  copy_overlapping(f, f->body);
}
