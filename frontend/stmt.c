/* Statements: each simple statement is tried in the open region; compound ones are walked, with the
 * types at the head of a loop brought to a fixed point first. */
#include <string.h>

#include "given.h"
#include "lists.h"
#include "numpy_functions.h"
#include "objects.h"
#include "returned.h"

enum { MAX_PASSES = 4 };   /* over a loop, until its types are stable */

/* ---- assignment ---- */

static AVal *item_of(Ctx *c, AVal *v, int i, int n) {
  if (v->kind == AV_TUPLE || v->kind == AV_LIST) {
    if (v->n == n) return v->items[i];
    return refuse(c, REASON_SHAPE, av_unknown, "unpacking of a sequence of another length");
  }
  if (v->kind == AV_SEQUENCE) return refuse(c, REASON_TYPE, typed_element(v), "unpacking of a sequence");
  if (av_is_array(v)) {
    AVal *type = v->type.rank > 1 ? av_array_type(v->type.dtype, v->type.rank - 1)
                                  : av_scalar_type(v->type.dtype, KIND_NPSCALAR);
    AVal *row = unpacked(c, v, i, n);
    return row ? row : refuse(c, REASON_TYPE, type, "unpacking of an array");
  }
  return refuse(c, REASON_TYPE, av_unknown, "unpacking of a value whose type is not known");
}

static void assign_name(Ctx *c, const char *id, AVal *v) {
  if (v->kind == AV_METHOD && v->items[0]->kind == AV_DATA)
    v = refuse(c, REASON_TYPE, av_unknown, "an attribute '%s' that may not be there", v->string);
  if (v->kind == AV_UNKNOWN) v = said_variable(c, id);
  const Name *n = scope_lookup(c->scope, id);
  bool elsewhere = c->function && n && (n->kind == NAME_GLOBAL || n->kind == NAME_FREE);    /* not a name of the body */
  if (c->control && !elsewhere && carried_bind(c, id, v)) return;
  if (n && n->kind == NAME_GLOBAL && c->function) {
    refuse(c, REASON_NAME, NULL, "'%s' is a global that a function assigns", id);
    return;
  }
  if (n && n->kind == NAME_FREE) {
    refuse(c, REASON_NAME, NULL, "'%s' of an enclosing function is assigned", id);
    return;
  }
  bool other = v->kind != AV_DATA && v->kind != AV_UNKNOWN && v->kind != AV_INSTANCE && c->control && !v->carried;
  bool constant = c->region && ((v->kind == AV_DATA && v->is_const) || other);   /* known in this region */
  bool certain = c->literal && bound_once(c->scope, id);
  if (constant || v->certain != certain) {
    AVal *copy = NEW(AVal);
    *copy = *v;
    copy->certain = certain;
    if (constant) copy->epoch = c->region->epoch;
    v = copy;
  }
  Binding before = {id, env_get(&c->env, id)};
  vec_push(&c->changed, before);
  env_set(&c->env, id, v);
}

/* Swaps what the statement assigned with what was there before. */
static void swap_changes(Ctx *c) {
  for (int k = 0; k < c->changed.len; k++) {
    Binding *b = &c->changed.data[k];
    bool again = false;     /* assigned twice: the first entry has what was there before */
    for (int j = 0; j < k; j++) again |= c->changed.data[j].name == b->name;
    if (again) continue;
    AVal *now = env_get(&c->env, b->name);
    env_set(&c->env, b->name, b->value);
    b->value = now;
  }
}

/* Is the array, or a view of it, in v? */
static bool has_object(const AVal *v, const Object *o, int depth) {
  enum { DEEP = 4 };
  if (v->kind == AV_DATA) return v->object == o;
  if (depth > DEEP) return true;
  for (int i = 0; i < v->n; i++)
    if (v->items[i] && has_object(v->items[i], o, depth + 1)) return true;
  const Env *fields = v->instance ? &v->instance->fields : NULL;
  for (int i = 0; fields && i < fields->names.len; i++)
    if (fields->names.data[i].value && has_object(fields->names.data[i].value, o, depth + 1)) return true;
  return false;
}

static bool is_own_name(const Ctx *c, const char *id) {
  const Name *n = scope_lookup(c->scope, id);
  return c->function && n && n->kind == NAME_LOCAL;
}

/* Is the array reached through names of this function alone? Not under control flow, which may bind them. */
static bool is_local_array(Ctx *c, const AVal *v) {
  if (c->caller || c->region->frames.len || !is_here(c, v) || !v->object) return false;
  if (v->object->external || v->object->held || v->object->listed) return false;
  for (int i = 0; i < c->env.names.len; i++) {
    const char *name = c->env.names.data[i].name;
    const AVal *other = c->env.names.data[i].value;
    if (!other || !has_object(other, v->object, 0)) continue;
    if (other->kind != AV_DATA || (same_binding(other, v) && !is_own_name(c, name))) return false;
    if (!c->control && is_live(c->current, name)) return false;     /* the region may end here: see below */
  }
  return true;
}

/* a.shape = n: another shape for each name of this array, not for other views of its memory. It cannot be handed
 * back, as that would be a view and not the array itself. */
static void assign_shape(Ctx *c, const char *id, AVal *shape) {
  AVal *old = use_name(c, id);
  if (old->kind == AV_INSTANCE) {
    assign_attribute(c, old, "shape", shape);
    return;
  }
  AVal *args[2] = {old, shape}, *v = av_is_array(old) ? numpy_call(c, "reshape", &(Args){.args = args, .nargs = 2}) : NULL;
  if (!v) v = av_unknown;
  bool fits = !c->refused && is_local_array(c, old) && av_is_contiguous(c, old);
  if (!fits) {
    refuse(c, REASON_STORE, NULL, "a store into the shape of an array");
    assign_name(c, id, v);
    return;
  }
  AVal *kept = NEW(AVal);
  *kept = *v;
  kept->kept_inside = true;
  for (int i = 0; i < c->env.names.len; i++)
    if (c->env.names.data[i].value && same_binding(c->env.names.data[i].value, old)) assign_name(c, c->env.names.data[i].name, kept);
}

/* a[i], b[k] = ...: how many */
static int stored_places(const Expr *target) {
  int n = target->kind == E_SUBSCRIPT || target->kind == E_ATTRIBUTE;
  for (int i = 0; (target->kind == E_TUPLE || target->kind == E_LIST) && i < target->nitems; i++)
    n += stored_places(target->items[i]);
  return n;
}

void assign(Ctx *c, Expr *target, AVal *v) {
  if (is_unread(v) && target->kind != E_NAME) v = carried_load(c, v);
  switch (target->kind) {
  case E_NAME: assign_name(c, target->id, v); return;
  case E_TUPLE: case E_LIST:
    for (int i = 0; i < target->nitems; i++) {
      if (target->items[i]->kind == E_STARRED) {
        assign(c, target->items[i]->items[0], refuse(c, REASON_OPAQUE, av_unknown, "a starred target"));
        continue;
      }
      assign(c, target->items[i], item_of(c, v, i, target->nitems));
    }
    return;
  case E_SUBSCRIPT: store_subscript(c, target, v); return;
  case E_ATTRIBUTE:
    if (!strcmp(target->id, "shape") && target->items[0]->kind == E_NAME) assign_shape(c, target->items[0]->id, v);
    else assign_attribute(c, eval(c, target->items[0]), target->id, v);
    return;
  default: refuse(c, REASON_STORE, NULL, "a store into an attribute"); return;
  }
}

static void aug_assign(Ctx *c, Stmt *s) {
  Expr *target = s->targets[0];
  if (target->kind == E_NAME) {
    AVal *old = eval(c, target);
    AVal *v = eval(c, s->value);
    AVal *r = binary_in_place(c, s->op, old, v);
    if (av_is_array(old)) {
      if (!c->refused) build_store(c, old, r);
      assign_name(c, target->id, old);
    } else {
      assign_name(c, target->id, r);
    }
    return;
  }
  if (target->kind == E_SUBSCRIPT) {
    aug_store_subscript(c, s);
    return;
  }
  AVal *base = eval(c, target->items[0]), *old = eval_attribute(c, base, target->id);
  AVal *r = binary_in_place(c, s->op, old, eval(c, s->value));
  if (!c->refused && av_is_array(old)) build_store(c, old, r);
  assign_attribute(c, base, target->id, av_is_array(old) ? old : r);
}

/* A list that the function changes gets memory of its own: out = []; xs, ys = [], [] */
static AVal *grown(Ctx *c, const Expr *target, const Expr *from, AVal *v) {
  if (c->refused) return v;
  if (target->kind == E_NAME && is_plain_list(v) && grows(c, target->id)) {
    AVal *now = env_get(&c->env, target->id);
    bool again = now && now->kind == AV_GROWING && now->epoch == c->region->epoch && list_is_only(c, now, target->id);
    return again ? list_emptied(c, now, v->n, v->items) : list_new(c, from, target->id, v->n, v->items);
  }
  if (target->kind != E_TUPLE || from->kind != E_TUPLE || v->kind != AV_TUPLE || v->n != target->nitems) return v;
  AVal **items = NEW_ARRAY(AVal *, v->n + 1);
  for (int i = 0; i < v->n; i++) items[i] = grown(c, target->items[i], from->items[i], v->items[i]);
  return av_tuple(items, v->n);
}

void exec_assignment(Ctx *c, Stmt *s) {
  if (s->kind == S_AUGASSIGN) {
    aug_assign(c, s);
    return;
  }
  if (!s->value) return;
  bool elements = true, names = true;
  for (int i = 0; i < s->ntargets; i++) {
    elements &= s->targets[i]->kind == E_SUBSCRIPT;
    names &= s->targets[i]->kind == E_NAME;
  }
  AVal *v = elements ? eval_masked(c, s->value) : names ? eval_unread(c, s->value) : eval(c, s->value);
  if (s->ntargets == 1 && c->control) v = grown(c, s->targets[0], s->value, v);
  c->literal = is_literal(c, s->value);
  int stores = 0;
  for (int i = 0; i < s->ntargets; i++) stores += stored_places(s->targets[i]);
  if (stores > 1 && c->region) make_transaction(c);      /* Python does the statement from its start */
  for (int i = 0; i < s->ntargets; i++) assign(c, s->targets[i], v);
  c->literal = false;
}

/* ---- simple statements ---- */

/* Behind the region nobody knows its lists. */
static AVal *without_lists(AVal *v) {
  if (v->kind == AV_GROWING) return list_outside(v);
  if (v->kind != AV_TUPLE && v->kind != AV_LIST) return v;
  AVal *copy = NEW(AVal);
  *copy = *v;
  copy->items = NEW_ARRAY(AVal *, v->n + 1);
  for (int i = 0; i < v->n; i++) copy->items[i] = without_lists(v->items[i]);
  return copy;
}

void note_return(Ctx *c, AVal *v) {
  v = without_lists(v);
  c->returned = c->has_returned ? aval_join(c->returned, v) : v;
  c->has_returned = true;
}

static bool can_be_handed_back(const AVal *v) {
  return (v->kind == AV_DATA && !v->kept_inside) || v->kind == AV_GROWING;
}

static void exec_return(Ctx *c, Stmt *s) {
  AVal *v = s->value ? settled(c, eval(c, s->value)) : av_none;
  Leaves leaves = {0};
  if (!c->refused) returned_leaves(c, v, &leaves);
  if (!leaves.len) refuse(c, REASON_TYPE, NULL, "a returned value that is not made of arrays, numbers, tuples and lists of those");
  for (int i = 0; i < leaves.len && !c->refused; i++)
    if (leaves.data[i]->kind == AV_DATA) materialise(c, leaves.data[i]);
  if (!c->refused) c->region->returned = true;
  c->value = v;
}

void exec_simple(Ctx *c, Stmt *s) {
  switch (s->kind) {
  case S_ANNASSIGN:
    if (!c->function) refuse(c, REASON_OPAQUE, NULL, "an annotation that the module keeps");
    exec_assignment(c, s);
    break;
  case S_ASSIGN: case S_AUGASSIGN: exec_assignment(c, s); break;
  case S_RETURN: exec_return(c, s); break;
  case S_EXPR: {
    int changes = c->region->journal.len + c->region->effects;
    eval(c, s->value);
    if (c->region->journal.len + c->region->effects == changes && !c->caller) refuse(c, REASON_OPAQUE, NULL, "an expression evaluated for its effect");
    break;
  }
  default: refuse(c, REASON_OPAQUE, NULL, "a statement that npcc leaves to Python");
  }
}

static void check_live_target(Ctx *c, Stmt *s, Expr *t) {
  if (t->kind == E_TUPLE || t->kind == E_LIST)
    for (int i = 0; i < t->nitems; i++) check_live_target(c, s, t->items[i]);
  if (t->kind != E_NAME) return;
  AVal *v = env_get(&c->env, t->id);
  bool live = !c->function || is_live(s, t->id);
  if (v && v->kind == AV_GROWING && live && !list_is_returnable(c, v)) return;
  if (v && can_be_handed_back(v)) return;
  if (!live || c->refused) return;
  c->unreturnable = v && v->kind != AV_UNKNOWN;
  refuse(c, REASON_TYPE, NULL, "'%s' is not an array or a number", t->id);
}

void (*infer_observer)(const Stmt *, const char *name, const AVal *);

static void observe(Ctx *c, const Stmt *s, const Expr *target) {
  if (!infer_observer || !c->record || c->caller) return;
  if (target->kind == E_TUPLE || target->kind == E_LIST)
    for (int i = 0; i < target->nitems; i++) observe(c, s, target->items[i]);
  AVal *v = target->kind == E_NAME ? env_get(&c->env, target->id) : NULL;
  if (v) infer_observer(s, target->id, v);
}

void observe_targets(Ctx *c, const Stmt *s) {
  for (int i = 0; i < s->ntargets; i++)
    if (s->targets[i]) observe(c, s, s->targets[i]);
}

/* What is assigned must be something that a region can hand back. */
static void check_results(Ctx *c, Stmt *s) {
  for (int i = 0; i < s->ntargets && !c->refused; i++) check_live_target(c, s, s->targets[i]);
}

static bool binds_captured(const Ctx *c, const Expr *target) {
  if (target->kind == E_TUPLE || target->kind == E_LIST)
    for (int i = 0; i < target->nitems; i++)
      if (binds_captured(c, target->items[i])) return true;
  const Name *n = target->kind == E_NAME ? scope_lookup(c->scope, target->id) : NULL;
  return n && n->kind == NAME_CELL && (!c->function || closure_reads(c->function->body, target->id));
}

/* Does the open region bind what closures read? Then it must hand it back, and cannot return as well. */
bool region_binds_captured(Ctx *c) {
  for (int i = 0; i < c->region->stmts.len; i++) {
    const Stmt *s = c->region->stmts.data[i];
    for (int k = 0; k < s->ntargets; k++)
      if (binds_captured(c, s->targets[k])) return true;
  }
  return false;
}

/* Returns false, and has changed nothing, if the statement cannot end a region; with `must` it then stays Python. */
static bool walk_simple(Ctx *c, Stmt *s, bool must) {
  age_objects();
  if (c->region && s->kind == S_RETURN && region_binds_captured(c)) region_close(c);
  if (!c->region) region_open(c);
  Mark mark = region_mark(c);
  c->changed.len = 0;
  c->refused = c->unreturnable = false;
  c->value = NULL;
  c->current = s;
  c->loc = (Loc){s->span.line, s->span.col};
  c->stmt = c->region->lines.len;
  exec_simple(c, s);
  if (!s->alone_on_lines) refuse(c, REASON_LAYOUT, NULL, "the statement shares its lines with another");
  check_results(c, s);
  if (!c->refused) {
    vec_push(&c->region->stmts, s);
    vec_push(&c->region->touches_array, c->touches_array);
    vec_push(&c->region->lines, s);
    AVal *joined = c->has_returned ? c->returned : NULL;
    if (c->region->returned) c->returned = c->value;
    bool close = c->region->committed || c->region->returned || c->single;
    if (close) region_close(c);
    if (c->value) {
      c->returned = joined;
      note_return(c, c->value);
    }
    observe_targets(c, s);
    return true;
  }
  swap_changes(c);
  region_rollback(c, mark);
  if (c->unreturnable && !must) return false;
  int changed = c->changed.len;
  region_close(c);
  c->changed.len = changed;      /* what closing it has read is no change of the statement */
  swap_changes(c);
  carried_leave(c);              /* nor is what the statement itself has read */
  observe_targets(c, s);
  if (s->kind == S_RETURN && c->value) note_return(c, c->value);
  report(c, s, NULL, c->reason, c->why);
  return true;
}

/* ---- compound statements ---- */

/* An expression that Python evaluates (a test, an iterable): its type. */
static AVal *outside(Ctx *c, Stmt *s, Expr *e) {
  region_close(c);
  region_open(c);
  c->current = s;
  c->loc = (Loc){s->span.line, s->span.col};
  c->refused = false;
  Mark mark = region_mark(c);
  AVal *v = eval(c, e);
  region_rollback(c, mark);
  carried_leave(c);
  c->region = NULL;
  return v;
}

static void assign_outside(Ctx *c, Stmt *s, Expr *target, AVal *v) {
  c->refused = false;
  c->current = s;
  if (target->kind == E_NAME || target->kind == E_TUPLE || target->kind == E_LIST) {
    region_open(c);
    c->refused = true;
    assign(c, target, v);
    c->region = NULL;
    c->refused = false;
  }
}

static void walk_inner(Ctx *c, Body body, bool single) {
  bool outer = c->single;
  c->single = outer || single;
  walk_body(c, body);
  region_close(c);
  c->single = outer;
}

static void loop_once(Ctx *c, Stmt *s) {
  if (s->kind == S_FOR) assign_outside(c, s, s->targets[0], typed_element(outside(c, s, s->value)));
  else outside(c, s, s->value);
  observe_targets(c, s);
  walk_inner(c, s->body, false);
}

static void walk_loop(Ctx *c, Stmt *s) {
  bool record = c->record;
  for (int i = 0; i < MAX_PASSES; i++) {
    Env head = env_copy(&c->env);
    c->record = false;
    loop_once(c, s);
    c->record = record;
    Env joined = env_copy(&head);
    env_join(&joined, &c->env);
    c->env = joined;
    if (env_same_types(&joined, &head)) break;
  }
  Env head = env_copy(&c->env);
  if (record) loop_once(c, s);
  Env joined = env_copy(&head);
  env_join(&joined, &c->env);
  c->env = joined;
  walk_inner(c, s->orelse, false);
}

static void walk_if(Ctx *c, Stmt *s) {
  outside(c, s, s->value);
  Env before = env_copy(&c->env);
  walk_inner(c, s->body, false);
  Env after_body = c->env;
  c->env = before;
  walk_inner(c, s->orelse, false);
  env_join(&c->env, &after_body);
}

static bool is_errstate(Ctx *c, Stmt *s) {
  if (s->nextra != 1 || s->extra[0]->kind != E_CALL) return false;
  AVal *callee = outside(c, s, s->extra[0]->items[0]);
  return callee->kind == AV_NAMED && !strcmp(callee->string, "numpy.errstate");
}

static void walk_with(Ctx *c, Stmt *s) {
  bool plain = is_errstate(c, s);
  for (int i = 0; i < s->ntargets; i++)
    if (s->targets[i]) assign_outside(c, s, s->targets[i], av_unknown);
  walk_inner(c, s->body, !plain);
}

static void walk_try(Ctx *c, Stmt *s) {
  walk_inner(c, s->body, true);
  for (int i = 0; i < s->nhandlers; i++) {
    Env before = env_copy(&c->env);
    walk_inner(c, s->handlers[i], true);
    Env after = c->env;
    c->env = before;
    env_join(&c->env, &after);
  }
  walk_inner(c, s->orelse, true);
  walk_inner(c, s->finally, true);
}

/* An import or a def: certain if nothing else binds the name. */
static void bind_definition(Ctx *c, const char *name, AVal *v) {
  AVal *copy = NEW(AVal);
  *copy = *v;
  copy->certain = bound_once(c->scope, name);
  env_set(&c->env, name, copy);
}

static void bind_import(Ctx *c, Stmt *s) {
  for (int i = 0; i < s->nimports; i++) {
    const Import *m = &s->imports[i];
    AVal *v = NEW(AVal);
    *v = (AVal){.kind = AV_MODULE};
    const char *name = m->as;
    if (s->kind == S_IMPORTFROM) {
      if (!m->module || m->dots || !strcmp(m->name, "*")) continue;
      const char *dotted = arena_printf("%s.%s", m->module, m->name);
      if (is_given_module(c, m->module)) {
        bind_definition(c, name ? name : m->name, given_name(c, m->module, m->name));
        continue;
      }
      AVal *known = numpy_attribute(dotted);
      bool module = !strcmp(dotted, "numpy.linalg") || !strcmp(dotted, "numpy.random") || !strcmp(dotted, "numpy.fft");
      if (module) v->string = dotted;
      else v = known ? known : av_named(dotted);
      if (!name) name = m->name;
    } else if (name) {
      v->string = m->module;
    } else {
      size_t dot = strcspn(m->module, ".");
      name = intern_n(m->module, dot);
      v->string = arena_strndup(m->module, dot);
    }
    bind_definition(c, name, v);
  }
}

static void define_function(Ctx *c, Stmt *s) {
  bind_definition(c, s->function->name, user_function(c, s->function));
}

static void note_class_variable(Ctx *c, Class *cls, Stmt *s) {
  const char *id = s->targets[0]->id;
  AVal *v = outside(c, s, s->value);
  class_note_field(cls, id, v, false);
  bool shadowed = s->kind == S_ANNASSIGN && is_dataclass(cls->def);    /* by a field of the instances */
  if (!shadowed && s->ntargets == 1 && is_literal(c, s->value) && bound_once(cls->def->class_scope, id)) env_set(&cls->constants, id, v);
}

/* Variables of the class body are attributes of the instances too. */
static void define_class(Ctx *c, Stmt *s) {
  AVal *v = NEW(AVal);
  *v = (AVal){.kind = AV_CLASS, .cls = class_of(c, s)};
  for (int i = 0; i < s->body.n; i++) {
    Stmt *inner = s->body.stmts[i];
    if ((inner->kind == S_ASSIGN || inner->kind == S_ANNASSIGN) && inner->value && inner->targets[0]->kind == E_NAME)
      note_class_variable(c, v->cls, inner);
  }
  bind_definition(c, s->name, v);
}

static void walk_compound(Ctx *c, Stmt *s) {
  age_objects();
  c->why_control = NULL;
  if (compile_compound(c, s)) return;
  region_close(c);
  bool defines = s->kind == S_FUNCTION || s->kind == S_CLASS || s->kind == S_IMPORT || s->kind == S_IMPORTFROM;
  report(c, s, NULL, defines ? REASON_DEFINITION : REASON_CONTROL,
         defines ? "runs in Python, once" : c->why_control ? arena_printf("its head runs in Python: %s", c->why_control)
                                                           : "its head runs in Python");
  switch (s->kind) {
  case S_IF: walk_if(c, s); break;
  case S_FOR: case S_WHILE: walk_loop(c, s); break;
  case S_WITH: walk_with(c, s); break;
  case S_TRY: walk_try(c, s); break;
  case S_IMPORT: case S_IMPORTFROM: bind_import(c, s); break;
  case S_FUNCTION: define_function(c, s); break;
  case S_CLASS: define_class(c, s); break;
  case S_MATCH:
    for (int i = 0; i < s->nhandlers; i++) walk_inner(c, s->handlers[i], true);
    break;
  default: break;
  }
}

bool is_docstring(const Stmt *s) { return s->kind == S_EXPR && s->value->kind == E_STRING; }

void walk_body(Ctx *c, Body body) {
  for (int i = 0; i < body.n; i++) {
    Stmt *s = body.stmts[i];
    c->touches_array = false;
    if (compile_rest(c, body, i)) return;
    switch (s->kind) {
    case S_ASSIGN: case S_AUGASSIGN: case S_ANNASSIGN: case S_RETURN:
      if (walk_simple(c, s, false)) break;
      if (compile_rest_from(c, body, i)) return;
      walk_simple(c, s, true);
      break;
    case S_EXPR:
      if (is_docstring(s)) region_close(c);
      else walk_simple(c, s, true);
      break;
    case S_PASS: case S_GLOBAL: case S_NONLOCAL: case S_BREAK: case S_CONTINUE:
      region_close(c);
      break;
    case S_RAISE: case S_ASSERT: case S_DELETE: case S_OPAQUE:
      region_close(c);
      report(c, s, NULL, REASON_OPAQUE, "a statement that npcc leaves to Python");
      break;
    default: walk_compound(c, s);
    }
  }
  region_close(c);
}
