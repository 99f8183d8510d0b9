/* Single elements in the region's own code: x = a[i, j] and a[i, j] = x. */
#include "emit.h"

#include <string.h>

static const char *element_at(Emitter *e, const Value *base, const View *view)
{
  const Extent *start, *stride[MAX_RANK];
  memory_layout(base, &start, stride);
  for (int b = 0; b < view->base_rank; b++)
    start = ext_add(start, ext_mul(view->axis[b].start, stride[b]));
  return arena_printf("%s[%s]", name_of(e, memory_root((Value *)base)), extent_text(e, start));
}

typedef struct { Emitter *e; Text text; int atoms; bool plain; } Suffix;

static void add_index(Value *v, int axis, void *user)
{
  Suffix *s = user;
  const char *name = axis < 0 ? text_of(s->e, v) : "";
  s->atoms++;
  s->plain = s->plain && axis < 0 && strlen(name) <= 2 && is_atomic(name);
  text_puts(&s->text, name);
}

/* `A_ij` for A[i, j], `A_item` for what has no such short name. */
static void name_element(Emitter *e, const Value *v, const Value *base, const View *view)
{
  Suffix s = {.e = e, .plain = true};
  for (int b = 0; b < view->base_rank; b++) {
    int64_t constant;
    s.atoms = 0;
    ext_each_atom(view->axis[b].start, add_index, &s);
    bool digit = ext_is_const(view->axis[b].start, &constant) && constant >= 0 && constant < 10;
    if (digit)
      text_printf(&s.text, "%d", (int)constant);
    s.plain = s.plain && (digit || s.atoms == 1);
  }
  const char *array = name_of(e, memory_root((Value *)base));
  bind(e, v, AXIS_VALUE, arena_printf("%s_%s", array, s.plain && s.text.data ? s.text.data : "item"));
}

void emit_element(Emitter *e, const Node *n)
{
  const Value *v = n->results[0];
  if (e->f->transaction && !v->name && !folds_away(e, v))
    name_element(e, v, n->args[0], &n->view);
  const char *text = element_at(e, n->args[0], &n->view);
  define_scalar(e, v, v->type.dtype == DT_BOOL ? arena_printf("%s != 0", text) : text);   /* in memory any byte */
}

void emit_element_store(Emitter *e, const Node *n)
{
  const Value *v = n->args[1];
  const char *at = element_at(e, n->args[0], &n->view), *sign = compound_sign(e, v, at);
  if (sign)
    line(e, "%s %s %s;", at, sign, text_of(e, v->def->args[1]));
  else
    line(e, "%s = %s;", at, text_of(e, v));
}
