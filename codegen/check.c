/* Checks as a person writes them: what is subtracted on one side stands on the other.
 *
 *   check 0 <= %n - %i - 1 exit 0            if (npcc_leaves(ctx, i >= n, NPCC_WHY_SHAPE)) ... */
#include "emit.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

typedef struct { Emitter *e; const Extent *plus, *minus; } Sides;

static size_t length_of(Emitter *e, const Extent *x)
{
  return strlen(extent_text(e, x));
}

/* An atom that is subtracted moves to the other side. */
static void move_atom(Value *v, int axis, void *user)
{
  Sides *s = user;
  const Extent *atom = axis < 0 ? ext_scalar(v) : ext_dim(v, axis), *without = ext_add(s->plus, atom);
  if (length_of(s->e, without) >= length_of(s->e, s->plus))
    return;
  s->plus = without;
  s->minus = ext_add(s->minus, atom);
}

/* The constant is the last term of an extent's text. */
static int64_t constant_of(Emitter *e, const Extent *x)
{
  int64_t value;
  if (ext_is_const(x, &value))
    return value;
  const char *text = extent_text(e, x), *space = strrchr(text, ' ');
  if (!space || space - text < 2 || !isdigit((unsigned char)space[1]) || strspn(space + 1, "0123456789") != strlen(space + 1))
    return 0;
  value = strtoll(space + 1, NULL, 10);
  return space[-1] == '-' ? -value : value;
}

static const char *greater_text(Emitter *e, const Extent *left, const Extent *right)
{
  Sides s = {e, ext_sub(right, left), ext_const(0)};
  int64_t constant = constant_of(e, s.plus);
  ext_each_atom(s.plus, move_atom, &s);
  bool alone = ext_const_is(s.minus, 0) && !ext_is_const(s.plus, NULL);
  if (constant < 0 || alone) {
    s.plus = ext_add_const(s.plus, -constant);
    s.minus = ext_add_const(s.minus, -constant);
  }
  const char *plus = extent_text(e, s.plus);
  if (ext_is_const(s.minus, NULL))
    return arena_printf("%s < %s", plus, extent_text(e, s.minus));
  if (constant == -1)
    return arena_printf("%s >= %s", extent_text(e, ext_add_const(s.minus, -1)), plus);
  return arena_printf("%s > %s", extent_text(e, s.minus), plus);
}

void emit_region_check(Emitter *e, const Node *n)
{
  switch (n->rel) {
  case REL_TRUE: emit_exit(e, n, arena_printf("!(%s)", text_of(e, n->args[0])), "VALUE"); break;
  case REL_EQ:
    emit_exit(e, n, arena_printf("%s != %s", extent_text(e, n->left), extent_text(e, n->right)), "SHAPE");
    break;
  case REL_LE: emit_exit(e, n, greater_text(e, n->left, n->right), "SHAPE"); break;
  }
}
