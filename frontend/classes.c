/* Classes of the program: which are plain enough that attributes of their instances are just values in a
 * dict, their methods, and the types of their fields. */
#include <string.h>

#include "objects.h"

static Vec(Class *) classes;

/* ---- methods ---- */

static bool names_decorator(const Expr *e, const char *name) {
  return (e->kind == E_NAME || e->kind == E_ATTRIBUTE) && !strcmp(e->id, name);
}

/* False: a decorator that changes what the name means. */
static bool method_kind(const Function *f, MethodKind *kind) {
  *kind = METHOD_PLAIN;
  if (f->ndecorators == 0) return true;
  if (f->ndecorators > 1 || f->decorators[0]->kind != E_NAME) return false;
  if (names_decorator(f->decorators[0], "staticmethod")) *kind = METHOD_STATIC;
  if (names_decorator(f->decorators[0], "classmethod")) *kind = METHOD_CLASS;
  if (names_decorator(f->decorators[0], "property")) *kind = METHOD_PROPERTY;
  return *kind != METHOD_PLAIN;
}

static Function *own_method(const Class *cls, const char *name, int *times) {
  Function *found = NULL;
  *times = 0;
  for (int i = 0; i < cls->def->body.n; i++) {
    const Stmt *s = cls->def->body.stmts[i];
    if (s->kind == S_FUNCTION && s->function->name == name) found = s->function, (*times)++;
  }
  return found;
}

/* Is the attribute a variable of the class body? */
static bool is_class_variable(const Class *cls, const char *name) {
  const Name *n = scope_lookup(cls->def->class_scope, name);
  return n && n->assigned;
}

bool class_has_variable(const Class *cls, const char *name) {
  for (; cls; cls = cls->base)
    if (is_class_variable(cls, name)) return true;
  return false;
}

Function *class_method(const Class *cls, const char *name, MethodKind *kind) {
  for (; cls; cls = cls->base) {
    int times;
    Function *f = own_method(cls, name, &times);
    if (f) return times == 1 && method_kind(f, kind) ? f : NULL;
    if (is_class_variable(cls, name)) return NULL;
  }
  return NULL;
}

Class *class_around(const Function *f) {
  for (int i = 0; f && i < classes.len; i++)
    if (f->scope->parent == classes.data[i]->def->class_scope) return classes.data[i];
  return NULL;
}

/* ---- plain classes ---- */

static const char *const hooks[] = {
  "__slots__", "__getattr__", "__getattribute__", "__setattr__", "__delattr__", "__new__", "__init_subclass__",
};

static const char *why_not_plain(Ctx *c, const Stmt *def, Class **base) {
  *base = NULL;
  if (c->function || c->single) return "is not defined at the top of the module";
  if (!bound_once(c->scope, def->name)) return "has a name that is bound to something else too";
  if (def->nkeywords || def->nextra > 1) return "has a metaclass or several bases";
  if (def->ndecorators && !is_dataclass(def)) return "has a decorator";
  for (size_t i = 0; i < sizeof hooks / sizeof *hooks; i++) {
    const Name *n = scope_lookup(def->class_scope, intern(hooks[i]));
    if (n && n->assigned) return "hooks into its attributes";
  }
  if (is_stored_attribute(intern("__class__")) || is_stored_attribute(intern("__bases__"))) return "may be changed";
  if (attributes_set_by_name()) return "may have attributes that are set by name";
  if (def->nextra == 0) return NULL;
  AVal *v = def->extra[0]->kind == E_NAME ? env_get(&c->env, def->extra[0]->id) : NULL;
  if (v && v->kind == AV_CLASS && !v->cls->why) return *base = v->cls, NULL;
  bool object = def->extra[0]->kind == E_NAME && !strcmp(def->extra[0]->id, "object");
  return object ? NULL : "has a base that is not a plain class";
}

Class *class_of(Ctx *c, Stmt *def) {
  for (int i = 0; i < classes.len; i++)
    if (classes.data[i]->def == def) return classes.data[i];
  Class *cls = NEW(Class);
  cls->name = def->name;
  cls->def = def;
  const char *why = why_not_plain(c, def, &cls->base);
  if (why) cls->why = arena_printf("the class '%s' %s", def->name, why);
  vec_push(&classes, cls);
  if (is_dataclass(def)) note_annotated_fields(cls);
  return cls;
}

/* ---- fields ---- */

AVal *class_field(const Class *cls, const char *name, const Birth *birth) {
  AVal *v = is_as_born(birth, name) ? env_get(&cls->initial, name) : NULL;
  if (!v) v = env_get(&cls->fields, name);
  for (const Class *k = cls; !v && k; k = k->base)
    if (is_class_variable(k, name)) v = env_get(&k->fields, name);
  return v;
}

static int width(const Type *t) {
  if (t->rank || t->kind == KIND_ARRAY) return 100;
  return (t->kind == KIND_NPSCALAR ? 50 : 0) + (int)t->dtype;
}

/* A field that holds numbers of several types is expected to hold the widest. */
static AVal *join_fields(AVal *a, AVal *b) {
  if (a->kind != AV_DATA || b->kind != AV_DATA) return a->kind == AV_UNKNOWN || a->kind == AV_NONE ? b : a;
  if (width(&a->type) != width(&b->type)) return width(&a->type) > width(&b->type) ? a : b;
  return b;
}

void class_note_field(Class *cls, const char *name, AVal *v, bool initial) {
  AVal *known = env_get(&cls->fields, name), *born = env_get(&cls->initial, name);
  v = outside_value(v);
  if (initial) env_set(&cls->initial, name, born ? join_fields(born, v) : v);
  env_set(&cls->fields, name, known ? join_fields(known, v) : v);
}
