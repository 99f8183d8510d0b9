/* Shape checks of the inputs, before everything else:
 *
 *   %e = exp %r                                          check %r.0 == %x.1 exit 0
 *   check %r.0 == %x.1 exit 0                       =>   %e: float64[%x.1] = exp %r
 *   %y: float64[%x.0, %x.1] = map multiply %x, ...       ...
 *
 * At the entry nothing has happened yet, so a failing check takes exit 0 wherever it stood. Everything
 * after it may rely on it: equal extents become one extent, the inputs' own ones included, so that later
 * passes prove equality by comparing pointers. */
#include "checks.h"

typedef struct { const Extent *from, *to; } Equal;
typedef Vec(Equal) Equals;

static const Extent *canonical(const Equals *q, const Extent *e)
{
  for (int i = 0; i < q->len; i++)
    if (q->data[i].from == e) {
      e = q->data[i].to;
      i = -1;
    }
  return e;
}

typedef struct { const Func *f; bool inputs_only; } Search;

static void look_at_value(Value *v, void *user)
{
  Search *s = user;
  s->inputs_only &= v->owner == s->f->body;
}

static bool depends_on_inputs_only(const Func *f, const Node *check)
{
  Search s = {f, check->rel != REL_TRUE};
  if (!s.inputs_only) return false;
  ext_each_value(check->left, look_at_value, &s);
  ext_each_value(check->right, look_at_value, &s);
  return s.inputs_only;
}

static void learn(Equals *q, const Node *check)
{
  if (check->rel != REL_EQ) return;
  const Extent *to = canonical(q, check->left), *from = canonical(q, check->right);
  if (to == from) return;
  if (ext_is_const(from, NULL)) {
    const Extent *t = to;
    to = from;
    from = t;
  }
  if (!ext_is_const(from, NULL)) vec_push(q, ((Equal){from, to}));
}

static void rewrite_shape(const Equals *q, int rank, const Extent **shape)
{
  for (int i = 0; i < rank; i++) shape[i] = canonical(q, shape[i]);
}

static void rewrite_block(const Equals *q, Block *b)
{
  for (int i = 0; i < b->nparams; i++)
    rewrite_shape(q, b->params[i]->type.rank, b->params[i]->type.shape);
  for (Node *n = b->first; n; n = n->next) {
    for (int i = 0; i < n->nresults; i++)
      rewrite_shape(q, n->results[i]->type.rank, n->results[i]->type.shape);
    if (n->kind == N_VIEW || n->kind == N_UPDATE) rewrite_shape(q, n->view.rank, n->view.shape);
    if (n->kind == N_EXTENT) n->left = canonical(q, n->left);
    for (int i = 0; i < n->nblocks; i++) rewrite_block(q, n->blocks[i]);
  }
}

void settle_checks(Func *f)
{
  Equals equal = {0};
  Node *entry = f->body->first;
  for (Node *n = f->body->first, *next; n; n = next) {
    next = n->next;
    if (n->kind != N_CHECK || !depends_on_inputs_only(f, n)) continue;
    if (n == entry) {
      entry = next;
    } else {
      node_remove(n);
      node_insert_before(entry, n);
    }
    n->exit = 0;
    learn(&equal, n);
  }
  rewrite_block(&equal, f->body);
}
