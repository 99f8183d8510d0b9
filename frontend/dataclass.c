/* Classes with @dataclass: their __init__ assigns the annotated variables of the class body, in their order.
 *
 *   @dataclass
 *   class Plate:                 Plate(8, 8):  self.nx = 8; self.ny = 8; self.h = 0.01; self.__post_init__()
 *       nx: int
 *       ny: int
 *       h: float = 0.01
 *       u: np.ndarray = field(init=False)
 *
 * Only a prediction of the fields' types: the class that the decorator returns is what the guard looks at. */
#include <string.h>

#include "objects.h"

static bool is_field(const Stmt *s) {
  if (s->kind != S_ANNASSIGN || s->targets[0]->kind != E_NAME) return false;
  const Expr *e = s->annotation && s->annotation->kind == E_SUBSCRIPT ? s->annotation->items[0] : s->annotation;
  return e && !((e->kind == E_NAME || e->kind == E_ATTRIBUTE) && !strcmp(e->id, "ClassVar"));
}

static const Expr *call_of(const Expr *e, const char *function) {
  if (!e || e->kind != E_CALL) return NULL;
  const Expr *f = e->items[0];
  return (f->kind == E_NAME || f->kind == E_ATTRIBUTE) && !strcmp(f->id, function) ? e : NULL;
}

/* Frozen ones, and those with slots, keep their fields in another way. */
static bool keeps_a_dict(const Expr *call) {
  for (int i = 0; i < call->nkeywords; i++) {
    const char *name = call->keywords[i].name;
    if (!name || !strcmp(name, "frozen") || !strcmp(name, "slots")) return false;
  }
  return true;
}

bool is_dataclass(const Stmt *def) {
  if (def->ndecorators != 1) return false;
  const Expr *e = def->decorators[0], *call = call_of(e, "dataclass");
  if (call) return keeps_a_dict(call);
  return (e->kind == E_NAME || e->kind == E_ATTRIBUTE) && !strcmp(e->id, "dataclass");
}

/* x: float = field(init=False) is no parameter. */
static bool is_parameter(const Stmt *s) {
  const Expr *field = call_of(s->value, "field");
  for (int i = 0; field && i < field->nkeywords; i++)
    if (field->keywords[i].name && !strcmp(field->keywords[i].name, "init")) return field->keywords[i].value->kind == E_TRUE;
  return true;
}

void note_annotated_fields(Class *cls) {
  for (int i = 0; i < cls->def->body.n; i++) {
    const Stmt *s = cls->def->body.stmts[i];
    AVal *v = is_field(s) ? annotated_type(s->annotation) : NULL;
    if (v) class_note_field(cls, s->targets[0]->id, v, false);
  }
}

static AVal *argument(const Args *a, int position, const char *name) {
  if (position < a->nargs) return a->args[position];
  for (int i = 0; i < a->nkwargs; i++)
    if (a->names[i] && !strcmp(a->names[i], name)) return a->kwargs[i];
  return NULL;
}

/* What a first call passes tells more than an annotation, unless there is a default as well. */
static void note_passed_field(Class *cls, const Stmt *s, AVal *v) {
  const char *name = s->targets[0]->id;
  if (!s->value && !env_get(&cls->initial, name)) env_set(&cls->fields, name, outside_value(v));
  class_note_field(cls, name, v, true);
}

static int note_arguments(Class *made, const Class *cls, const Args *a) {
  int position = cls->base && is_dataclass(cls->base->def) ? note_arguments(made, cls->base, a) : 0;
  for (int i = 0; i < cls->def->body.n; i++) {
    const Stmt *s = cls->def->body.stmts[i];
    if (!is_field(s) || !is_parameter(s)) continue;
    AVal *v = argument(a, position++, s->targets[0]->id);
    if (!v) v = env_get(&made->fields, s->targets[0]->id);
    if (v && v->kind != AV_UNKNOWN) note_passed_field(made, s, v);
  }
  return position;
}

void call_dataclass(Ctx *c, AVal *made, const Args *a) {
  note_arguments(made->cls, made->cls, a);
  MethodKind kind;
  if (!class_method(made->cls, intern("__post_init__"), &kind)) return;
  AVal *post = instance_attribute(c, made, intern("__post_init__"));
  if (post->kind == AV_USER) call_user(c, post, &(Args){0});
}
