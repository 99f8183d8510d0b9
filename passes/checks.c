/* Shape checks of the inputs, before everything else:
 *
 *   %e = exp %r                                          check %x.1 == %r.0 exit 0
 *   check %x.1 == %r.0 exit 0                       =>   %e: float64[%x.1] = exp %r
 *   %y: float64[%x.0, %x.1] = map multiply %x, ...       ...
 *
 * At the entry nothing has happened yet, so a failing check takes exit 0 wherever it stood; behind a node
 * that may return, only equalities move, for which programs seldom return early. Everything
 * after it may rely on it: equal extents become one extent, the inputs' own ones included, so that later
 * passes prove equality by comparing pointers, and arrays of one shape have one layout. */
#include "checks.h"
#include "effects.h"

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

/* ---- rewriting all extents but those of the checks that prove the rewriting right ---- */

typedef struct {
  const Node *data[64];
  const Extent *left[64], *right[64];   /* what the checks say, rewritten as all else */
  int len;
} Proofs;

/* Axis lengths of `array` are written as those of `as`; the extent `from` as `to`. */
typedef struct { Value *array, *as; const Extent *from, *to; const Proofs *proofs; } Rewrite;

static void rewrite(const Rewrite *r, const Extent **e)
{
  if (!*e) return;
  if (r->array) *e = ext_substitute(*e, r->array, r->as);
  else if (*e == r->from) *e = r->to;
}

static void rewrite_type(const Rewrite *r, Type *t)
{
  for (int i = 0; i < t->rank; i++) rewrite(r, &t->shape[i]);
}

static bool is_proof(const Proofs *p, const Node *n)
{
  for (int i = 0; i < p->len; i++)
    if (p->data[i] == n) return true;
  return false;
}

static void rewrite_block(const Rewrite *r, Block *b)
{
  for (int i = 0; i < b->nparams; i++) rewrite_type(r, &b->params[i]->type);
  for (Node *n = b->first; n; n = n->next) {
    if (is_proof(r->proofs, n)) continue;
    for (int i = 0; i < n->nresults; i++) rewrite_type(r, &n->results[i]->type);
    if (n->kind == N_VIEW || n->kind == N_UPDATE) {
      for (int i = 0; i < n->view.rank; i++) rewrite(r, &n->view.shape[i]);
      for (int i = 0; i < n->view.base_rank; i++) rewrite(r, &n->view.axis[i].start);
    }
    rewrite(r, &n->left);
    rewrite(r, &n->right);
    rewrite(r, &n->lo);
    rewrite(r, &n->hi);
    for (int i = 0; i < n->nblocks; i++) rewrite_block(r, n->blocks[i]);
  }
}

/* ---- solving ---- */

/* Is e a constant, an axis of an input or an integer input, give or take a constant? */
static bool is_plain(const Func *f, const Extent *e, const Extent *except)
{
  if (ext_is_const(e, NULL)) return true;
  for (int i = 0; i < f->body->nparams; i++) {
    Value *v = f->body->params[i];
    if (v->type.rank == 0 && v->type.dtype == DT_INT64 &&
        ext_is_const(ext_sub(e, ext_scalar(v)), NULL))
      return true;
    for (int k = 0; k < v->type.rank; k++)
      if (ext_dim(v, k) != except && ext_is_const(ext_sub(e, ext_dim(v, k)), NULL)) return true;
  }
  return false;
}

/* left == right says that one axis of `array` is `length`. */
static bool solve(const Func *f, const Node *check, Value **array, int *axis, const Extent **length)
{
  const Extent *excess = ext_sub(check->left, check->right);
  for (int i = f->body->nparams - 1; i >= 0; i--) {
    Value *v = *array = f->body->params[i];
    for (*axis = 0; *axis < v->type.rank; ++*axis) {
      const Extent *dim = ext_dim(v, *axis);
      if (v->type.shape[*axis] != dim) continue;     /* solved for already */
      *length = ext_add(excess, dim);
      if (is_plain(f, *length, dim)) return true;
      *length = ext_sub(dim, excess);
      if (is_plain(f, *length, dim)) return true;
    }
  }
  return false;
}

/* With all that is known of the inputs' axes. */
static const Extent *settled_extent(const Func *f, const Extent *e)
{
  for (int round = 0; round < f->body->nparams; round++) {
    const Extent *before = e;
    for (int k = 0; k < f->body->nparams; k++) e = ext_substitute(e, f->body->params[k], f->body->params[k]);
    if (e == before) break;
  }
  return e;
}

/* Checks that cannot hold together prove nothing: the first of them fails. */
static bool contradicts(const Func *f, const Rewrite *r, Proofs *p)
{
  for (int i = 0; i < p->len; i++) {
    const Extent *excess = settled_extent(f, ext_sub(p->left[i], p->right[i]));
    rewrite(r, &excess);
    excess = settled_extent(f, excess);
    if (ext_is_const(excess, NULL) && !ext_const_is(excess, 0)) return true;
  }
  for (int i = 0; i < p->len; i++) {
    rewrite(r, &p->left[i]);
    rewrite(r, &p->right[i]);
  }
  return false;
}

static void learn(Func *f, Proofs *proofs, Node *check)
{
  if (check->rel != REL_EQ || proofs->len == (int)(sizeof proofs->data / sizeof *proofs->data)) return;
  if (check->left == check->right) {
    node_remove(check);
    return;
  }
  Value *array;
  int axis;
  const Extent *length;
  Rewrite r = {.proofs = proofs};
  if (solve(f, check, &array, &axis, &length)) {
    Value *as = NEW(Value);
    *as = *array;
    for (int i = 0; i < as->type.rank; i++)
      as->type.shape[i] = i == axis ? length : ext_dim(array, i);
    r.array = array;
    r.as = as;
  } else {
    bool swap = ext_is_const(check->right, NULL);
    r.from = swap ? check->left : check->right;
    r.to = swap ? check->right : check->left;
  }
  bool rewrites = (r.array || !ext_is_const(r.from, NULL)) && !contradicts(f, &r, proofs);
  proofs->left[proofs->len] = check->left;
  proofs->right[proofs->len] = check->right;
  proofs->data[proofs->len++] = check;
  if (rewrites) rewrite_block(&r, f->body);
}

void settle_checks(Func *f)
{
  Proofs proofs = {.len = 0};
  Node *entry = f->body->first;
  bool reached = true;      /* in every call */
  for (Node *n = f->body->first, *next; n; n = next) {
    next = n->next;
    reached &= !may_leave(n);
    if (n->kind != N_CHECK || !depends_on_inputs_only(f, n) || (!reached && n->rel != REL_EQ)) continue;
    if (n == entry) {
      entry = next;
    } else {
      node_remove(n);
      node_insert_before(entry, n);
    }
    n->exit = 0;
    learn(f, &proofs, n);
  }
}
