/* New objects: until a statement assigns a field anew, it is expected to be as __init__ left it.
 *
 *   self.best = 1e9                      in __init__: a float of Python
 *   self.best = x[i]                     in improve(): np.float64
 *   s = Search(); s.show(); s.improve()  s.best is a float in show() and where improve() starts
 *
 * Only a prediction of the types that a region meets, which its guard checks. */
#include <string.h>

#include "objects.h"

struct Birth { Names assigned; };

static bool has_name(const Names *names, const char *name) {
  for (int i = 0; i < names->len; i++)
    if (names->data[i] == name) return true;
  return false;
}

static void add_name(Names *names, const char *name) {
  if (!has_name(names, name)) vec_push(names, name);
}

Birth *new_birth(void) { return NEW(Birth); }

Birth *birth_copy(const Birth *b) {
  if (!b) return NULL;
  Birth *copy = NEW(Birth);
  for (int i = 0; i < b->assigned.len; i++) vec_push(&copy->assigned, b->assigned.data[i]);
  return copy;
}

bool is_as_born(const Birth *b, const char *field) { return b && !has_name(&b->assigned, field); }

/* Is a field of another type than in objects that are not new? */
static bool differs(const Birth *b, const Class *cls, int field) {
  const Binding *initial = &cls->initial.names.data[field];
  AVal *later = env_get(&cls->fields, initial->name);
  return is_as_born(b, initial->name) && initial->value->kind == AV_DATA && later && !aval_same_type(initial->value, later);
}

bool is_new(const AVal *v) {
  for (int i = 0; v->birth && i < v->cls->initial.names.len; i++)
    if (differs(v->birth, v->cls, i)) return true;
  return false;
}

bool same_age(const AVal *a, const AVal *b) {
  for (int i = 0; (a->birth || b->birth) && i < a->cls->initial.names.len; i++)
    if (differs(a->birth, a->cls, i) != differs(b->birth, b->cls, i)) return false;
  return true;
}

/* ---- which attributes a function assigns, by name ---- */

typedef struct { Ctx *c; Names assigned; Vec(const Function *) seen; } Effects;

static void effects_of_function(Effects *x, const Function *f);

static void effects_of_target(Effects *x, const Expr *e) {
  if (e->kind == E_ATTRIBUTE) add_name(&x->assigned, e->id);
  if (e->kind == E_TUPLE || e->kind == E_LIST)
    for (int i = 0; i < e->nitems; i++) effects_of_target(x, e->items[i]);
}

static void effects_of_expr(Effects *x, const Expr *e) {
  if (!e) return;
  if (e->kind == E_CALL && (e->items[0]->kind == E_ATTRIBUTE || e->items[0]->kind == E_NAME))
    for (int i = 0; i < x->c->module->nfunctions; i++)
      if (x->c->module->functions[i]->name == e->items[0]->id) effects_of_function(x, x->c->module->functions[i]);
  for (int i = 0; i < e->nitems; i++) effects_of_expr(x, e->items[i]);
  for (int i = 0; i < e->nkeywords; i++) effects_of_expr(x, e->keywords[i].value);
}

static void effects_of_body(Effects *x, Body body) {
  for (int i = 0; i < body.n; i++) {
    const Stmt *s = body.stmts[i];
    for (int k = 0; k < s->ntargets; k++)
      if (s->targets[k]) effects_of_target(x, s->targets[k]);
    effects_of_expr(x, s->value);
    for (int k = 0; k < s->nextra; k++) effects_of_expr(x, s->extra[k]);
    effects_of_body(x, s->body);
    effects_of_body(x, s->orelse);
    effects_of_body(x, s->finally);
    for (int k = 0; k < s->nhandlers; k++) effects_of_body(x, s->handlers[k]);
  }
}

static void effects_of_function(Effects *x, const Function *f) {
  for (int i = 0; i < x->seen.len; i++)
    if (x->seen.data[i] == f) return;
  vec_push(&x->seen, f);
  effects_of_body(x, f->body);
}

/* ---- statements ---- */

typedef struct { Birth *birth; const char *field; } Assignment;
static Vec(Assignment) pending;   /* of the statement that is being walked */

void note_assigned(const AVal *v, const char *field) {
  Assignment a = {v->birth, field};
  if (v->birth) vec_push(&pending, a);
}

void note_passed(Ctx *c, const AVal *v, const Function *f) {
  if (v->kind != AV_INSTANCE || !v->birth) return;
  Effects x = {.c = c};
  effects_of_function(&x, f);
  for (int i = 0; i < x.assigned.len; i++) note_assigned(v, x.assigned.data[i]);
}

void age_objects(void) {
  for (int i = 0; i < pending.len; i++) add_name(&pending.data[i].birth->assigned, pending.data[i].field);
  pending.len = 0;
}
