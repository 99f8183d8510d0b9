/* Checks leave the loops that repeat them.
 *
 *   for serial 0 to %n step 1 (%i) {          check %y.0 == %x.0
 *     check %y.0 == %x.0                      check %n <= %x.0
 *     check %i + 1 <= %x.0              =>    for serial 0 to %n step 1 (%i) {
 *     ...                                       ...
 *
 * All exits are one, which undoes everything: a check may fail early. But one that the program does not
 * reach must not fail, or a good program would run in Python: so only checks move that every round
 * reaches, out of loops that run; or those that hold if the loop does not run. That two inputs have axes of
 * one length is always checked at the entry: calls where they differ, and nobody looks, are rare. */
#include "checks.h"
#include "effects.h"
#include "facts.h"

typedef struct { const Node *loop; const Block *inputs; bool varies, inputs_only; } Search;

static void look_at(Value *v, void *user)
{
  Search *s = user;
  s->varies |= is_inside(v, s->loop);
  s->inputs_only &= v->owner == s->inputs;
}

static Search search(const Func *f, const Node *check, const Node *loop)
{
  Search s = {loop, f->body, false, check->rel != REL_TRUE};
  for (int i = 0; i < check->nargs; i++) look_at(check->args[i], &s);
  if (check->left) ext_each_value(check->left, look_at, &s);
  if (check->right) ext_each_value(check->right, look_at, &s);
  return s;
}

static void move_before(Node *check, Node *loop)
{
  node_remove(check);
  node_insert_before(loop, check);
}

/* ---- checks of the loop variable ---- */

/* Does every round come before control leaves the loop? */
static bool ends_early(const Node *n, const Node *loop)
{
  if (n->kind == N_RETURN || (n->kind == N_BREAK && n->target == loop)) return true;
  for (int i = 0; i < n->nblocks; i++)
    for (const Node *inner = n->blocks[i]->first; inner; inner = inner->next)
      if (ends_early(inner, loop)) return true;
  return false;
}

static const Extent *last_round(const Node *loop)
{
  if (loop->step == 1) return ext_add_const(loop->hi, -1);
  if (loop->step == -1) return ext_add_const(loop->hi, 1);
  const Extent *way = loop->step > 0 ? ext_sub(loop->hi, loop->lo) : ext_sub(loop->lo, loop->hi);
  int64_t size = loop->step > 0 ? loop->step : -loop->step;
  return ext_add(loop->lo, ext_mul_const(ext_add_const(ext_ceildiv(way, size), -1), loop->step));
}

/* `check` is linear in the loop variable: it holds in all rounds if it holds in the worst one. */
static bool move_worst(Node *check, Node *loop)
{
  const Value *i = loop->blocks[0]->params[0];
  const Extent *at = ext_scalar((Value *)i), *excess = ext_sub(check->right, check->left);
  const Extent *next = ext_replace(excess, i, ext_add_const(at, 1));
  int64_t slope;
  if (check->rel != REL_LE || !ext_is_const(ext_sub(next, excess), &slope) || slope == 0) return false;
  if (may_leave(loop) || ends_early(loop, loop)) return false;
  bool first = (slope > 0) == (loop->step > 0);
  bool plain = loop->step == 1 || loop->step == -1;
  if (!certainly_runs(loop)) {
    const Extent *before = ext_replace(excess, i, ext_add_const(loop->lo, -loop->step));
    if (first || !plain || !ext_known_ge(before, ext_const(0))) return false;
  }
  const Extent *worst = first ? loop->lo : last_round(loop);
  check->left = ext_replace(check->left, i, worst);
  check->right = ext_replace(check->right, i, worst);
  move_before(check, loop);
  return true;
}

/* ---- the walk, from the innermost loops out ---- */

static void hoist_from_body(Func *f, Node *loop, Block *body, bool reached)
{
  for (Node *n = body->first, *next; n && !may_leave(n); n = next) {
    next = n->next;
    if (n->kind != N_CHECK) continue;
    Search s = search(f, n, loop);
    if (!s.varies && (reached || (n->rel == REL_EQ && s.inputs_only))) {
      move_before(n, loop);
    } else if (loop->kind == N_FOR && n->rel == REL_LE && s.varies) {
      const Extent *rest = ext_replace(ext_sub(n->right, n->left), body->params[0], ext_const(0));
      if (!varies(rest, loop)) move_worst(n, loop);
    }
  }
}

static void hoist_in(Func *f, Block *b)
{
  for (Node *n = b->first; n; n = n->next) {
    for (int i = 0; i < n->nblocks; i++) hoist_in(f, n->blocks[i]);
    if (n->kind == N_FOR) hoist_from_body(f, n, n->blocks[0], certainly_runs(n));
    if (n->kind == N_ONCE) hoist_from_body(f, n, n->blocks[0], true);
    if (n->kind != N_WHILE) continue;
    hoist_from_body(f, n, n->blocks[0], true);
    hoist_from_body(f, n, n->blocks[1], false);
  }
}

void hoist_checks(Func *f)
{
  hoist_in(f, f->body);
}
