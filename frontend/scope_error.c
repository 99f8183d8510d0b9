/* Mistakes that CPython finds after parsing, since they depend on what is around a statement: a
 * `return` outside a function, a `break` outside a loop. Those of names were found by bind.c. */
#include <string.h>

#include "tokens.h"

/* What is around the code that is looked at. */
typedef struct {
  const Source *source;
  const Function *function;      /* NULL: a module or class body */
  bool in_loop, in_comprehension;
  Problem *problem;
} Around;

static void check_body(Around, Body);
static void check_expr(Around, const Expr *);

static void report(Around a, Span at, const char *message) {
  if (!a.problem->type)
    *a.problem = problem_at(a.source, at.start, at.end, "SyntaxError", message);
}

/* ---------------------------------------------------------------- expressions */

static bool may_await(const Function *f) { return f && f->is_async; }

static void check_comprehension(Around a, const Expr *e) {
  Around inner = a;
  for (int i = 0; i < e->ngenerators; i++)
    if (e->generators[i].is_async && !may_await(a.function) &&
        strcmp(e->function->name, "<genexpr>"))
      report(a, e->span, "asynchronous comprehension outside of an asynchronous function");
  inner.in_comprehension = true;
  for (int i = 0; i < e->nitems; i++) check_expr(inner, e->items[i]);
}

static void check_call(Around a, const Expr *e) {
  for (int i = 0; i < e->nkeywords; i++)
    for (int k = 0; k < i; k++)
      if (e->keywords[i].name && e->keywords[i].name == e->keywords[k].name)
        report(a, e->keywords[i].span,
               arena_printf("keyword argument repeated: %s", e->keywords[i].name));
}

/* `*a` makes sense inside a tuple, a list, a set, a call, an index. */
static void check_star(Around a, const Expr *e) {
  if (e && e->kind == E_STARRED) report(a, e->span, "can't use starred expression here");
}

static void check_expr(Around a, const Expr *e) {
  if (!e) return;
  switch (e->kind) {
    case E_YIELD:
      if (!a.function) report(a, e->span, "'yield' outside function");
      else if (e->nitems) check_star(a, e->items[0]);
      if (a.function && e->delegates && a.function->is_async)
        report(a, e->span, "'yield from' inside async function");
      break;
    case E_AWAIT:
      if (!a.function) report(a, e->span, "'await' outside function");
      else if (!may_await(a.function) && !a.in_comprehension)
        report(a, e->span, "'await' outside async function");
      break;
    case E_LAMBDA: {
      for (int i = 0; i < e->function->nparams; i++)
        check_expr(a, e->function->params[i].default_value);
      Around inner = {.source = a.source, .function = e->function, .problem = a.problem};
      check_body(inner, e->function->body);
      return;
    }
    case E_LISTCOMP: case E_OTHERCOMP: check_comprehension(a, e); return;
    case E_CALL: check_call(a, e); break;
    default: break;
  }
  for (int i = 0; i < e->nitems; i++) check_expr(a, e->items[i]);
  for (int i = 0; i < e->nkeywords; i++) check_expr(a, e->keywords[i].value);
}

static void check_target(Around a, const Expr *e) {
  if (e->kind != E_TUPLE && e->kind != E_LIST) return;
  int stars = 0;
  for (int i = 0; i < e->nitems; i++) {
    if (e->items[i]->kind == E_STARRED && ++stars > 1)
      report(a, e->span, "multiple starred expressions in assignment");
    check_target(a, e->items[i]->kind == E_STARRED ? e->items[i]->items[0] : e->items[i]);
  }
}

/* ---------------------------------------------------------------- statements */

static void check_function(Around a, const Function *f) {
  for (int i = 0; i < f->ndecorators; i++) check_expr(a, f->decorators[i]);
  for (int i = 0; i < f->nparams; i++) check_expr(a, f->params[i].default_value);
  Around inner = {.source = a.source, .function = f, .problem = a.problem};
  check_body(inner, f->body);
}

static void check_handlers(Around a, const Stmt *s) {
  for (int i = 0; i < s->nhandlers; i++) {
    if (s->kind == S_TRY && !s->clauses[i].type && i + 1 < s->nhandlers)
      report(a, s->clauses[i].span, "default 'except:' must be last");
    check_expr(a, s->clauses[i].type);
    check_expr(a, s->clauses[i].guard);
    check_body(a, s->handlers[i]);
  }
}

/* Is the statement itself where it may be? */
static void check_place(Around a, const Stmt *s) {
  bool async_allowed = may_await(a.function);
  if (s->kind == S_RETURN && !a.function) report(a, s->span, "'return' outside function");
  if (s->kind == S_BREAK && !a.in_loop) report(a, s->span, "'break' outside loop");
  if (s->kind == S_CONTINUE && !a.in_loop) report(a, s->span, "'continue' not properly in loop");
  if (s->is_async && !async_allowed)
    report(a, s->span, arena_printf("'async %s' outside async function",
                                    s->kind == S_FOR ? "for" : "with"));
  check_star(a, s->value);
  for (int i = 0; i < s->ntargets && s->kind != S_DELETE; i++) {
    if (!s->targets[i]) continue;
    if (s->targets[i]->kind == E_STARRED)
      report(a, s->targets[i]->span, "starred assignment target must be in a list or tuple");
    check_target(a, s->targets[i]);
  }
}

static void check_statement(Around a, const Stmt *s) {
  check_place(a, s);
  check_expr(a, s->value);
  for (int i = 0; i < s->ntargets; i++) check_expr(a, s->targets[i]);
  if (s->kind != S_TRY && s->kind != S_MATCH)
    for (int i = 0; i < s->nextra; i++) check_expr(a, s->extra[i]);
  if (s->function) check_function(a, s->function);
  Around inside = a;
  if (s->kind == S_FOR || s->kind == S_WHILE) inside.in_loop = true;
  if (s->kind == S_CLASS) inside = (Around){.source = a.source, .problem = a.problem};
  check_body(inside, s->body);
  check_handlers(a, s);
  check_body(a, s->orelse);
  check_body(a, s->finally);
}

static void check_body(Around a, Body body) {
  for (int i = 0; i < body.n && !a.problem->type; i++) check_statement(a, body.stmts[i]);
}

/* ---------------------------------------------------------------- __future__ */

static bool is_future(const Stmt *s) {
  return s->kind == S_IMPORTFROM && !s->imports[0].dots && s->imports[0].module &&
         !strcmp(s->imports[0].module, "__future__");
}

static void check_features(Around a, const Stmt *s) {
  static const char *const known[] = {
      "nested_scopes", "generators", "division", "absolute_import", "with_statement",
      "print_function", "unicode_literals", "barry_as_FLUFL", "generator_stop", "annotations"};
  for (int i = 0; i < s->nimports; i++) {
    bool found = false;
    for (size_t k = 0; k < sizeof known / sizeof *known; k++)
      found |= !strcmp(s->imports[i].name, known[k]);
    if (!strcmp(s->imports[i].name, "braces")) {
      report(a, s->span, "not a chance");
      a.problem->end_col = -1;
      return;
    }
    if (!found)
      report(a, s->span, arena_printf("future feature %s is not defined", s->imports[i].name));
  }
}

static void check_futures(Around a, const Module *m) {
  bool begun = false;
  for (int i = 0; i < m->body.n; i++) {
    const Stmt *s = m->body.stmts[i];
    if (!is_future(s)) {
      begun |= i > 0 || s->kind != S_EXPR || s->value->kind != E_STRING;
    } else if (begun) {
      report(a, s->span, "from __future__ imports must occur at the beginning of the file");
    } else {
      check_features(a, s);
    }
  }
}

const char *scope_error(const Module *m) {
  Problem problem = {0};
  Around a = {.source = m->source, .problem = &problem};
  check_futures(a, m);
  if (!problem.type && m->name_error) return m->name_error;
  check_body(a, m->body);
  return problem.type ? problem_text(m->source, &problem) : NULL;
}
