/* The names that a statement binds and reads, also inside of it. */
#include "flow.h"
#include "objects.h"

static void bindings(const Scope *scope, const Stmt *s, NameSet bound) {
  statement_bindings(scope, s, bound);
  for (int i = 0; i < s->body.n; i++) bindings(scope, s->body.stmts[i], bound);
  for (int i = 0; i < s->orelse.n; i++) bindings(scope, s->orelse.stmts[i], bound);
}

Names carried_names(Ctx *c, const Stmt *s) {
  NameSet bound = set_new(c->scope);
  bindings(c->scope, s, bound);
  Names names = {0};
  for (int i = 0; i < c->scope->nnames; i++)
    if (set_has(bound, i)) vec_push(&names, c->scope->names[i].name);
  return names;
}

/* ---- what closures read */

static bool read_in(const Scope *scope, const char *name) {
  int i = scope_index(scope, name);
  return i >= 0 && scope->names[i].kind == NAME_FREE;
}

/* A list comprehension is over when its list is there: it is no closure. */
static bool closure_in(const Expr *e, const char *name) {
  if (!e) return false;
  if ((e->kind == E_LAMBDA || e->kind == E_OTHERCOMP) && read_in(e->function->scope, name)) return true;
  for (int i = 0; i < e->nitems; i++)
    if (closure_in(e->items[i], name)) return true;
  for (int i = 0; i < e->nkeywords; i++)
    if (closure_in(e->keywords[i].value, name)) return true;
  for (int i = 0; i < e->ngenerators; i++) {
    if (closure_in(e->generators[i].iter, name)) return true;
    for (int k = 0; k < e->generators[i].nconds; k++)
      if (closure_in(e->generators[i].conds[k], name)) return true;
  }
  return false;
}

bool closure_reads(Body body, const char *name) {
  for (int i = 0; i < body.n; i++) {
    const Stmt *s = body.stmts[i];
    bool plain = s->kind <= S_ASSERT || s->kind == S_IF || s->kind == S_WHILE || s->kind == S_FOR;
    if (!plain || closure_in(s->value, name)) return true;
    for (int k = 0; k < s->ntargets; k++)
      if (closure_in(s->targets[k], name)) return true;
    for (int k = 0; k < s->nextra; k++)
      if (closure_in(s->extra[k], name)) return true;
    if (closure_reads(s->body, name) || closure_reads(s->orelse, name)) return true;
  }
  return false;
}

/* Variables are read before a loop that does not bind them, not in each of its rounds. */

static void add_reads(const Ctx *c, const Stmt *s, NameSet reads) {
  statement_reads(c->scope, s, reads);
  for (int i = 0; i < s->body.n; i++) add_reads(c, s->body.stmts[i], reads);
  for (int i = 0; i < s->orelse.n; i++) add_reads(c, s->orelse.stmts[i], reads);
}

static bool is_unread_array(const AVal *v) {
  return v && v->kind == AV_DATA && v->type.rank && v->carried && !v->object && !v->value && !v->carried->bound;
}

void carried_load_arrays(Ctx *c, const Stmt *loop) {
  NameSet reads = set_new(c->scope);
  add_reads(c, loop, reads);
  Names bound = carried_names(c, loop);
  for (int i = 0; i < bound.len; i++) set_drop(reads, scope_index(c->scope, bound.data[i]));
  for (int i = 0; i < c->env.names.len; i++) {
    int at = scope_index(c->scope, c->env.names.data[i].name);
    if (at >= 0 && set_has(reads, at) && is_unread_array(c->env.names.data[i].value)) carried_load(c, c->env.names.data[i].value);
  }
  for (int i = 0; i < c->region->object_values.len; i++) {
    const Instance *in = c->region->object_values.data[i]->instance;
    for (int k = 0; in && k < in->fields.names.len; k++)
      if (is_unread_array(in->fields.names.data[k].value)) carried_load(c, in->fields.names.data[k].value);
  }
}
