/* Names that control flow binds inside of a region. A scalar lives in a variable of the region: each
 * binding is a SET, and where paths have met, reading the name is a GET.
 *
 *   s = 0                  set s = 0.0, s_definite = false      (np.float64 is the widest binding)
 *   for x in v:            for ... {
 *       s += x               %1 = get s; %2 = add %1, %x; set s = %2, s_definite = true }
 *
 * An array variable holds a reference; apart.c tells which of them may hold the same array. */
#include <math.h>
#include <string.h>

#include "flow.h"
#include "lists.h"
#include "objects.h"

Carried *find_carried(Ctx *c, const char *name) {
  for (int i = c->carried.len - 1; i >= 0; i--)
    if (c->carried.data[i]->name == name) return c->carried.data[i];
  return NULL;
}

static Carried *find_field(Ctx *c, const Instance *in, const char *field) {
  Region *r = c->region;
  for (int i = r->carried.len - 1; i >= 0; i--)
    if (r->carried.data[i]->in == in && r->carried.data[i]->field == field) return r->carried.data[i];
  return NULL;
}

/* What the name or field is bound to now. */
AVal *bound_to(Ctx *c, const Carried *k) {
  return k->in ? env_get(&k->in->fields, k->field) : env_get(&c->env, k->name);
}

static void bind_to(Ctx *c, Carried *k, AVal *v, bool assigned) {
  if (k->in) instance_bind(c, k->in, k->field, v, assigned);
  else env_set(&c->env, k->name, v);
}

/* ---- which names ---- */

/* Is the name read after s, or in the next round of the loop s, before it is bound again? */
static bool is_needed(Ctx *c, const Stmt *s, const char *name) {
  if (!c->function) return true;
  if (is_live(s, name)) return true;
  return s->kind != S_IF && is_live(s->body.stmts[s->body.n - 1], name);
}

static Carried *new_carried(Ctx *c, const char *name) {
  Carried *k = NEW(Carried);
  k->name = name;
  k->type.dtype = DT_NONE;
  k->first_id = c->region->f->next_value;
  return k;
}

int carried_open(Ctx *c, const Stmt *s, const Names *names) {
  int mark = c->carried.len;
  fields_open(c);
  for (int i = 0; i < names->len; i++) {
    const char *name = names->data[i];
    if (find_carried(c, name) || !is_needed(c, s, name)) continue;
    vec_push(&c->carried, new_carried(c, name));
  }
  return mark;
}

void carried_bound(Ctx *c, const char *id, int mark) {
  for (int i = mark; i < c->carried.len; i++)
    if (c->carried.data[i]->name == id) c->carried.data[i]->bound = NULL;
}

void carried_close(Ctx *c, int mark) {
  c->carried.len = mark;
  fields_close(c);
}

bool carried_again(Ctx *c, int mark) {
  bool again = false;
  for (int i = mark; i < c->carried.len; i++) {
    again |= c->carried.data[i]->again;
    c->carried.data[i]->again = false;
  }
  return fields_again(c) || again;
}

/* ---- setting ---- */

void set_variable(Ctx *c, Var *var, Value *v) {
  Node *n = emit(c, N_SET, 1, &v, false);
  n->var = var;
}

Value *get_variable(Ctx *c, Var *var) {
  Node *n = emit(c, N_GET, 0, NULL, false);
  n->var = var;
  return emit_result(c, n, var->type);
}

static void set_flag(Ctx *c, Var *flag, bool value) {
  if (flag) set_variable(c, flag, materialise(c, av_bool(value)));
}

static void check_flag(Ctx *c, Var *flag) {
  if (flag) check_true(c, get_variable(c, flag));   /* else found out in this walk: there will be another */
}

static Var *new_flag(Ctx *c, const char *name, const char *what) {
  return func_add_var(c->region->f, intern(arena_printf("%s_%s", name, what)), type_scalar(DT_BOOL, KIND_PYSCALAR));
}

static void make_variable(Ctx *c, Carried *k) {
  k->var = func_add_var(c->region->f, k->name, k->type);
  if (k->loose) k->definite = new_flag(c, k->name, "definite");
}

/* A walk that is done again takes back the variables that it has made. */
static void redeclare(Ctx *c, Carried *k) {
  const Func *f = c->region->f;
  if (k->var && (k->var->index >= f->nvars || f->vars[k->var->index] != k->var)) make_variable(c, k);
}

/* Binds a scalar. */
static void bind_scalar(Ctx *c, Carried *k, AVal *v) {
  Type w;
  if (k->type.dtype == DT_NONE) k->type = type_scalar(v->type.dtype, v->type.kind);
  if (!widest_held(&k->type, &v->type, &w)) {
    refuse(c, REASON_TYPE, NULL, "'%s' changes its type from %s to %s", k->name, dtype_name(k->type.dtype),
           dtype_name(v->type.dtype));
    return;
  }
  bool exact = same_scalar_type(&v->type, &w), loose = !exact || v->carried || !same_scalar_type(&k->type, &w);
  if (loose && (!k->loose || !same_scalar_type(&k->type, &w))) {
    k->type = type_scalar(w.dtype, w.kind);
    k->loose = k->again = true;
  }
  if (!exact && !converts_exactly(c, v, &w)) {
    refuse(c, REASON_TYPE, NULL, "'%s' changes its type from %s to %s", k->name, v->type.dtype == DT_INT64 ? "int" : "float",
           w.dtype == DT_FLOAT64 ? "float" : dtype_name(w.dtype));
    return;
  }
  if (!k->var) make_variable(c, k);
  redeclare(c, k);
  Value *value = materialise(c, firm(v));
  if (value && value->type.dtype != k->type.dtype) value = build_cast(c, value, k->type.dtype, k->type.kind);
  if (value && value->type.kind != k->type.kind) value = build_cast(c, value, k->type.dtype, k->type.kind);
  if (!value || k->again) return;
  set_variable(c, k->var, value);
  if (k->definite && exact && v->definite) set_variable(c, k->definite, v->definite);
  else set_flag(c, k->definite, exact);
  set_flag(c, k->bound, true);
}

/* ---- arrays ---- */

static bool same_shape(Ctx *c, const Type *a, const Type *b) {
  for (int i = 0; i < a->rank; i++)
    if (canonical(c, a->shape[i]) != canonical(c, b->shape[i])) return false;
  return true;
}

typedef struct { Func *f; int first; bool visible; } Sight;

static void check_sight(Value *v, int axis, void *user) {
  Sight *s = user;
  (void)axis;
  s->visible &= v->id < s->first || v->owner == s->f->body;
}

/* Can the lengths be told wherever the variable is read? */
static bool shape_is_visible(Ctx *c, const Carried *k, const Type *t) {
  Sight sight = {c->region->f, k->first_id, true};
  for (int i = 0; i < t->rank; i++) ext_each_atom(t->shape[i], check_sight, &sight);
  return sight.visible;
}

/* A variable holds whole arrays. Of a view it holds a copy, which is the same as long as nothing is stored into
 * either of them and the view itself is not handed back. */
static AVal *whole_array(Ctx *c, Carried *k, AVal *v) {
  if (v->part || (v->object && v->whole && !v->value && !v->kept_inside)) return v;
  if (!k->shows) k->shows = k->again = true;
  freeze(v);
  Value *shown = materialise(c, v);
  return shown ? av_of_value(c, build_copy(c, shown, true)) : v;
}

/* Arrays that trade places have one shape as a rule: that is checked before the control flow, once. */
static void note_other_shape(Ctx *c, Carried *k, const AVal *v) {
  bool trades = v->object->from && v->object->from != k && !k->like && shape_is_visible(c, k, &v->type);
  if (trades) k->like = &v->type;
  else k->dynamic = true;
  k->again = true;
}

static void check_like(Ctx *c, const Carried *k) {
  for (int i = 0; k->like && i < k->before->type.rank && i < k->like->rank; i++)
    unify(c, k->before->type.shape[i], k->like->shape[i]);
}

/* Binds an array: one that the region has made, another variable's, a whole input, or a view. */
static void bind_array(Ctx *c, Carried *k, AVal *v) {
  v = whole_array(c, k, v);
  if (c->refused) return;
  bool whole = v->object && v->whole && !v->value && !v->kept_inside;
  if (k->type.dtype == DT_NONE) {
    k->type = v->type;
    k->dynamic = whole && !shape_is_visible(c, k, &v->type);   /* else only its type is known */
  }
  bool alike = k->type.kind == KIND_ARRAY && k->type.rank == v->type.rank && k->type.dtype == v->type.dtype;
  for (int i = 0; alike && i < v->type.rank; i++) alike = k->type.order[i] == v->type.order[i];
  if (!whole || !alike) {
    refuse(c, REASON_TYPE, NULL, "'%s' is bound to an array of another type under control flow", k->name);
    return;
  }
  if (!k->dynamic && !same_shape(c, &k->type, &v->type)) note_other_shape(c, k, v);
  if (!k->var) make_variable(c, k);
  redeclare(c, k);
  join_group(c, k, v->object);
  Value *value = materialise(c, v);
  if (!value || k->again) return;
  set_variable(c, k->var, value);
  set_flag(c, k->bound, true);
}

static bool holds_object(const Carried *k, const AVal *v, const Object *o) {
  return k->var && k->type.kind == KIND_ARRAY && v && v->kind == AV_DATA && v->object == o && v->whole && !v->value;
}

/* After a store into an array: the variables that have it hold what has been stored from now on. */
void carried_stored(Ctx *c, Object *o) {
  for (Ctx *at = c; o->held && at; at = at->caller)
    for (int i = 0; i < at->carried.len; i++) {
      const Carried *k = at->carried.data[i];
      const AVal *v = bound_to(at, k);
      if (holds_object(k, v, o)) set_variable(c, k->var, o->current);
    }
  for (int i = 0; o->held && i < c->region->carried.len; i++) {
    const Carried *k = c->region->carried.data[i];
    if (holds_object(k, bound_to(c, k), o)) set_variable(c, k->var, o->current);
  }
}

bool same_binding(const AVal *a, const AVal *b) {
  if (a == b) return true;
  if (a->kind == AV_GROWING && b->kind == AV_GROWING) return a->list == b->list;
  if (a->kind != AV_DATA || b->kind != AV_DATA || !a->object || a->object != b->object) return false;
  return a->whole == b->whole && a->view == b->view && a->value == b->value;
}

static bool may_be_parts_at(Ctx *c, AVal *v, int depth) {
  enum { DEEP = 6 };     /* objects may refer to each other */
  if (depth > DEEP) return false;
  if (is_made_here(c, v)) v = object_items(v);
  else if (v->kind != AV_TUPLE) return false;
  if (!v->n || v->imported) return false;
  for (int i = 0; i < v->n; i++) {
    AVal *item = v->items[i];
    if (!may_be_parts_at(c, item, depth + 1) && !av_is_array(item) && !(av_is_scalar(item) && item->type.kind != KIND_ARRAY)) return false;
  }
  return true;
}

static bool may_be_parts(Ctx *c, AVal *v) { return may_be_parts_at(c, v, 0); }

static void bind_parts(Ctx *c, Carried *k, AVal *v);

static void bind_part(Ctx *c, Carried *k, AVal *v) {
  if (v->kind == AV_TUPLE || v->kind == AV_INSTANCE) bind_parts(c, k, v);
  else if (av_is_array(v)) bind_array(c, k, v);
  else bind_scalar(c, k, settled(c, v));
}

/* Binds a tuple item by item, or an object field by field. */
static void bind_parts(Ctx *c, Carried *k, AVal *v) {
  if (v->kind == AV_INSTANCE) v = object_items(v);
  if (!k->parts && v->kind == AV_INSTANCE) k->form = v;
  bool like = k->form ? v->kind == AV_INSTANCE && same_form(k->form, v) : v->kind == AV_TUPLE;
  if (!like || (k->parts && k->nparts != v->n) || k->type.dtype != DT_NONE) {
    refuse(c, REASON_TYPE, NULL, "'%s' is bound to something else under control flow", k->name);
    return;
  }
  if (!k->parts) {
    k->parts = NEW_ARRAY(Carried *, v->n);
    k->nparts = v->n;
    for (int i = 0; i < v->n; i++) k->parts[i] = new_carried(c, intern(arena_printf("%s_%d", k->name, i)));
  }
  for (int i = 0; i < v->n && !c->refused; i++) {
    k->parts[i]->first_id = k->first_id;
    bind_part(c, k->parts[i], v->items[i]);
    k->again |= k->parts[i]->again;
  }
  set_flag(c, k->bound, true);
}

static void bind(Ctx *c, Carried *k, AVal *v) {
  if (v->kind == AV_GROWING && bound_to(c, k) && same_binding(bound_to(c, k), v)) return;   /* the list, emptied */
  if (c->refused) {   /* a type only */
    bind_to(c, k, v, true);
    return;
  }
  if (may_be_parts(c, v) && (!k->before || (k->before->kind == v->kind && may_be_parts(c, k->before)))) {
    bind_parts(c, k, v);
    bind_to(c, k, v, true);
    return;
  }
  bool scalar = av_is_scalar(v) && v->type.kind != KIND_ARRAY, array = av_is_array(v);
  if (scalar && v->carried && !v->value) v = carried_load(c, v);
  AVal *now = bound_to(c, k);
  if (array && now && same_binding(now, v)) return;   /* x += y */
  if (array && k->before && av_is_array(k->before) && !k->rebound) {
    k->rebound = k->again = true;
    bind_to(c, k, v, true);
    return;
  }
  bool known = !k->before || k->nullable || k->before->kind == AV_DATA;
  if (k->nullable && v->kind == AV_NONE) {
    set_flag(c, k->bound, false);
    bind_to(c, k, v, true);
    return;
  }
  if (k->nullable && k->type.dtype == DT_NONE) k->again = true;      /* until now it was None for certain */
  bool was_array = k->before && av_is_array(k->before);      /* it still is, on the way that binds no scalar */
  if (scalar && known && !was_array && (k->type.dtype == DT_NONE || k->type.rank == 0)) bind_scalar(c, k, v);
  else if (array && known) bind_array(c, k, v);
  else refuse(c, REASON_TYPE, NULL, "'%s' is bound to something else under control flow", k->name);
  if (scalar && v->is_const) {
    v = firm(v);
    v->epoch = c->region->epoch;   /* known in this region */
  }
  bind_to(c, k, v, true);
}

bool carried_bind(Ctx *c, const char *id, AVal *v) {
  Carried *k = find_carried(c, id);
  if (k) bind(c, k, v);
  return k != NULL;
}

void carried_bind_field(Ctx *c, Instance *in, const char *field, AVal *v) {
  Carried *k = find_field(c, in, field);
  if (k) bind(c, k, v);
  else instance_bind(c, in, field, v, true);
}

/* ---- before the control flow, and where paths have met ---- */

/* What the name is bound to before; NULL: nothing, or nothing that is certain. */
static AVal *bound_before(Ctx *c, const Stmt *s, const char *name) {
  AVal *v = env_get(&c->env, name);
  if (!v || v->kind == AV_UNKNOWN) return NULL;
  if (v->carried) return carried_load(c, v);
  if (v->kind != AV_DATA || v->epoch == c->region->epoch) return v;
  if (c->caller) return v->is_const ? v : NULL;
  if (!definitely_assigned(c->module, c->scope, s, name)) return NULL;
  return v->certain && v->is_const ? v : region_import(c, name, v);
}

static void start(Ctx *c, Carried *k) {
  k->nullable = k->before && k->before->kind == AV_NONE && !k->in;
  if (!k->before || k->nullable) {
    k->bound = new_flag(c, k->name, "bound");
    set_flag(c, k->bound, false);
    if (k->nullable && k->type.dtype != DT_NONE) make_variable(c, k);
    if (k->nullable && !c->caller && k->before->epoch != c->region->epoch) use_name(c, k->name);   /* the guard looks at it */
    return;
  }
  if (bound_to(c, k) != k->before) bind_to(c, k, k->before, false);
  if (may_be_parts(c, k->before)) bind_parts(c, k, k->before);
  else if (av_is_scalar(k->before) && k->before->type.kind != KIND_ARRAY) bind_scalar(c, k, k->before);
  else if (av_is_array(k->before) && k->rebound) {
    check_like(c, k);
    bind_array(c, k, k->before);
  }
}

void carried_start(Ctx *c, const Stmt *s, int mark) {
  for (int i = mark; i < c->carried.len && !c->refused; i++) {
    Carried *k = c->carried.data[i];
    carried_forget(k);
    k->before = bound_before(c, s, k->name);
    k->outside = !k->before && !c->caller && env_get(&c->env, k->name);
    k->handed_in = k->outside && definitely_assigned(c->module, c->scope, s, k->name);
    start(c, k);
  }
  fields_start(c);
}

static bool has_variable(const Carried *k) {
  for (int i = 0; i < k->nparts; i++)
    if (!has_variable(k->parts[i])) return false;
  return k->parts || k->var;
}

static AVal *held(Ctx *c, Carried *k) {
  AVal *v = av_data(k->type);
  if (k->parts) {
    AVal **items = NEW_ARRAY(AVal *, k->nparts);
    for (int i = 0; i < k->nparts; i++) items[i] = held(c, k->parts[i]);
    v = k->form ? object_of_items(c, k->form, items) : av_tuple(items, k->nparts);
  }
  v->carried = k;
  v->met = c->region->met;
  v->kept_inside = k->shows;
  v->epoch = c->region->epoch;
  return v;
}

void carried_refresh(Ctx *c, const Env *before, const Names *names) {
  c->env = env_copy(before);
  c->region->met = new_object(NULL)->serial;
  for (int i = 0; i < names->len; i++) {
    Carried *k = find_carried(c, names->data[i]);
    if (k && has_variable(k)) env_set(&c->env, k->name, held(c, k));
    else if (k && k->before) env_set(&c->env, k->name, k->before);
    else env_set(&c->env, names->data[i], av_unknown);
  }
  fields_refresh(c);
}

/* ---- fields ---- */

static Frame *frame_of(Ctx *c) { return &c->region->frames.data[c->region->frames.len - 1]; }

void fields_open(Ctx *c) {
  Frame frame = {.carried = c->region->carried.len};
  vec_push(&c->region->frames, frame);
}

void fields_close(Ctx *c) {
  c->region->carried.len = frame_of(c)->carried;
  c->region->frames.len--;
}

static Carried *new_field(Ctx *c, const SetField *f) {
  const Instance *in = f->in;
  Carried *k = new_carried(c, intern(arena_printf("%s_%s", in->path, f->name)));
  k->in = f->in;
  k->field = f->name;
  return k;
}

void fields_start(Ctx *c) {
  Frame *frame = frame_of(c);
  frame->serial = new_object(NULL)->serial;
  frame->journal = c->region->journal.len;
  c->region->carried.len = frame->carried;
  for (int i = 0; i < frame->fields.len && !c->refused; i++) {
    SetField *f = &frame->fields.data[i];
    if (!find_field(c, f->in, f->name)) {
      if (!f->k) f->k = new_field(c, f);
      vec_push(&c->region->carried, f->k);
      carried_forget(f->k);
      AVal *v = instance_entry(c, f->in, f->name);
      if (v && v->carried) v = carried_load(c, v);
      f->k->before = v;
      start(c, f->k);
    }
    f->head = env_get(&f->in->fields, f->name);
  }
}

void fields_restart(Ctx *c) {
  Frame *frame = frame_of(c);
  for (int i = 0; i < frame->fields.len; i++) {
    SetField *f = &frame->fields.data[i];
    if (f->head) instance_bind(c, f->in, f->name, f->head, false);
  }
}

void fields_refresh(Ctx *c) {
  Frame *frame = frame_of(c);
  for (int i = 0; i < frame->fields.len; i++) {
    SetField *f = &frame->fields.data[i];
    Carried *k = find_field(c, f->in, f->name);
    AVal *v = k && has_variable(k) ? held(c, k) : k && k->before ? k->before : av_unknown;
    instance_bind(c, f->in, f->name, v, false);
  }
}

static bool is_known_field(const Frame *frame, const ObjectChange *change) {
  for (int i = 0; i < frame->fields.len; i++)
    if (frame->fields.data[i].in == change->in && frame->fields.data[i].name == change->field) return true;
  return false;
}

bool fields_again(Ctx *c) {
  Region *r = c->region;
  Frame *frame = frame_of(c);
  bool again = false;
  for (int i = frame->carried; i < r->carried.len; i++) {
    again |= r->carried.data[i]->again;
    r->carried.data[i]->again = false;
  }
  for (int i = frame->journal; i < r->journal.len; i++) {
    const ObjectChange *change = &r->journal.data[i];
    bool made_inside = change->assigned && change->in->made && change->in->serial > frame->serial;
    if (!change->assigned || made_inside || is_known_field(frame, change)) continue;
    SetField f = {.in = change->in, .name = change->field};
    vec_push(&frame->fields, f);
    again = true;
  }
  return again;
}

void fields_leave(Ctx *c, int journal) {
  Region *r = c->region;
  for (int i = r->journal.len - 1; i >= journal; i--) {
    ObjectChange change = r->journal.data[i];
    if (change.in && change.binding) instance_bind(c, change.in, change.field, change.binding, false);
  }
}

bool fields_assigned(Ctx *c, const Mark *m) {
  for (int i = m->njournal; i < c->region->journal.len; i++)
    if (c->region->journal.data[i].assigned) return true;
  return false;
}

Carried *carried_result(Ctx *c, const char *name) { return new_carried(c, name); }

void carried_set(Ctx *c, Carried *k, AVal *v) {
  if (k->nullable && !k->bound) k->bound = new_flag(c, k->name, "bound");
  if (v->kind == AV_NONE) set_flag(c, k->bound, false);
  else bind_scalar(c, k, v);
}

AVal *carried_get(Ctx *c, Carried *k) { return k->nullable ? held(c, k) : carried_load(c, held(c, k)); }

bool is_unread(const AVal *v) {
  return v->kind == AV_DATA && v->carried && v->carried->nullable && v->carried->bound && !v->value && !v->object;
}

void carried_forget(Carried *k) {
  for (int i = 0; i < k->nparts; i++) carried_forget(k->parts[i]);
  k->var = k->definite = k->bound = NULL;
  k->again = false;
}

/* ---- reading ---- */

static AVal *load_parts(Ctx *c, const AVal *v) {
  AVal **items = NEW_ARRAY(AVal *, v->n);
  for (int i = 0; i < v->n; i++) items[i] = carried_load(c, v->items[i]);
  return v->kind == AV_INSTANCE ? object_of_items(c, v, items) : av_tuple(items, v->n);
}

/* What has been read once need not be read again. Undone with the statement, if that is refused. */
static void remember(Ctx *c, Carried *k, AVal *from, AVal *to) {
  if (bound_to(c, k) != from) return;
  Binding before = {k->name, from};
  if (!k->in) vec_push(&c->changed, before);
  bind_to(c, k, to, false);
}

AVal *carried_load(Ctx *c, AVal *v) {
  Carried *k = v->carried;
  if (v->value || v->object) return v;
  redeclare(c, k);
  if (k->handed_in)
    import_object(c, k->name, av_unknown);
  else if (k->outside && !definitely_assigned(c->module, c->scope, c->current, k->name))
    refuse(c, REASON_NAME, NULL, "'%s' may be bound before, or not at all", k->name);
  if (k->bound) check_flag(c, k->bound);
  if (k->parts) return load_parts(c, v);
  Value *value = get_variable(c, k->var);
  value->name = k->name;
  for (int i = 0; i < k->type.rank; i++)
    value->type.shape[i] = k->dynamic ? ext_dim(value, i) : k->type.shape[i];
  AVal *loaded = av_of_value(c, value);
  loaded->kept_inside = k->shows;
  if (loaded->object) {
    loaded->object->held = loaded->object->from = k;
    loaded->object->met = v->met;
  }
  if (k->loose) loaded->carried = k;
  if (k->loose && k->definite) loaded->definite = get_variable(c, k->definite);
  remember(c, k, v, loaded);
  return loaded;
}

/* The region ends: of what its variables hold, only the types are known from here on. */
void carried_leave(Ctx *c) {
  for (int i = 0; i < c->env.names.len; i++) {
    AVal *v = c->env.names.data[i].value;
    if (v && (v->kind == AV_TUPLE || (v->kind == AV_INSTANCE && v->instance && v->instance->made)) && v->carried) c->env.names.data[i].value = av_unknown;
    if (v && v->kind == AV_ROW) c->env.names.data[i].value = av_unknown;
    if (v && v->kind == AV_GROWING) c->env.names.data[i].value = list_outside(v);
    if (v && v->kind == AV_DATA && v->carried) c->env.names.data[i].value = av_data(v->type);
  }
}

AVal *settled(Ctx *c, AVal *v) {
  if (v->kind != AV_DATA || !v->carried) return v;
  if (!v->value && !v->object) v = carried_load(c, v);
  if (!v->carried) return v;
  if (v->definite) check_true(c, v->definite);    /* else found out in this walk: there will be another */
  AVal *sure = firm(v);
  remember(c, v->carried, v, sure);
  return sure;
}
