/* What is known of extents, and where: loop variables stay in their range, and what a check has made sure
 * of holds for all that runs only if the check is reached.
 *
 *   for serial 1 to %x.0 step 1 (%i) {      1 <= i <= x.0 - 1
 *     check %i + 1 <= %x.0                   known: removed
 *     check 2 <= %k                          k >= 2 in this block */
#include "facts.h"

#include "effects.h"

static void note_ranges(const Block *b)
{
  for (const Node *n = b->first; n; n = n->next) {
    if (n->kind == N_FOR && n->blocks[0]->nparams == 1) {
      const Extent *lo = n->step > 0 ? n->lo : ext_add_const(n->hi, 1);
      const Extent *hi = n->step > 0 ? ext_add_const(n->hi, -1) : n->lo;
      ext_assume_range(n->blocks[0]->params[0], lo, hi);
    }
    for (int i = 0; i < n->nblocks; i++) note_ranges(n->blocks[i]);
  }
}

void facts_start(const Func *f)
{
  ext_forget(0);
  note_ranges(f->body);
}

/* ---- checks ---- */

typedef struct { Value *value; bool several; } Scalars;

static void find_scalar(Value *v, int axis, void *user)
{
  Scalars *s = user;
  if (axis >= 0 || v->owner) return;      /* a loop variable has its range */
  s->several |= s->value && s->value != v;
  s->value = v;
}

typedef struct { const Value *value; bool found; } Mention;

static void look_at(Value *v, void *user)
{
  Mention *m = user;
  m->found |= v == m->value;
}

static bool mentions(const Extent *e, const Value *v)
{
  Mention m = {v, false};
  ext_each_value(e, look_at, &m);
  return m.found;
}

/* 0 <= excess. If it is linear in a scalar of the region, that scalar has a bound. */
static void learn(const Node *check)
{
  const Extent *excess = ext_sub(check->right, check->left);
  ext_assume_ge(excess, 0);
  Scalars s = {NULL, false};
  ext_each_atom(excess, find_scalar, &s);
  if (!s.value || s.several) return;
  const Extent *k = ext_scalar(s.value);
  const Extent *below = ext_sub(k, excess), *above = ext_add(excess, k);
  if (!mentions(below, s.value)) ext_assume_range(s.value, below, NULL);
  else if (!mentions(above, s.value)) ext_assume_range(s.value, NULL, above);
}

int facts_enter(const Block *b)
{
  int mark = ext_assumptions();
  for (const Node *n = b->first; n && !may_leave(n); n = n->next)
    if (n->kind == N_CHECK && n->rel == REL_LE) learn(n);
  return mark;
}

static void remove_true_in(Block *b)
{
  int mark = ext_assumptions();
  for (Node *n = b->first, *next; n; n = next) {
    next = n->next;
    for (int i = 0; i < n->nblocks; i++) remove_true_in(n->blocks[i]);
    if (n->kind != N_CHECK || n->rel == REL_TRUE) continue;
    if (n->rel == REL_EQ ? n->left == n->right : ext_known_ge(n->right, n->left)) node_remove(n);
    else if (n->rel == REL_LE) learn(n);
  }
  ext_forget(mark);
}

void remove_true_checks(Func *f)
{
  remove_true_in(f->body);
}
