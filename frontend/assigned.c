/* Which names are certainly assigned before each statement: forwards along control flow, one scope
 * at a time, meeting by intersection. */
#include <string.h>

#include "flow.h"

typedef struct {
  const Scope *scope;
  NameSet at_break;       /* what holds at every `break` of the innermost loop; NULL bits: none */
} Flow;

/* Bits NULL: control does not come here. */
static const NameSet nowhere;

static NameSet flow_body(Flow *, Body, NameSet in);

static NameSet meet(NameSet a, NameSet b) {
  if (!a.bits) return b;
  if (!b.bits) return a;
  NameSet both = set_copy(a);
  set_intersect(both, b);
  return both;
}

/* ---------------------------------------------------------------- deletions */

static void drop_target(const Scope *scope, const Expr *e, NameSet dropped) {
  target_bindings(scope, e, dropped);
}

static void body_deletions(const Scope *scope, Body body, NameSet dropped) {
  for (int i = 0; i < body.n; i++) {
    const Stmt *s = body.stmts[i];
    if (s->kind == S_DELETE)
      for (int k = 0; k < s->ntargets; k++) drop_target(scope, s->targets[k], dropped);
    if (s->function || s->class_scope) continue;
    body_deletions(scope, s->body, dropped);
    body_deletions(scope, s->orelse, dropped);
    body_deletions(scope, s->finally, dropped);
    for (int k = 0; k < s->nhandlers; k++) {
      body_deletions(scope, s->handlers[k], dropped);
      for (int n = 0; s->kind == S_TRY && n < s->clauses[k].nnames; n++) {
        int name = scope_index(scope, s->clauses[k].names[n]);
        if (name >= 0) set_add(dropped, name);
      }
    }
  }
}

/* What holds somewhere inside the body if `in` holds before it, wherever control left it. */
static NameSet throughout(const Scope *scope, Body body, NameSet in) {
  NameSet dropped = set_new(scope), held = set_copy(in);
  body_deletions(scope, body, dropped);
  set_subtract(held, dropped);
  return held;
}

/* ---------------------------------------------------------------- expressions */

/* Names that `:=` binds whenever the expression is evaluated. */
static void named_bindings(const Scope *scope, const Expr *e, NameSet bound) {
  if (!e) return;
  int n = e->nitems;
  switch (e->kind) {
    case E_LAMBDA: case E_LISTCOMP: case E_OTHERCOMP: case E_OPAQUE: return;
    case E_NAMEDEXPR: target_bindings(scope, e->items[0], bound); break;
    case E_BOOLOP: case E_TERNARY: n = 1; break;
    case E_COMPARE: n = 2; break;
    default: break;
  }
  for (int i = 0; i < n; i++) named_bindings(scope, e->items[i], bound);
  for (int i = 0; i < e->nkeywords; i++) named_bindings(scope, e->keywords[i].value, bound);
}

static NameSet after_value(const Scope *scope, const Stmt *s, NameSet in) {
  NameSet out = set_copy(in);
  named_bindings(scope, s->value, out);
  return out;
}

/* ---------------------------------------------------------------- statements */

static bool is_true(const Expr *e) {
  return e->kind == E_TRUE || (e->kind == E_NUMBER_INT && e->integer == 1);
}

static NameSet flow_loop(Flow *flow, const Stmt *s, NameSet in) {
  NameSet outer_break = flow->at_break;
  flow->at_break = nowhere;
  NameSet head = throughout(flow->scope, s->body, in);
  if (s->kind == S_WHILE) head = after_value(flow->scope, s, head);
  NameSet inside = set_copy(head);
  if (s->kind == S_FOR) target_bindings(flow->scope, s->targets[0], inside);
  flow_body(flow, s->body, inside);
  NameSet broken = flow->at_break;
  flow->at_break = outer_break;
  bool endless = s->kind == S_WHILE && is_true(s->value);
  NameSet ended = endless ? nowhere : flow_body(flow, s->orelse, head);
  return meet(ended, broken);
}

/* Contexts that never swallow an exception: after them the whole body has run. */
bool keeps_exceptions(const Stmt *s) {
  static const char *const known[] = {"errstate", "open", "printoptions", "catch_warnings"};
  for (int i = 0; i < s->nextra; i++) {
    const Expr *e = s->extra[i];
    bool found = false;
    if (e->kind != E_CALL || !e->items[0]->id) return false;
    for (size_t k = 0; k < sizeof known / sizeof *known; k++)
      found |= !strcmp(e->items[0]->id, known[k]);
    if (!found) return false;
  }
  return true;
}

static NameSet flow_with(Flow *flow, const Stmt *s, NameSet in) {
  NameSet inside = set_copy(in);
  statement_bindings(flow->scope, s, inside);
  NameSet out = flow_body(flow, s->body, inside);
  return keeps_exceptions(s) ? out : meet(out, throughout(flow->scope, s->body, in));
}

static NameSet flow_try(Flow *flow, const Stmt *s, NameSet in) {
  NameSet raised = throughout(flow->scope, s->body, in);
  NameSet out = flow_body(flow, s->body, in);
  if (out.bits) out = flow_body(flow, s->orelse, out);
  for (int i = 0; i < s->nhandlers; i++) {
    NameSet caught = set_copy(raised);
    const Clause *clause = &s->clauses[i];
    for (int k = 0; k < clause->nnames; k++) {
      int name = scope_index(flow->scope, clause->names[k]);
      if (name >= 0) set_add(caught, name);
    }
    NameSet end = flow_body(flow, s->handlers[i], caught);
    if (end.bits) end = set_copy(end);
    for (int k = 0; k < clause->nnames && end.bits; k++) {
      int name = scope_index(flow->scope, clause->names[k]);
      if (name >= 0) set_drop(end, name);
    }
    out = meet(out, end);
  }
  if (!s->finally.n) return out;
  /* The finally clause may be entered from anywhere above it. */
  NameSet anywhere = throughout(flow->scope, s->orelse, raised);
  for (int i = 0; i < s->nhandlers; i++)
    anywhere = throughout(flow->scope, s->handlers[i], anywhere);
  NameSet before = set_copy(anywhere), after = flow_body(flow, s->finally, anywhere);
  if (!out.bits || !after.bits) return nowhere;
  NameSet dropped = set_new(flow->scope), gained = set_copy(after);
  set_subtract(gained, before);
  body_deletions(flow->scope, s->finally, dropped);
  out = set_copy(out);
  set_subtract(out, dropped);
  set_unite(out, gained);
  return out;
}

static NameSet flow_match(Flow *flow, const Stmt *s, NameSet in) {
  NameSet out = in;                                /* no case need match */
  for (int i = 0; i < s->nhandlers; i++) {
    NameSet matched = set_copy(in);
    for (int k = 0; k < s->clauses[i].nnames; k++) {
      int name = scope_index(flow->scope, s->clauses[i].names[k]);
      if (name >= 0) set_add(matched, name);
    }
    out = meet(out, flow_body(flow, s->handlers[i], matched));
  }
  return out;
}

static NameSet flow_simple(Flow *flow, const Stmt *s, NameSet in) {
  if (s->kind == S_BREAK) flow->at_break = meet(flow->at_break, in);
  if (s->kind == S_RETURN || s->kind == S_RAISE || s->kind == S_BREAK || s->kind == S_CONTINUE)
    return nowhere;
  NameSet out = after_value(flow->scope, s, in);
  statement_bindings(flow->scope, s, out);
  if (s->kind == S_DELETE) {
    NameSet dropped = set_new(flow->scope);
    for (int i = 0; i < s->ntargets; i++) drop_target(flow->scope, s->targets[i], dropped);
    set_subtract(out, dropped);
  }
  return out;
}

static NameSet flow_statement(Flow *flow, const Stmt *s, NameSet in) {
  switch (s->kind) {
    case S_IF: {
      NameSet tested = after_value(flow->scope, s, in);
      NameSet then = flow_body(flow, s->body, tested);
      return meet(then, flow_body(flow, s->orelse, tested));
    }
    case S_WHILE: case S_FOR: return flow_loop(flow, s, in);
    case S_WITH: return flow_with(flow, s, in);
    case S_TRY: return flow_try(flow, s, in);
    case S_MATCH: return flow_match(flow, s, in);
    default: return flow_simple(flow, s, in);
  }
}

static NameSet flow_body(Flow *flow, Body body, NameSet in) {
  for (int i = 0; i < body.n && in.bits; i++) {
    body.stmts[i]->assigned_before = in.bits;
    in = flow_statement(flow, body.stmts[i], in);
  }
  return in;
}

/* ---------------------------------------------------------------- scopes */

static void flow_scope(const Scope *scope, Body body) {
  Flow flow = {.scope = scope};
  NameSet in = set_new(scope);
  for (int i = 0; i < scope->nnames; i++)
    if (scope->names[i].parameter) set_add(in, i);
  flow_body(&flow, body, in);
}

static void flow_classes(Body body) {
  for (int i = 0; i < body.n; i++) {
    const Stmt *s = body.stmts[i];
    if (s->class_scope) flow_scope(s->class_scope, s->body);
    flow_classes(s->function ? s->function->body : s->body);
    flow_classes(s->orelse);
    flow_classes(s->finally);
    for (int k = 0; k < s->nhandlers; k++) flow_classes(s->handlers[k]);
  }
}

void assigned_module(Module *m) {
  flow_scope(m->scope, m->body);
  for (int i = 0; i < m->nfunctions; i++)
    flow_scope(m->functions[i]->scope, m->functions[i]->body);
  flow_classes(m->body);
}

/* ---------------------------------------------------------------- the question */

/* May code of another scope delete the name, through `global` or `nonlocal`? */
static bool deleted_elsewhere(const Module *m, const Scope *scope, const char *name) {
  for (int i = 0; i < m->nfunctions; i++) {
    const Name *own = scope_lookup(m->functions[i]->scope, name);
    if (!own || !own->deleted) continue;
    if (own->kind == (scope->kind == SCOPE_MODULE ? NAME_GLOBAL : NAME_FREE)) return true;
  }
  return false;
}

/* Evaluating it calls nothing of the program. */
static bool is_inert_expr(const Expr *e) {
  if (!e) return true;
  switch (e->kind) {
    case E_NAME: case E_NUMBER_INT: case E_NUMBER_FLOAT: case E_NUMBER_COMPLEX: case E_STRING:
    case E_BYTES: case E_TRUE: case E_FALSE: case E_NONE: case E_ELLIPSIS: case E_LAMBDA:
      return true;
    case E_TUPLE: case E_LIST: case E_ATTRIBUTE: case E_UNARYOP:
      for (int i = 0; i < e->nitems; i++)
        if (!is_inert_expr(e->items[i]) || (e->kind == E_UNARYOP && e->items[i]->kind == E_NAME))
          return false;
      return true;
    default: return false;
  }
}

static bool is_inert_function(const Function *f) {
  for (int i = 0; i < f->nparams; i++)
    if (!is_inert_expr(f->params[i].default_value) || !is_inert_expr(f->params[i].annotation))
      return false;
  return !f->ndecorators && is_inert_expr(f->returns);
}

/* Executing it calls nothing of the program: definitions, imports, constants. */
static bool is_inert(const Stmt *s) {
  switch (s->kind) {
    case S_IMPORT: case S_IMPORTFROM: case S_PASS: return true;
    case S_EXPR: return is_inert_expr(s->value);
    case S_ASSIGN: return is_inert_expr(s->value) && s->targets[0]->kind == E_NAME;
    case S_FUNCTION: return is_inert_function(s->function);
    case S_CLASS:
      for (int i = 0; i < s->body.n; i++)
        if (!is_inert(s->body.stmts[i])) return false;
      return !s->nextra && !s->nkeywords && !s->ndecorators;
    default: return false;
  }
}

static bool binds_globally(const Module *m, const Stmt *s, int index) {
  if (s->kind != S_ASSIGN && s->kind != S_ANNASSIGN && s->kind != S_IMPORT &&
      s->kind != S_IMPORTFROM && s->kind != S_FUNCTION && s->kind != S_CLASS)
    return false;
  NameSet bound = set_new(m->scope);
  statement_bindings(m->scope, s, bound);
  return set_has(bound, index);
}

/* An offset inside the definition around `scope`; -1 if there is none to go by. */
static int definition_offset(const Scope *scope) {
  for (; scope; scope = scope->parent)
    if (scope->function && scope->function->def) return scope->function->def->span.start;
  return -1;
}

/* The names that a statement of the module reads or binds, bodies included; not those of functions in it. */
static void reads_and_bindings(const Scope *scope, const Stmt *s, NameSet read, NameSet bound) {
  statement_reads(scope, s, read);
  statement_bindings(scope, s, bound);
  const Body bodies[] = {s->body, s->orelse, s->finally};
  for (int k = 0; k < 3; k++)
    for (int i = 0; i < bodies[k].n; i++) reads_and_bindings(scope, bodies[k].stmts[i], read, bound);
  for (int k = 0; k < s->nhandlers; k++)
    for (int i = 0; i < s->handlers[k].n; i++)
      reads_and_bindings(scope, s->handlers[k].stmts[i], read, bound);
}

/* May it call a function of the program? `reaches`: the names that may lead to one; the statement's own
 * are added. What reads no such name has nothing to call. */
static bool may_call_program(const Module *m, const Stmt *s, NameSet reaches) {
  NameSet read = set_new(m->scope), bound = set_new(m->scope);
  reads_and_bindings(m->scope, s, read, bound);
  set_intersect(read, reaches);
  bool reads = false;
  for (int i = 0; i < read.words; i++) reads |= read.bits[i] != 0;
  if (reads || s->kind == S_FUNCTION || s->kind == S_CLASS) set_unite(reaches, bound);
  return reads && !is_inert(s);
}

/* A global read in a function: bound once, before anything that could call the function. */
static bool global_assigned(const Module *m, const Scope *scope, const char *name) {
  int index = scope_index(m->scope, name), offset = definition_offset(scope);
  const Name *global = index < 0 ? NULL : &m->scope->names[index];
  if (!global || global->nassigned != 1 || global->deleted) return false;
  bool defined = offset < 0;
  NameSet reaches = set_new(m->scope);
  for (int i = 0; i < m->body.n; i++) {
    const Stmt *s = m->body.stmts[i];
    defined |= s->span.end > offset;
    bool calls = may_call_program(m, s, reaches);
    if (binds_globally(m, s, index)) return !defined || !calls;
    if (defined && calls) return false;
  }
  return false;
}

static bool free_assigned(const Module *m, const Scope *scope, const char *name) {
  const Stmt *def = scope->function ? scope->function->def : NULL;
  const Scope *outer = scope->parent;
  const Name *own = outer ? scope_lookup(outer, name) : NULL;
  if (!def || !own || own->deleted || deleted_elsewhere(m, outer, name)) return false;
  return definitely_assigned(m, outer, def, name);
}

bool definitely_assigned(const Module *m, const Scope *scope, const Stmt *stmt, const char *name) {
  int index = scope_index(scope, name);
  if (index < 0) return scope->kind != SCOPE_MODULE && global_assigned(m, scope, name);
  NameKind kind = scope->names[index].kind;
  if (scope->kind != SCOPE_MODULE && kind == NAME_GLOBAL) return global_assigned(m, scope, name);
  if (kind == NAME_FREE) return free_assigned(m, scope, name);
  if (!stmt->assigned_before || deleted_elsewhere(m, scope, name)) return false;
  return set_has((NameSet){(uint64_t *)stmt->assigned_before, 0}, index);
}
