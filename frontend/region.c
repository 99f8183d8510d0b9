/* The open region: parameters, rollback, and its end as a RegionPlan. */
#include <string.h>

#include "bounds.h"
#include "lists.h"
#include "objects.h"
#include "returned.h"

enum { MAX_SPECIALISATIONS = 4 };

/* Appends to an array whose capacity is the power of two above its length. */
#define PUSH(array, n, x)                                                                 \
  do {                                                                                    \
    if (((n) & ((n) - 1)) == 0) {                                                         \
      void *grown = arena_alloc(sizeof *(array) * (size_t)((n) ? 2 * (n) : 1));           \
      if (n) memcpy(grown, array, sizeof *(array) * (size_t)(n));                         \
      array = grown;                                                                      \
    }                                                                                     \
    (array)[(n)++] = (x);                                                                 \
  } while (0)

void region_open(Ctx *c) {
  static int epochs;
  Region *r = NEW(Region);
  r->f = func_new("r0");
  const char *slash = strrchr(c->module->source->path, '/');
  r->f->file = slash ? slash + 1 : c->module->source->path;   /* the same output in any directory */
  r->f->where = c->function ? c->function->qualname : "<module>";
  r->epoch = ++epochs;
  r->at = r->f->body;
  c->region = r;
}

Mark region_mark(Ctx *c) {
  Region *r = c->region;
  return (Mark){r->at, r->at->last, r->args.len, r->f->body->nparams, r->f->nobjects, r->f->next_value, r->f->nvars, r->journal.len, r->small.len,
                r->equal.len, r->bounds.len, r->stmts.len, r->lines.len, r->inlined.len, ext_assumptions(), r->pays, r->committed,
                r->returned, r->f->transaction, r->returns};
}

void region_rollback(Ctx *c, Mark m) {
  Region *r = c->region;
  r->at = m.at;
  while (r->at->last != m.last) node_remove(r->at->last);
  r->f->nvars = m.nvars;
  r->lines.len = m.nlines;
  r->inlined.len = m.ninlined;
  r->f->transaction = m.transaction;
  r->returns = m.returns;
  for (int i = r->journal.len - 1; i >= m.njournal; i--) {
    ObjectChange *change = &r->journal.data[i];
    if (change->in) {
      instance_unbind(change->in, change->field, change->binding);
      continue;
    }
    change->object->current = change->old;
    change->object->version--;
  }
  r->journal.len = m.njournal;
  r->small.len = m.nsmall;
  r->equal.len = m.nequal;
  r->bounds.len = m.nbounds;
  r->stmts.len = r->touches_array.len = m.nstmts;
  r->f->body->nparams = m.nparams;
  r->args.len = m.nargs;
  r->f->nobjects = r->object_paths.len = r->object_values.len = m.nobjects;
  r->params.len = r->param_values.len = m.nparams;
  r->f->next_value = m.nvalues;
  ext_forget(m.nassumptions);
  r->pays = m.pays;
  r->committed = m.committed;
  r->returned = m.returned;
}

void region_rollback_body(Ctx *c, Mark *m) {
  Region *r = c->region;
  m->nargs = r->args.len;
  m->nparams = r->f->body->nparams;
  m->nobjects = r->f->nobjects;
  m->nvalues = r->f->next_value;
  region_rollback(c, *m);
}

Object *new_object(Value *current) {
  static int serial;
  Object *o = NEW(Object);
  o->current = current;
  o->serial = ++serial;
  return o;
}

void set_current(Ctx *c, Object *object, Value *v) {
  ObjectChange change = {.object = object, .old = object->current};
  vec_push(&c->region->journal, change);
  object->current = v;
  object->version++;
}

/* The order that a guard can ask for: the predicted one if it is C or Fortran, else C. */
static void set_param_order(Type *t) {
  bool fortran = t->rank > 1;
  for (int i = 0; i < t->rank; i++) fortran &= t->order[i] == t->rank - 1 - i && !axis_is_one(t, i);
  for (int i = 0; i < t->rank; i++) t->order[i] = (signed char)(fortran ? t->rank - 1 - i : i);
}

static AVal *param_of_type(Ctx *c, const char *name, Type type) {
  Region *r = c->region;
  Value *v = func_add_param(r->f, name, type);
  for (int i = 0; i < type.rank; i++) v->type.shape[i] = axis_is_one(&type, i) ? ext_const(1) : ext_dim(v, i);
  AVal *a = av_data(v->type);
  a->epoch = r->epoch;
  if (type.rank == 0) {
    a->value = v;
    if (type.kind == KIND_PYSCALAR && type.dtype == DT_INT64) a->extent = ext_scalar(v);
    return a;
  }
  a->object = new_object(v);
  a->object->external = true;
  return a;
}

int region_argument(Ctx *c, const char *name) {
  Region *r = c->region;
  for (int i = 0; i < r->args.len; i++)
    if (r->args.data[i] == name) return i;
  vec_push(&r->args, name);
  return r->args.len - 1;
}

AVal *region_field(Ctx *c, const char *path) {
  Region *r = c->region;
  for (int i = 0; i < r->params.len; i++)
    if (r->params.data[i] == path) return r->param_values.data[i];
  return NULL;
}

/* name: of the parameter; path: where it comes from. */
static AVal *import_param(Ctx *c, const char *name, const char *path, AVal *outside) {
  Region *r = c->region;
  Type type = outside->type;
  if (!dtype_is_native(type.dtype))
    return refuse(c, REASON_DTYPE, outside, "'%s' has dtype %s", name, dtype_name(type.dtype));
  if (type.rank == 0 && type.kind == KIND_ARRAY)
    return refuse(c, REASON_TYPE, outside, "'%s' is a 0-d array", name);
  set_param_order(&type);
  AVal *v = param_of_type(c, name, type);
  vec_push(&r->params, path);
  vec_push(&r->param_values, v);
  return v;
}

AVal *region_import(Ctx *c, const char *name, AVal *outside) {
  Region *r = c->region;
  AVal *known = region_field(c, name);
  if (known) return known;
  int before = r->params.len;
  AVal *v = import_param(c, name, name, outside);
  if (r->params.len > before) r->f->params[before].of = region_argument(c, name);
  return v;
}

/* "self_u", or another name that no parameter has. */
static const char *field_name(const Region *r, const char *path) {
  char *name = arena_strdup(path);
  for (char *at = name; *at; at++)
    if (*at == '.') *at = '_';
  const char *free = intern(name);
  for (int i = 0; i < r->f->body->nparams; i++)
    if (r->f->body->params[i]->name == free) free = intern(arena_printf("%s_", free)), i = -1;
  return free;
}

AVal *region_import_field(Ctx *c, const char *path, int object, const char *attr, AVal *outside) {
  Region *r = c->region;
  AVal *known = region_field(c, path);
  if (known) return known;
  int before = r->params.len;
  AVal *v = import_param(c, field_name(r, path), path, outside);
  if (r->params.len > before) {
    r->f->params[before].of = object;
    r->f->params[before].attr = attr;
  }
  return v;
}

static void add_report(Ctx *c, Stmt *s, RegionPlan *plan, Reason reason, const char *why, bool touches_array) {
  if (!c->record) return;
  Program *p = c->program;
  for (int i = 0; i < p->nreport; i++)
    if (p->report[i].stmt == s) {
      bool array_work = p->report[i].array_work || touches_array;
      if (plan && !p->report[i].region) p->report[i] = (StmtReport){s, plan, NULL, NULL, array_work};
      return;
    }
  bool array_work = touches_array && (plan || (reason != REASON_NO_WORK && reason != REASON_CONTROL &&
                                               reason != REASON_DEFINITION));
  StmtReport row = {s, plan, plan ? NULL : reason_code(reason), plan ? NULL : why, array_work};
  PUSH(p->report, p->nreport, row);
}

void report(Ctx *c, Stmt *s, RegionPlan *plan, Reason reason, const char *why) {
  add_report(c, s, plan, reason, why, c->touches_array);
}

/* ---- the end of a region ---- */

static void add_target_names(Names *names, const Expr *target) {
  if (target->kind == E_NAME) {
    for (int i = 0; i < names->len; i++)
      if (names->data[i] == target->id) return;
    vec_push(names, target->id);
  }
  if (target->kind == E_TUPLE || target->kind == E_LIST)
    for (int i = 0; i < target->nitems; i++) add_target_names(names, target->items[i]);
}

bool is_live(const Stmt *s, const char *name) {
  for (int i = 0; i < s->nlive_after; i++)
    if (s->live_after[i] == name) return true;
  return false;
}

static void set_exits(Region *r) {
  Func *f = r->f;
  f->nexits = 1;
  f->exits = NEW_ARRAY(Exit, 1);
  f->exits[0].nlive = r->params.len;
  f->exits[0].names = NEW_ARRAY(const char *, r->params.len + 1);
  f->exits[0].live = NEW_ARRAY(Value *, r->params.len + 1);
  for (int i = 0; i < r->params.len; i++) {
    f->exits[0].names[i] = f->body->params[i]->name;
    f->exits[0].live[i] = f->body->params[i];
  }
}

/* Of a compound statement: up to where its body starts. */
static Span head_span(const Source *source, const Stmt *s) {
  Span span = s->span;
  if (!s->body.n) return span;
  span.end = s->body.stmts[0]->span.start;
  while (span.end > span.start && strchr(" \t\r\n\f", source->text[span.end - 1])) span.end--;
  return span;
}

static void set_statements(Ctx *c, Region *r) {
  Func *f = r->f;
  f->nstmts = r->lines.len;
  f->stmts = NEW_ARRAY(Loc, f->nstmts);
  f->stmt_text = NEW_ARRAY(const char *, f->nstmts);
  for (int i = 0; i < f->nstmts; i++) {
    Stmt *s = r->lines.data[i];
    f->stmts[i] = (Loc){s->span.line, s->span.col};
    f->stmt_text[i] = source_span(c->module->source, head_span(c->module->source, s));
  }
}

static void set_arguments(Region *r) {
  r->f->args = r->args.data;
  r->f->nargs = r->args.len;
}

static void set_results(Ctx *c, Names names, Value **values, int n) {
  Func *f = c->region->f;
  f->nresults = n;
  f->result_names = NEW_ARRAY(const char *, n + 1);
  for (int i = 0; i < names.len; i++) f->result_names[i] = names.data[i];
  for (int i = 0; i < names.len; i++)
    if (values[i]->name == NULL) values[i]->name = names.data[i];
  for (int i = 0; i < n; i++) check_handed_back(c, values[i]);
  emit(c, N_RETURN, n, values, false);
}

static bool same_names(const char **a, int na, Names b) {
  if (na != b.len) return false;
  for (int i = 0; i < na; i++)
    if (a[i] != b.data[i]) return false;
  return true;
}

static bool same_text(const char *a, const char *b) { return a == b || (a && b && !strcmp(a, b)); }

static bool same_objects(const Func *a, const Func *b) {
  if (a->nobjects != b->nobjects) return false;
  for (int i = 0; i < a->nobjects; i++) {
    const GuardObject *x = &a->objects[i], *y = &b->objects[i];
    if (x->kind != y->kind || x->of != y->of || x->arg != y->arg || x->attr != y->attr || !same_text(x->what, y->what)) return false;
  }
  return true;
}

static bool same_param_types(const Func *a, const Func *b) {
  if (a->body->nparams != b->body->nparams || !same_objects(a, b)) return false;
  for (int i = 0; i < a->body->nparams; i++) {
    if (a->params[i].of != b->params[i].of || a->params[i].attr != b->params[i].attr) return false;
    if (!same_guard(&a->body->params[i]->type, &b->body->params[i]->type)) return false;
  }
  return true;
}

static void add_function(RegionPlan *plan, Func *f, int variant) {
  f->name = plan->name;
  int n = plan->nfuncs;
  PUSH(plan->variant, n, variant);
  PUSH(plan->funcs, plan->nfuncs, f);
}

/* Is `name` declared global by the function that the region is in? */
static bool declared_global(Ctx *c, const char *name) {
  if (!c->function) return false;
  const Name *n = scope_lookup(c->scope, name);
  return n && n->kind == NAME_GLOBAL;
}

static RegionPlan *new_plan(Ctx *c, Names results) {
  Region *r = c->region;
  Program *p = c->program;
  RegionPlan *plan = NEW(RegionPlan);
  plan->name = arena_printf("r%d", p->nregions + 1);
  plan->where = r->f->where;
  plan->function = c->function;
  plan->stmts = r->stmts.data;
  plan->nstmts = r->stmts.len;
  plan->params = r->args.data;
  plan->nparams = r->args.len;
  plan->results = results.data;
  plan->nresults = results.len;
  plan->returns = r->returned || r->returns;
  Names globals = {0};
  for (int i = 0; i < results.len; i++)
    if (declared_global(c, results.data[i])) vec_push(&globals, results.data[i]);
  plan->globals = globals.data;
  plan->nglobals = globals.len;
  PUSH(p->regions, p->nregions, plan);
  return plan;
}

/* The plan that these statements may join as another specialisation. *clash: some plan covers some of
 * them in another way. */
static RegionPlan *matching_plan(Ctx *c, Names results, bool *clash) {
  Region *r = c->region;
  Program *p = c->program;
  for (int i = 0; i < p->nregions; i++) {
    RegionPlan *plan = p->regions[i];
    int first = plan->stmts[0]->span.start, last = plan->stmts[plan->nstmts - 1]->span.end;
    if (r->stmts.data[r->stmts.len - 1]->span.end <= first || r->stmts.data[0]->span.start >= last)
      continue;
    bool same = plan->stmts[0] == r->stmts.data[0] && plan->nstmts == r->stmts.len &&
                plan->nparams == r->args.len && same_names(plan->results, plan->nresults, results);
    for (int k = 0; same && k < plan->nparams; k++) same = plan->params[k] == r->args.data[k];
    if (same) return plan;
    *clash = true;
  }
  return NULL;
}

static Func *clone(Func *f) {
  Text t = {0};
  func_print(&t, f);
  const char *error = NULL;
  Func *copy = func_parse(t.data, &error);
  if (!copy) bug("a region does not parse back: %s", error);
  for (int i = 0; i < f->body->nparams; i++) copy->params[i] = f->params[i];
  copy->objects = f->objects;
  copy->nobjects = f->nobjects;
  copy->stores = f->stores;
  copy->nstores = f->nstores;
  copy->args = f->args;
  copy->nargs = f->nargs;
  copy->structure = f->structure;
  return copy;
}

/* Module level: globals that nothing reads any more are not made when the program is the main one. Where such
 * a global may stay unbound (main_only), Python runs the statements of an imported module. */
static void add_main_variant(RegionPlan *plan, Func *f, const Stmt *last, Names results, bool main_only) {
  bool dead = main_only;
  for (int i = 0; i < results.len; i++) dead |= !is_live(last, results.data[i]);
  if (!dead) return add_function(plan, f, 0);
  Func *as_main = clone(f);
  Node *ret = as_main->body->last;
  for (int i = 0; i < results.len; i++) {
    if (is_live(last, results.data[i])) continue;
    Node *zero = node_new(as_main, N_CONST, 0, NULL, 1);
    zero->exit = -1;
    node_insert_before(ret, zero);
    ret->args[i] = node_result(as_main, zero, 0, type_scalar(DT_INT64, KIND_PYSCALAR), NULL);
  }
  if (!main_only) add_function(plan, f, 1);
  add_function(plan, as_main, 2);
}

/* A statement of the region, and those inside of it. */
static void report_native(Ctx *c, Stmt *s, RegionPlan *plan, bool touches_array) {
  add_report(c, s, plan, 0, NULL, touches_array);
  for (int i = 0; i < s->body.n; i++) report_native(c, s->body.stmts[i], plan, touches_array);
  for (int i = 0; i < s->orelse.n; i++) report_native(c, s->orelse.stmts[i], plan, touches_array);
}

static void keep_region(Ctx *c, Names results) {
  Region *r = c->region;
  bool clash = false;
  RegionPlan *plan = matching_plan(c, results, &clash);
  if (clash) return;
  if (plan) {
    if (plan->nfuncs >= MAX_SPECIALISATIONS) return;
    for (int i = 0; i < plan->nfuncs; i++)
      if (same_param_types(plan->funcs[i], r->f)) return;
  } else {
    plan = new_plan(c, results);
  }
  if (c->function || plan->returns) add_function(plan, r->f, 0);
  else add_main_variant(plan, r->f, r->stmts.data[r->stmts.len - 1], results, r->main_only);
  for (int i = 0; i < r->stmts.len; i++)
    report_native(c, r->stmts.data[i], plan, r->touches_array.data[i]);
  for (int i = 0; i < r->inlined.len; i++) add_report(c, r->inlined.data[i], plan, 0, NULL, false);
}

/* All paths have returned: the results are those of any `return`. */
static void close_with_returns(Ctx *c, const AVal *v) {
  Region *r = c->region;
  Leaves leaves = {0};
  r->f->structure = returned_leaves(c, (AVal *)v, &leaves);
  int n = leaves.len;
  r->f->result_parts = NEW_ARRAY(unsigned char, n + r->f->nstores + 1);
  for (int i = 0; i < n; i++) r->f->result_parts[i] = part_of(leaves.data[i]);
  set_arguments(r);
  set_statements(c, r);
  set_exits(r);
  emit_bounds(r);
  set_returned_fields(c);
  r->f->nresults = n + r->f->nstores;
  r->f->result_names = NEW_ARRAY(const char *, r->f->nresults + 1);
  keep_region(c, (Names){0});
}

/* What z.real is a part of, as a view of its own: another z.real is another object. */
static Value *whole_of_part(Ctx *c, AVal *part) {
  Value *z = materialise(c, complex_of_part(c, part));
  if (!z) return NULL;
  View all = view_identity(z->type.rank, z->type.shape);
  return build_view(c, z, &all);
}

static void set_parts(Region *r, Value *const *values, int n) {
  r->f->result_parts = NEW_ARRAY(unsigned char, n + 1);
  for (int i = 0; i < n; i++)
    for (int k = 0; k < r->handed_back.len; k++)
      if (r->handed_back.data[k].value == values[i]) r->f->result_parts[i] = part_of(r->handed_back.data[k].v);
}

Value *hand_back(Ctx *c, AVal *v) {
  Region *r = c->region;
  for (int i = 0; i < r->handed_back.len; i++)
    if ((av_is_array(v) || v->kind == AV_GROWING) && same_binding(r->handed_back.data[i].v, v)) return r->handed_back.data[i].value;
  if (v->kind == AV_GROWING) {
    HandedBack list = {v, list_is_returnable(c, v) ? materialise(c, list_items(c, v)) : NULL};
    vec_push(&r->handed_back, list);
    return list.value;
  }
  HandedBack h = {v, v->kind == AV_DATA && v->part ? whole_of_part(c, v) : materialise(c, v)};
  vec_push(&r->handed_back, h);
  return h.value;
}

static bool binds(Ctx *c, const Stmt *s, const char *name);

static bool body_binds(Ctx *c, Body body, const char *name) {
  for (int i = 0; i < body.n && !has_jump((Body){body.stmts, i + 1}); i++)
    if (body.stmts[i]->kind == S_RAISE || binds(c, body.stmts[i], name)) return true;
  return false;
}

static bool target_binds(const Expr *target, const char *name) {
  if (target->kind == E_NAME) return target->id == name;
  for (int i = 0; (target->kind == E_TUPLE || target->kind == E_LIST) && i < target->nitems; i++)
    if (target_binds(target->items[i], name)) return true;
  return false;
}

/* for i in range(n), where n is a number that is never another one: is there a round? */
static bool has_rounds(Ctx *c, const Stmt *s) {
  const Expr *e = s->value;
  bool range = e->kind == E_CALL && e->nitems == 2 && !e->nkeywords && e->items[0]->kind == E_NAME && !strcmp(e->items[0]->id, "range");
  if (!range) return false;
  const Expr *n = e->items[1];
  const AVal *v = n->kind == E_NUMBER_INT ? eval(c, e->items[1]) : n->kind == E_NAME ? env_get(&c->env, n->id) : NULL;
  int64_t rounds;
  return v && (n->kind != E_NAME || v->certain) && av_const_int(v, &rounds) && rounds > 0;
}

/* Is the name bound wherever the statement ends? */
static bool binds(Ctx *c, const Stmt *s, const char *name) {
  if (s->kind == S_IF) return body_binds(c, s->body, name) && body_binds(c, s->orelse, name);
  if (s->kind == S_FOR) return has_rounds(c, s) && (target_binds(s->targets[0], name) || body_binds(c, s->body, name));
  if (s->kind != S_ASSIGN && s->kind != S_AUGASSIGN && s->kind != S_ANNASSIGN) return false;
  for (int i = 0; i < s->ntargets; i++)
    if (target_binds(s->targets[i], name)) return true;
  return false;
}

/* Where Python runs the statements, for other inputs, it may find that a loop has not bound the name. */
static bool surely_bound(Ctx *c, const Region *r, const char *name) {
  if (definitely_assigned(c->module, c->scope, r->stmts.data[0], name)) return true;
  for (int i = 0; i < r->stmts.len; i++)
    if (binds(c, r->stmts.data[i], name)) return true;
  return false;
}

static void close_with_results(Ctx *c) {
  Region *r = c->region;
  Names results = {0};
  Vec(Value *) values = {0};
  const Stmt *last = r->stmts.data[r->stmts.len - 1];
  if (r->returned) {
    Leaves leaves = {0};
    r->f->structure = returned_leaves(c, c->returned, &leaves);
    for (int i = 0; i < leaves.len; i++) vec_push(&values, hand_back(c, leaves.data[i]));
  } else {
    Names assigned = {0};
    for (int i = 0; i < r->lines.len; i++)
      for (int k = 0; k < r->lines.data[i]->ntargets; k++)
        add_target_names(&assigned, r->lines.data[i]->targets[k]);
    for (int i = 0; i < assigned.len; i++) {
      if (c->function && !is_live(last, assigned.data[i])) continue;
      AVal *v = env_get(&c->env, assigned.data[i]);
      if (v && v->kind == AV_DATA && v->kept_inside) return;
      if (!surely_bound(c, r, assigned.data[i])) {
        if (c->function || is_live(last, assigned.data[i])) return;
        r->main_only = true;
        continue;
      }
      if (v && v->carried) v = settled(c, v);
      Value *value = v ? hand_back(c, v) : NULL;
      if (!value) return;
      vec_push(&results, assigned.data[i]);
      vec_push(&values, value);
    }
  }
  if (c->refused || !store_fields(c, &values.data, &values.len)) return;
  set_statements(c, r);
  set_exits(r);
  set_arguments(r);
  emit_bounds(r);
  set_parts(r, values.data, values.len);
  set_results(c, results, values.data, values.len);
  keep_region(c, results);
}

void region_close(Ctx *c) { region_close_returned(c, NULL); }

/* Roughly, in operations of Python's own numbers, what the scalars of a region cost in Python. NumPy's
 * scalars, elements of arrays and functions take the time of several. */
static int scalar_work(const Region *r) {
  int work = 0;
  for (const Node *n = r->f->body->first; n; n = n->next) {
    if (n->kind == N_CALL && n->call == CALL_DRAW && n->results[0]->type.rank == 0) work += n->nargs ? 12 : 3;
    if (n->kind != N_MAP && n->kind != N_VIEW) continue;
    const Type *t = &n->results[0]->type;
    bool function = n->kind == N_MAP && (op_info[n->op].flags & OPF_NUMPY_LOOP);
    work += t->rank ? 0 : n->kind == N_VIEW || t->kind == KIND_NPSCALAR || function ? 3 : n->op != OP_CAST;
  }
  return work;
}

enum { SCALARS_PAY = 12 };   /* a call of a region costs as much as some five operations */

void region_close_returned(Ctx *c, AVal *returns) {
  Region *r = c->region;
  if (!r) return;
  if (c->function && scalar_work(r) >= SCALARS_PAY) r->pays = true;
  if (c->record && r->stmts.len) {
    bool refused = c->refused;
    c->refused = false;
    if (r->pays && returns) close_with_returns(c, returns);
    else if (r->pays) close_with_results(c);
    for (int i = 0; i < r->stmts.len; i++)
      report(c, r->stmts.data[i], NULL, REASON_NO_WORK, "no array arithmetic in this run of statements");
    c->refused = refused;
  }
  carried_leave(c);
  c->region = NULL;
}
