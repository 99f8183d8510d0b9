/* The names that a statement binds, also inside of it. */
#include "flow.h"
#include "infer.h"

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
