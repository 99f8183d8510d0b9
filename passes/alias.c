/* Memory and failure at the array level: which values share memory, which nodes may leave.
 * Two parameters share no memory when one of them is written: the guard has checked it. So only values
 * with one storage_of can alias, and their views decide. */
#include "effects.h"

static Value *shares_memory_with(const Value *v)
{
  const Node *n = v->def;
  if (!n) return NULL;
  switch (n->kind) {
  case N_VIEW: return v->type.rank > 0 ? n->args[0] : NULL;
  case N_RESHAPE: return n->copy ? NULL : n->args[0];
  case N_UPDATE: case N_STATE: return n->args[0];
  case N_CALL: return node_stores(n) ? n->args[0] : NULL;
  case N_NEST: {
    const NestOut *out = &n->nest->out[v->result];
    return out->mode == OUT_UPDATE ? n->args[out->base] : NULL;
  }
  default: return NULL;
  }
}

Value *storage_of(Value *v)
{
  for (Value *base; (base = shares_memory_with(v));)
    v = base;
  return v;
}

bool is_external(const Value *storage)
{
  return !storage->def;
}

bool view_of_storage(Value *v, View *view)
{
  *view = view_identity(v->type.rank, v->type.shape);
  for (Value *base; (base = shares_memory_with(v)); v = base) {
    if (v->def->kind == N_RESHAPE) return false;
    if (v->def->kind == N_VIEW) *view = view_compose(view, &v->def->view);
  }
  return true;
}

bool store_place(const Node *update, View *place)
{
  View base;
  if (!view_of_storage(update->args[0], &base)) return false;
  *place = view_compose(&update->view, &base);
  return true;
}

bool views_conflict(const View *read, const View *store)
{
  return view_may_overlap(read, store) && !view_same_element(read, store);
}

bool stores_into(const Node *n, const Value *storage)
{
  if (node_stores(n)) return storage_of(n->args[0]) == storage;
  if (n->kind == N_NEST) {
    for (int i = 0; i < n->nresults; i++)
      if (n->nest->out[i].mode == OUT_UPDATE && storage_of(n->results[i]) == storage) return true;
    return false;
  }
  for (int i = 0; i < n->nblocks; i++)
    for (const Node *inner = n->blocks[i]->first; inner; inner = inner->next)
      if (stores_into(inner, storage)) return true;
  return false;
}

bool contains(const Node *n, NodeKind kind, const Var *var)
{
  if (n->kind == kind && (!var || n->var == var)) return true;
  for (int i = 0; i < n->nblocks; i++)
    for (const Node *inner = n->blocks[i]->first; inner; inner = inner->next)
      if (contains(inner, kind, var)) return true;
  return false;
}

static bool leaves(const Node *n, const Node *around)
{
  if (n->kind == N_RETURN) return true;
  if (n->kind == N_BREAK || n->kind == N_CONTINUE) {
    const Node *at = n->parent->owner;
    while (at != around && at != n->target) at = at->parent->owner;
    return at != n->target;
  }
  for (int i = 0; i < n->nblocks; i++)
    for (const Node *inner = n->blocks[i]->first; inner; inner = inner->next)
      if (leaves(inner, around)) return true;
  return false;
}

bool may_leave(const Node *n)
{
  return n->kind == N_BREAK || n->kind == N_CONTINUE || leaves(n, n);
}

static bool cast_may_flag(DType from, DType to)
{
  if (!dtype_is_inexact(from)) return to == DT_FLOAT16;
  return !dtype_can_cast_safe(from, to) && to != DT_BOOL;
}

unsigned map_flags(const Node *n)
{
  DType loop = n->args[n->nargs - 1]->type.dtype;
  if (n->op == OP_CAST)
    return cast_may_flag(loop, n->results[0]->type.dtype) ? (unsigned)op_info[OP_CAST].fp : 0;
  return dtype_is_inexact(loop) ? op_fp(n->op, loop) : 0;
}

bool map_raises(const Node *n)
{
  return (op_info[n->op].flags & OPF_RAISES) && dtype_is_int(n->args[n->nargs - 1]->type.dtype);
}

bool is_numpy_loop(const Node *n)
{
  return n->kind == N_MAP && op_is_numpy_loop(n->op, n->args[0]->type.dtype);
}

bool is_hazard(const Node *n)
{
  if (n->exit < 0) return false;
  if (n->kind == N_MAP && n->results[0]->type.rank > 0) return map_flags(n) || map_raises(n);
  if (n->kind == N_REDUCE) return dtype_is_inexact(n->results[0]->type.dtype);
  return n->kind != N_VIEW && n->kind != N_CONST && n->kind != N_EXTENT && n->kind != N_INDEX;
}

bool is_live_at_exit(const Func *f, const Value *v)
{
  for (int k = 0; k < f->nexits; k++)
    for (int i = 0; i < f->exits[k].nlive; i++)
      if (f->exits[k].live[i] == v) return true;
  return false;
}

void each_use(const Block *b, const Value *v, UseFn fn, void *user)
{
  for (Node *n = b->first; n; n = n->next) {
    for (int i = 0; i < n->nargs; i++)
      if (n->args[i] == v) fn(n, i, user);
    for (int i = 0; i < n->nblocks; i++)
      each_use(n->blocks[i], v, fn, user);
  }
}

typedef struct { const Func *f; bool found; } EscapeQuery;

static void check_use(Node *user, int arg, void *query)
{
  EscapeQuery *q = query;
  switch (user->kind) {
  case N_VIEW:
  case N_RESHAPE:
    q->found |= user->results[0]->type.rank > 0 && !user->copy && escapes(q->f, user->results[0]);
    break;
  case N_UPDATE: case N_CALL: q->found |= arg == 0 && node_stores(user); break;
  case N_RETURN: case N_YIELD: case N_SET: case N_STATE: q->found = true; break;
  default: break;
  }
}

bool escapes(const Func *f, const Value *v)
{
  EscapeQuery q = {f, is_live_at_exit(f, v)};
  if (!q.found) each_use(f->body, v, check_use, &q);
  return q.found;
}
