/* Selections by a mask that go back under the same mask.
 *
 *   %1 = call compress %a, %m                   %1 = where %m, %a, 1
 *   %2 = square %1                        =>    %2 = square %1
 *   call place %a, %a, %2, %m                   update %a, (where %m, %2, %a)
 *
 * Nothing is gathered: all elements are computed where they stand, and fuse with what is around them. NumPy
 * computes the selected ones only: an operation that may warn sees 1 in place of the others. The front end
 * does so within a statement; here the statements are several. */
#include "selection.h"

#include "effects.h"
#include "passes.h"

enum { MAX_TREE = 32 };

/* The nodes between the selections and the PLACE; each is computed for them alone. */
typedef struct {
  Func *f;
  Node *place;
  Value *mask;
  Node *nodes[MAX_TREE];
  Value *everywhere[MAX_TREE];   /* what nodes[i] becomes */
  int n;
} Tree;

static int find(const Tree *t, const Node *n)
{
  for (int i = 0; i < t->n; i++)
    if (t->nodes[i] == n) return i;
  return -1;
}

static bool has_shape_of_mask(const Tree *t, const Value *v)
{
  if (v->type.rank != t->mask->type.rank) return false;
  for (int i = 0; i < v->type.rank; i++)
    if (v->type.shape[i] != t->mask->type.shape[i]) return false;
  return true;
}

/* Operands come before the nodes that read them. */
static bool add(Tree *t, Value *v)
{
  Node *n = v->def;
  if (!n || n->parent != t->place->parent || escapes(t->f, v)) return false;
  if (find(t, n) >= 0) return true;
  if (n->kind == N_CALL) {
    if (n->call != CALL_COMPRESS || n->args[1] != t->mask || !has_shape_of_mask(t, n->args[0])) return false;
  } else {
    if (n->kind != N_MAP) return false;
    for (int i = 0; i < n->nargs; i++)
      if (n->args[i]->type.rank > 0 && !add(t, n->args[i])) return false;
  }
  if (t->n == MAX_TREE) return false;
  t->nodes[t->n++] = n;
  return true;
}

static void find_stranger(Node *user, int arg, void *data)
{
  (void)arg;
  Tree *t = data;
  if (t->f && user != t->place && find(t, user) < 0) t->f = NULL;
}

/* Does anyone else read the selected elements? */
static bool is_shared(const Tree *t)
{
  Tree search = *t;
  for (int i = 0; i < t->n; i++) each_use(t->f->body, t->nodes[i]->results[0], find_stranger, &search);
  return !search.f;
}

/* ---- building ---- */

/* A MAP before `at`, of its statement. */
static Value *map_before(Tree *t, Node *at, Op op, int nargs, Value **args, DType dtype)
{
  Node *n = node_new(t->f, N_MAP, nargs, args, 1);
  n->op = op;
  n->loc = at->loc;
  n->stmt = at->stmt;
  n->exit = -1;
  node_insert_before(at, n);
  Type type = type_array(dtype, t->mask->type.rank, t->mask->type.shape);
  const Value *like = args[nargs - 1]->type.rank ? args[nargs - 1] : t->mask;
  for (int i = 0; i < type.rank; i++) type.order[i] = like->type.order[i];
  return node_result(t->f, n, 0, type, NULL);
}

static Value *one_before(Tree *t, Node *at, DType dtype)
{
  Node *n = node_new(t->f, N_CONST, 0, NULL, 1);
  if (dtype_is_inexact(dtype))
    n->constant.f = 1;
  else
    n->constant.i = 1;
  n->loc = at->loc;
  n->stmt = at->stmt;
  n->exit = -1;
  node_insert_before(at, n);
  return node_result(t->f, n, 0, (Type){.dtype = dtype, .kind = KIND_NPSCALAR}, NULL);
}

static Value *selected(Tree *t, Node *at, Value *v)
{
  Value *args[] = {t->mask, v, one_before(t, at, v->type.dtype)};
  return map_before(t, at, OP_WHERE, 3, args, v->type.dtype);
}

static Value *everywhere(Tree *t, Node *n)
{
  if (n->kind == N_CALL) return selected(t, n, n->args[0]);
  Value *args[3];
  for (int i = 0; i < n->nargs; i++) {
    args[i] = n->args[i];
    if (args[i]->type.rank == 0) continue;
    const Node *operand = args[i]->def;
    args[i] = t->everywhere[find(t, operand)];
    if (is_hazard(n) && operand->kind == N_MAP) args[i] = selected(t, n, args[i]);
  }
  Value *v = map_before(t, n, n->op, n->nargs, args, n->results[0]->type.dtype);
  v->def->exit = n->exit;
  return v;
}

static void make_update(Tree *t, View target)
{
  Node *place = t->place;
  Value *into = place->args[1];
  Value *args[] = {t->mask, t->everywhere[t->n - 1], into};
  Value *v = map_before(t, place, OP_WHERE, 3, args, into->type.dtype);
  place->kind = N_UPDATE;
  place->view = target;
  place->args[1] = v;
  place->nargs = 2;
}

bool place_everywhere(Func *f, Node *place)
{
  Value *current = place->args[0], *into = place->args[1], *x = place->args[2];
  Tree t = {.f = f, .place = place, .mask = place->args[3]};
  bool whole = into == current;
  if (!whole && !(into->def && into->def->kind == N_VIEW && into->def->args[0] == current)) return false;
  if (!has_shape_of_mask(&t, into) || x->type.rank == 0 || x->type.dtype != into->type.dtype) return false;
  if (!add(&t, x) || is_shared(&t) || !fuel()) return false;
  for (int i = 0; i < t.n; i++) t.everywhere[i] = everywhere(&t, t.nodes[i]);
  make_update(&t, whole ? view_identity(into->type.rank, into->type.shape) : into->def->view);
  while (t.n > 0) node_remove(t.nodes[--t.n]);   /* they may warn, so nobody else would */
  return true;
}
