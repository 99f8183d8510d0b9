/* Objects that a region makes itself and that do not leave it: their fields are bindings, and no memory is needed.
 *
 *   p = p + v * dt          Vec3.__mul__ and __add__ are inlined, with a new object for what each of them returns
 *
 * Names share such an object as they do in Python. Where paths meet, a name has one of several: the variable then
 * holds the values of the fields, as for a tuple, and from then on nothing may be assigned to them. */
#include <string.h>

#include "objects.h"

bool is_made_here(Ctx *c, const AVal *v) {
  return v->kind == AV_INSTANCE && v->instance && v->instance->made && c->region && v->epoch == c->region->epoch;
}

static AVal *new_instance(Ctx *c, Class *cls, const char *path) {
  AVal *v = NEW(AVal);
  *v = (AVal){.kind = AV_INSTANCE, .cls = cls, .epoch = c->region->epoch};
  v->instance = NEW(Instance);
  *v->instance = (Instance){.cls = cls, .index = -1, .path = path, .made = true, .serial = new_object(NULL)->serial};
  return v;
}

/* ---- making one ---- */

/* What the __init__ of a dataclass without defaults does. */
static bool bind_fields(Ctx *c, AVal *made, const Args *a) {
  const Class *cls = made->cls;
  int n = 0;
  if (cls->base) return false;
  for (int i = 0; i < cls->def->body.n; i++) {
    const Stmt *s = cls->def->body.stmts[i];
    if (s->kind != S_ANNASSIGN) continue;
    if (s->value || n >= a->nargs || s->targets[0]->kind != E_NAME) return false;
    assign_attribute(c, made, s->targets[0]->id, a->args[n++]);
  }
  MethodKind kind;
  return n == a->nargs && !a->nkwargs && !class_method(cls, intern("__post_init__"), &kind);
}

AVal *make_object(Ctx *c, AVal *callee, const Args *a) {
  MethodKind kind;
  if (!c->region || c->refused || callee->cls->why || class_method(callee->cls, intern("__del__"), &kind)) return NULL;
  AVal *made = new_instance(c, callee->cls, callee->cls->name);
  Function *init = class_method(callee->cls, intern("__init__"), &kind);
  if (init && kind == METHOD_PLAIN) {
    AVal *returned = call_user(c, instance_attribute(c, made, intern("__init__")), a);
    if (!c->refused && returned->kind != AV_NONE) refuse(c, REASON_CALL, NULL, "an __init__ that returns something");
  } else if (!is_dataclass(callee->cls->def) || !bind_fields(c, made, a)) {
    refuse(c, REASON_CALL, NULL, "an object of class '%s' is made", callee->cls->name);
  }
  return c->refused ? NULL : made;
}

/* ---- its fields as items ---- */

AVal *object_items(AVal *v) {
  const Env *fields = &v->instance->fields;
  AVal *form = NEW(AVal);
  *form = *v;
  form->n = fields->names.len;
  form->items = NEW_ARRAY(AVal *, form->n + 1);
  form->names = NEW_ARRAY(const char *, form->n + 1);
  for (int i = 0; i < form->n; i++) {
    form->names[i] = fields->names.data[i].name;
    form->items[i] = fields->names.data[i].value;
  }
  v->instance->shared = true;
  return form;
}

bool same_form(const AVal *a, const AVal *b) {
  if (a->cls != b->cls || a->n != b->n) return false;
  for (int i = 0; i < a->n; i++)
    if (a->names[i] != b->names[i]) return false;
  return true;
}

AVal *object_of_items(Ctx *c, const AVal *form, AVal **items) {
  AVal *v = new_instance(c, form->cls, form->instance->path);
  for (int i = 0; i < form->n; i++) env_set(&v->instance->fields, form->names[i], items[i]);
  v->instance->shared = true;
  v->items = items;
  v->names = form->names;
  v->n = form->n;
  return v;
}

/* ---- operators ---- */

static const struct { const char *name, *reflected; } operators[] = {
  [O_ADD] = {"__add__", "__radd__"}, [O_SUB] = {"__sub__", "__rsub__"}, [O_MUL] = {"__mul__", "__rmul__"},
  [O_DIV] = {"__truediv__", "__rtruediv__"}, [O_FLOORDIV] = {"__floordiv__", "__rfloordiv__"},
  [O_MOD] = {"__mod__", "__rmod__"}, [O_POW] = {"__pow__", "__rpow__"}, [O_MATMUL] = {"__matmul__", "__rmatmul__"},
};

static const char *const in_place[] = {
  [O_ADD] = "__iadd__", [O_SUB] = "__isub__", [O_MUL] = "__imul__", [O_DIV] = "__itruediv__",
  [O_FLOORDIV] = "__ifloordiv__", [O_MOD] = "__imod__", [O_POW] = "__ipow__", [O_MATMUL] = "__imatmul__",
};

static bool has_method(const AVal *v, const char *name) {
  MethodKind kind;
  return v->kind == AV_INSTANCE && class_method(v->cls, intern(name), &kind) && kind == METHOD_PLAIN;
}

static AVal *call_method(Ctx *c, AVal *v, const char *name, int n, AVal **args) {
  AVal *method = instance_attribute(c, v, intern(name));
  if (method->kind != AV_USER) return refuse(c, REASON_CALL, av_unknown, "the method '%s'", name);
  return call_user(c, method, &(Args){.args = args, .nargs = n});
}

/* May Python ask the other operand first? It does if that is of a class derived from this one's. */
static bool asks_other_first(const AVal *a, const AVal *b) {
  for (const Class *k = b->kind == AV_INSTANCE ? b->cls->base : NULL; k; k = k->base)
    if (k == a->cls) return true;
  return false;
}

AVal *object_operator(Ctx *c, Operator o, AVal *a, AVal *b) {
  if ((a->kind != AV_INSTANCE && b->kind != AV_INSTANCE) || o > O_MATMUL) return NULL;
  if (has_method(a, operators[o].name) && !asks_other_first(a, b)) return call_method(c, a, operators[o].name, 1, &b);
  bool number = a->kind == AV_DATA && av_is_scalar(a) && a->type.kind == KIND_PYSCALAR;
  if (number && has_method(b, operators[o].reflected)) return call_method(c, b, operators[o].reflected, 1, &a);
  return NULL;
}

bool has_in_place(const AVal *v, Operator o) { return o <= O_MATMUL && has_method(v, in_place[o]); }

AVal *object_unary(Ctx *c, Operator o, AVal *v) {
  const char *name = o == O_USUB ? "__neg__" : o == O_UADD ? "__pos__" : "__invert__";
  return o != O_NOT && has_method(v, name) ? call_method(c, v, name, 0, NULL) : NULL;
}

AVal *object_item(Ctx *c, AVal *v, AVal *index) {
  return has_method(v, "__getitem__") ? call_method(c, v, "__getitem__", 1, &index) : NULL;
}
