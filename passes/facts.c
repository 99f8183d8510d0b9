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

static void learn(const Node *check)
{
  if (check->rel == REL_TRUE) return;
  const Extent *excess = ext_sub(check->right, check->left);
  ext_assume_nonnegative(excess);
  if (check->rel == REL_EQ) ext_assume_nonnegative(ext_mul_const(excess, -1));
}

int facts_enter(const Block *b)
{
  int mark = ext_assumptions();
  for (const Node *n = b->first; n && !may_leave(n); n = n->next)
    if (n->kind == N_CHECK) learn(n);
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
    else learn(n);
  }
  ext_forget(mark);
}

void remove_true_checks(Func *f)
{
  remove_true_in(f->body);
}

/* ---- loops ---- */

bool is_inside(const Value *v, const Node *loop)
{
  const Block *b = v->def ? v->def->parent : v->owner;
  while (b && b->owner && b->owner != loop) b = b->owner->parent;
  return b && b->owner == loop;
}

typedef struct { const Node *loop; bool varies; } Search;

static void look_at(Value *v, void *user)
{
  Search *s = user;
  s->varies |= is_inside(v, s->loop);
}

bool varies(const Extent *e, const Node *loop)
{
  Search s = {loop, false};
  ext_each_value(e, look_at, &s);
  return s.varies;
}

bool certainly_runs(const Node *n)
{
  if (n->kind != N_FOR) return false;
  const Extent *from = n->step > 0 ? n->lo : n->hi, *to = n->step > 0 ? n->hi : n->lo;
  return ext_known_ge(to, ext_add_const(from, 1));
}
