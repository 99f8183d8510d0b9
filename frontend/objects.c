/* Instances in a region: their fields and methods. */
#include <math.h>
#include <string.h>

#include "objects.h"

/* Does the body of the class's own __init__ run, as far as is known? */
static bool in_init(const Ctx *c, const Class *cls) {
  for (; c; c = c->caller) {
    const Class *of = class_around(c->function);
    for (const Class *k = cls; k; k = k->base)
      if (of == k && (!strcmp(c->function->name, "__init__") || !strcmp(c->function->name, "__post_init__"))) return true;
  }
  return false;
}

/* ---- what the guard must know ---- */

/* Adds "u", "step@12" or, of a base class, "Base.step@12" to what the guard asks of the class. */
static void note_use_of(GuardObject *x, const Class *base, const char *name, const Function *method) {
  const char *use = method ? arena_printf("%s@%d", name, method->def->span.line) : name;
  if (base) use = arena_printf("%s.%s", base->name, use);
  size_t n = strlen(use);
  for (const char *at = x->uses; at && *at; at += strcspn(at, ","), at += *at == ',')
    if (strcspn(at, ",") == n && !strncmp(at, use, n)) return;
  x->uses = x->uses ? arena_printf("%s,%s", x->uses, use) : use;
}

static GuardObject *guard_of(Ctx *c, const Instance *in) { return &c->region->f->objects[in->index]; }

static void note_use(Ctx *c, const Instance *in, const Class *base, const char *name, const Function *method) {
  if (!in->made) note_use_of(guard_of(c, in), base, name, method);
}

static AVal *add_instance(Ctx *c, AVal *outside, const char *path, GuardObject x) {
  Region *r = c->region;
  Func *f = r->f;
  GuardObject *objects = NEW_ARRAY(GuardObject, f->nobjects + 1);
  if (f->nobjects) memcpy(objects, f->objects, sizeof x * (size_t)f->nobjects);
  objects[f->nobjects] = x;
  f->objects = objects;
  AVal *v = NEW(AVal);
  *v = *outside;
  v->epoch = r->epoch;
  v->i = f->nobjects;
  if (x.kind == GUARD_INSTANCE) {
    v->instance = NEW(Instance);
    *v->instance = (Instance){.cls = outside->cls, .index = f->nobjects, .path = path, .birth = birth_copy(outside->birth)};
  } else {
    v->certain = v->imported = true;
  }
  f->nobjects++;
  vec_push(&r->object_paths, path);
  vec_push(&r->object_values, v);
  return v;
}

static AVal *known_object(Ctx *c, const char *path) {
  Region *r = c->region;
  for (int i = 0; i < r->object_paths.len; i++)
    if (r->object_paths.data[i] == path) return r->object_values.data[i];
  return NULL;
}

/* What SAME compares with: a function of the module, or of NumPy or Python. NULL: it has no name. */
static const char *name_of_function(Ctx *c, const AVal *v) {
  if (v->kind == AV_NAMED) return v->string;
  const Function *f = v->fn;
  if (v->home || v->self || !f->def || f->scope->parent != c->module->scope || f->ndecorators) return NULL;
  return bound_once(c->module->scope, f->name) ? arena_printf("%s@%d", f->name, f->def->span.line) : NULL;
}

static bool is_ascii(const char *s) {
  while (*s && (unsigned char)*s < 128) s++;
  return !*s;
}

/* A list or tuple of numbers that are known: as the source might have it. */
static bool put_literal(Text *t, const AVal *v) {
  bool list = v->kind == AV_LIST;
  if (list || v->kind == AV_TUPLE) {
    text_puts(t, list ? "[" : "(");
    for (int i = 0; i < v->n; i++) {
      if (!put_literal(t, v->items[i])) return false;
      text_puts(t, i + 1 < v->n || (v->n == 1 && !list) ? ", " : "");
    }
    text_puts(t, list ? "]" : ")");
    return true;
  }
  if (v->kind != AV_DATA || !v->is_const || v->type.rank || v->type.kind != KIND_PYSCALAR) return false;
  switch (v->type.dtype) {
  case DT_BOOL: text_puts(t, v->i ? "True" : "False"); return true;
  case DT_INT64: text_printf(t, "%lld", (long long)v->i); return true;
  case DT_FLOAT64: text_printf(t, v->f == floor(v->f) && fabs(v->f) < 1e16 ? "%.1f" : "%.17g", v->f); return isfinite(v->f);
  default: return false;
  }
}

bool is_literal_sequence(const AVal *v) {
  Text t = {0};
  return (v->kind == AV_LIST || v->kind == AV_TUPLE) && v->n && put_literal(&t, v);
}

AVal *import_object(Ctx *c, const char *name, AVal *outside) {
  AVal *known = known_object(c, name);
  if (known) return known;
  GuardObject x = {.of = -1};
  switch (outside->kind) {
  case AV_INSTANCE:
    if (outside->cls->why) return refuse(c, REASON_TYPE, outside, "%s", outside->cls->why);
    x.kind = GUARD_INSTANCE;
    x.what = outside->cls->name;
    break;
  case AV_USER: case AV_NAMED:
    x.kind = GUARD_SAME;
    x.what = name_of_function(c, outside);
    if (!x.what) return refuse(c, REASON_NAME, outside, "'%s' may be bound to something else", name);
    break;
  case AV_NONE: x.kind = GUARD_NONE; break;
  case AV_UNKNOWN: x.kind = GUARD_ANY; break;     /* for Python, where the region leaves */
  case AV_RANDOM:
    x.kind = GUARD_RANDOM;
    x.what = outside->string;
    break;
  case AV_STRING:
    x.kind = GUARD_TEXT;
    x.what = outside->string;
    if (is_ascii(x.what)) break;   /* fall through */
  default: {
    Text t = {0};
    if (!is_literal_sequence(outside) || !put_literal(&t, outside))
      return refuse(c, REASON_TYPE, outside, "'%s' may hold something else", name);
    x.kind = GUARD_LITERAL;
    x.what = t.data;
  }
  }
  x.arg = region_argument(c, name);
  return add_instance(c, outside, name, x);
}

int import_numpy_random(Ctx *c, const char *function) {
  const char *path = intern("numpy.random()");
  AVal *v = known_object(c, path);
  if (!v) {
    v = add_instance(c, av_random("RandomState"), path, (GuardObject){.kind = GUARD_RANDOM, .of = -1, .arg = -1, .what = "numpy.random"});
  }
  note_use_of(&c->region->f->objects[v->i], NULL, function, NULL);
  return (int)v->i;
}

/* ---- fields ---- */

void instance_bind(Ctx *c, Instance *in, const char *name, AVal *v, bool assigned) {
  ObjectChange change = {.in = in, .field = name, .binding = env_get(&in->fields, name), .assigned = assigned};
  vec_push(&c->region->journal, change);
  env_set(&in->fields, name, v);
}

void instance_unbind(Instance *in, const char *name, AVal *before) {
  if (before) env_set(&in->fields, name, before);
  else in->fields.names.len--;   /* bindings are undone in the order in which they were made */
}

static AVal *import_field(Ctx *c, Instance *in, const char *name, AVal *type) {
  const char *path = intern(arena_printf("%s.%s", in->path, name));
  AVal *v;
  if (type->kind == AV_INSTANCE) {
    v = known_object(c, path);
    if (!v && type->cls->why) return refuse(c, REASON_TYPE, type, "%s", type->cls->why);
    if (!v) v = add_instance(c, type, path, (GuardObject){.kind = GUARD_INSTANCE, .of = in->index, .attr = name, .what = type->cls->name});
  } else if (type->kind == AV_RANDOM) {
    v = known_object(c, path);
    if (!v) v = add_instance(c, type, path, (GuardObject){.kind = GUARD_RANDOM, .of = in->index, .attr = name, .what = type->string});
  } else if (type->kind == AV_DATA) {
    v = region_import_field(c, path, in->index, name, type);
  } else {
    return refuse(c, REASON_TYPE, type, "the type of '%s' is not known", path);
  }
  if (c->refused) return v;
  note_use(c, in, NULL, name, NULL);
  instance_bind(c, in, name, v, false);
  return v;
}

AVal *instance_entry(Ctx *c, Instance *in, const char *name) {
  AVal *v = env_get(&in->fields, name), *type = in->made ? NULL : class_field(in->cls, name, in->birth);
  return v ? v : type && type->kind == AV_DATA ? import_field(c, in, name, type) : NULL;
}

/* An object that the guard of this region asks for; NULL: refused, of it only types are known. */
static Instance *guarded_instance(Ctx *c, const AVal *v) {
  if (v->instance && v->epoch == c->region->epoch) return v->instance;
  refuse(c, REASON_TYPE, NULL, "an attribute of an object that is not a variable");
  return NULL;
}

static AVal *bound_method(Ctx *c, AVal *base, Function *f, MethodKind kind, const char *name) {
  Instance *in = guarded_instance(c, base);
  if (in) note_use(c, in, base->lookup, name, f);
  AVal *v = NEW(AVal);
  *v = (AVal){.kind = AV_USER, .fn = f, .certain = true};
  if (kind == METHOD_STATIC) return v;
  v->self = base;
  if (base->lookup) {
    v->self = NEW(AVal);
    *v->self = *base;
    v->self->lookup = NULL;
  }
  return v;
}

AVal *class_attribute(Ctx *c, AVal *v, const char *name) {
  const Class *cls = v->cls;
  MethodKind kind;
  Function *method = class_method(cls, name, &kind);
  for (const Class *k = cls; k && !method && !cls->why; k = k->base) {
    AVal *constant = is_stored_attribute(name) ? NULL : env_get(&k->constants, name);
    if (constant) return constant;
  }
  bool function = method && (kind == METHOD_PLAIN || kind == METHOD_STATIC);
  if (cls->why || !function || is_stored_attribute(name))
    return refuse(c, REASON_TYPE, av_unknown, "attribute '%s' of the class '%s'", name, cls->name);
  AVal *f = NEW(AVal);
  *f = (AVal){.kind = AV_USER, .fn = method, .certain = true};
  return f;
}

AVal *super_object(Ctx *c) {
  const Class *cls = class_around(c->function);
  AVal *self = cls && c->function->nparams ? env_get(&c->env, c->function->params[0].name) : NULL;
  if (!self || self->kind != AV_INSTANCE || !cls->base)
    return refuse(c, REASON_CALL, av_unknown, "'super' of something that is not known");
  if (!c->caller) self = use_name(c, c->function->params[0].name);
  AVal *v = NEW(AVal);
  *v = *self;
  v->lookup = cls->base;
  return v;
}

AVal *instance_attribute(Ctx *c, AVal *base, const char *name) {
  Class *cls = base->cls;
  AVal *type = class_field(cls, name, base->instance ? base->instance->birth : base->birth);
  MethodKind kind;
  Function *method = class_method(base->lookup ? base->lookup : cls, name, &kind);
  if (cls->why) return refuse(c, REASON_TYPE, type && !method ? type : av_unknown, "%s", cls->why);
  if (method && (is_stored_attribute(name) || kind == METHOD_CLASS))
    return refuse(c, REASON_CALL, av_unknown, "'%s.%s' may be something else", cls->name, name);
  if (method) {
    AVal *bound = bound_method(c, base, method, kind, name);
    return kind == METHOD_PROPERTY ? call_user(c, bound, &(Args){0}) : bound;
  }
  if (is_made_here(c, base) && !base->lookup && strncmp(name, "__", 2)) {
    AVal *v = env_get(&base->instance->fields, name);
    return v ? v : refuse(c, REASON_TYPE, type ? type : av_unknown, "attribute '%s' of a new object", name);
  }
  if (base->lookup || !type) return refuse(c, REASON_TYPE, av_unknown, "attribute '%s' of '%s'", name, cls->name);
  Instance *in = guarded_instance(c, base);
  if (!in) return type;
  if (!strncmp(name, "__", 2)) return refuse(c, REASON_NAME, type, "the private attribute '%s'", name);
  AVal *v = env_get(&in->fields, name);
  return v ? v : import_field(c, in, name, type);
}

void assign_attribute(Ctx *c, AVal *base, const char *name, AVal *v) {
  if (av_is_array(base) && dtype_is_complex(base->type.dtype) && (!strcmp(name, "real") || !strcmp(name, "imag"))) {
    AVal *part = eval_attribute(c, base, name);
    if (!c->refused && !(v->part == part->part && v->of == base)) build_store(c, part, v);
    return;
  }
  if (base->kind != AV_INSTANCE) {
    refuse(c, REASON_STORE, NULL, "a store into an attribute");
    return;
  }
  class_note_field(base->cls, name, v, in_init(c, base->cls));
  note_assigned(base, name);
  Instance *in = base->epoch == c->region->epoch ? base->instance : NULL;
  MethodKind kind;
  if (c->refused) return;
  if (!in || base->cls->why || class_method(base->cls, name, &kind) || !strncmp(name, "__", 2)) {
    refuse(c, REASON_STORE, NULL, "a store into an attribute that is not a plain field of a known object");
    return;
  }
  if (in->made && class_has_variable(in->cls, name)) {
    refuse(c, REASON_STORE, NULL, "'%s' of a new object may be a descriptor", name);
    return;
  }
  if (in->made && in->shared) {
    refuse(c, REASON_STORE, NULL, "'%s' of an object that may be one of several", name);
    return;
  }
  if (in->made) {
    carried_bind_field(c, in, name, v);
    return;
  }
  if (v->kind != AV_DATA || v->kept_inside || v->part) {
    refuse(c, REASON_STORE, NULL, "'%s.%s' is set to something that is not an array or a number", in->path, name);
    return;
  }
  note_use(c, in, NULL, name, NULL);
  guard_of(c, in)->written = true;
  carried_bind_field(c, in, name, v);
}

/* ---- the end of the region ---- */

static bool is_returned_field(const Region *r, const ObjectChange *change) {
  for (int i = 0; i < r->returned_fields.len; i++)
    if (r->returned_fields.data[i].path == change->in->path && r->returned_fields.data[i].name == change->field) return true;
  return false;
}

bool add_returned_fields(Ctx *c, Value ***values, int *n) {
  Region *r = c->region;
  for (int i = 0; i < r->journal.len; i++) {
    const ObjectChange *change = &r->journal.data[i];
    if (!change->assigned || change->in->made || is_returned_field(r, change)) continue;
    ReturnedField f = {change->in->path, change->field};
    vec_push(&r->returned_fields, f);
    r->more_fields = true;
  }
  Value **all = NEW_ARRAY(Value *, *n + r->returned_fields.len + 1);
  if (*n) memcpy(all, *values, sizeof *all * (size_t)*n);
  for (int i = 0; i < r->returned_fields.len && !c->refused; i++) {
    AVal *object = known_object(c, r->returned_fields.data[i].path);
    AVal *v = object ? instance_entry(c, object->instance, r->returned_fields.data[i].name) : NULL;
    if (v && v->carried && v->carried->bound) v = NULL;
    if (v && av_is_array(v) && (!v->whole || v->value) && !v->carried) v = NULL;
    if (!v) refuse(c, REASON_STORE, NULL, "an attribute that may not be assigned, or is a view");
    else all[(*n)++] = materialise(c, settled(c, v));
  }
  *values = all;
  return !c->refused;
}

void set_returned_fields(Ctx *c) {
  Func *f = c->region->f;
  f->nstores = c->region->returned_fields.len;
  f->stores = NEW_ARRAY(AttrStore, f->nstores + 1);
  for (int i = 0; i < f->nstores; i++) {
    ReturnedField *field = &c->region->returned_fields.data[i];
    f->stores[i] = (AttrStore){known_object(c, field->path)->instance->index, field->name};
  }
}

/* Is the field still what it was at the entry, as an object? */
static bool is_unchanged(Ctx *c, const Instance *in, const Binding *b) {
  AVal *entry = region_field(c, intern(arena_printf("%s.%s", in->path, b->name)));
  if (!b->value || b->value->kind != AV_DATA || b->value == entry) return true;
  return entry && entry->object && entry->object == b->value->object && b->value->whole && !b->value->value;
}

bool store_fields(Ctx *c, Value ***values, int *n) {
  Region *r = c->region;
  Func *f = r->f;
  for (int i = 0; i < r->object_values.len; i++) {
    const Instance *in = r->object_values.data[i]->instance;
    for (int k = 0; in && k < in->fields.names.len; k++) {
      const Binding *b = &in->fields.names.data[k];
      if (is_unchanged(c, in, b)) continue;
      if (b->value->carried && b->value->carried->bound) return false;   /* it may not be assigned at all */
      Value *v = hand_back(c, settled(c, b->value));
      if (!v) return false;
      Value **all = NEW_ARRAY(Value *, *n + 1);
      AttrStore *stores = NEW_ARRAY(AttrStore, f->nstores + 1);
      memcpy(all, *values, sizeof *all * (size_t)*n);
      if (f->nstores) memcpy(stores, f->stores, sizeof *stores * (size_t)f->nstores);
      all[(*n)++] = v;
      stores[f->nstores] = (AttrStore){in->index, b->name};
      *values = all;
      f->stores = stores;
      f->nstores++;
    }
  }
  return true;
}
