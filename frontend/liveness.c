/* Which names may still be read after each statement: backwards along control flow, one scope at a
 * time. Where control may leave at any point (an exception in a `with` or `try`), the names live
 * at the place it goes to are the *floor* below which no set inside falls. */
#include <stdlib.h>

#include "flow.h"
#include "tokens.h"

typedef struct {
  const Scope *scope;
  NameSet always;              /* live at every point: escaping, global, or the scope is opaque */
  NameSet universe;            /* everything that the scope assigns */
  const char **all; int nall;  /* the same as a list, shared by statements */
  bool everything;             /* a generator, a class, a dynamic scope */
} Live;

/* Where control goes from here; NULL bits: nowhere. */
typedef struct { NameSet floor, on_break, on_continue; bool in_try; } Exits;

static NameSet live_body(Live *, Body, NameSet out, Exits);

/* ---------------------------------------------------------------- reads */

static void read_name(const Scope *scope, const char *name, NameSet live) {
  int i = scope_index(scope, name);
  if (i >= 0) set_add(live, i);
}

/* Every name that evaluating the expression may read in this scope. */
static void read_expr(const Scope *scope, const Expr *e, NameSet live) {
  if (!e) return;
  if (e->kind == E_NAME) read_name(scope, e->id, live);
  if (e->kind == E_LISTCOMP || e->kind == E_OTHERCOMP) {
    /* What its inner scope does not bind itself, it reads from here. */
    const Scope *inner = e->function->scope;
    for (int i = 0; i < inner->nnames; i++)
      if (inner->names[i].kind == NAME_FREE || inner->names[i].kind == NAME_GLOBAL)
        read_name(scope, inner->names[i].name, live);
    read_expr(scope, e->generators[0].iter, live);
    return;
  }
  if (e->kind == E_LAMBDA)
    for (int i = 0; i < e->function->nparams; i++)
      read_expr(scope, e->function->params[i].default_value, live);
  for (int i = 0; i < e->nitems; i++) read_expr(scope, e->items[i], live);
  for (int i = 0; i < e->nkeywords; i++) read_expr(scope, e->keywords[i].value, live);
}

static void read_exprs(const Scope *scope, Expr *const *items, int n, NameSet live) {
  for (int i = 0; i < n; i++) read_expr(scope, items[i], live);
}

/* A target reads nothing where it is a name; `a[i]` and `a.b` read a and i. */
static void read_target(const Scope *scope, const Expr *e, NameSet live) {
  if (!e || e->kind == E_NAME) return;
  if (e->kind == E_TUPLE || e->kind == E_LIST || e->kind == E_STARRED)
    for (int i = 0; i < e->nitems; i++) read_target(scope, e->items[i], live);
  else
    read_expr(scope, e, live);
}

/* What the statement reads by itself, not in its bodies. */
void statement_reads(const Scope *scope, const Stmt *s, NameSet live) {
  for (int i = 0; i < s->ntargets; i++) {
    if (s->kind == S_AUGASSIGN || s->kind == S_DELETE) read_expr(scope, s->targets[i], live);
    else read_target(scope, s->targets[i], live);
  }
  read_expr(scope, s->value, live);
  read_expr(scope, s->annotation, live);
  read_exprs(scope, s->extra, s->nextra, live);
  read_exprs(scope, s->decorators, s->ndecorators, live);
  for (int i = 0; i < s->nkeywords; i++) read_expr(scope, s->keywords[i].value, live);
  const Function *f = s->function;
  if (!f) return;
  read_exprs(scope, f->decorators, f->ndecorators, live);
  read_expr(scope, f->returns, live);
  for (int i = 0; i < f->nparams; i++) {
    read_expr(scope, f->params[i].default_value, live);
    read_expr(scope, f->params[i].annotation, live);
  }
}

/* ---------------------------------------------------------------- bindings */

static void bind_name(const Scope *scope, const char *name, NameSet bound) {
  int i = scope_index(scope, name);
  if (i >= 0) set_add(bound, i);
}

void target_bindings(const Scope *scope, const Expr *e, NameSet bound) {
  if (!e) return;
  if (e->kind == E_NAME) bind_name(scope, e->id, bound);
  if (e->kind == E_TUPLE || e->kind == E_LIST || e->kind == E_STARRED)
    for (int i = 0; i < e->nitems; i++) target_bindings(scope, e->items[i], bound);
}

static void import_bindings(const Scope *scope, const Stmt *s, NameSet bound) {
  for (int i = 0; i < s->nimports; i++) {
    const Import *import = &s->imports[i];
    const char *name = import->as ? import->as : import->name ? import->name : import->module;
    size_t length = strcspn(name, ".");
    bind_name(scope, intern_n(name, length), bound);
  }
}

void statement_bindings(const Scope *scope, const Stmt *s, NameSet bound) {
  switch (s->kind) {
    case S_ASSIGN: case S_AUGASSIGN: case S_FOR: case S_WITH:
      for (int i = 0; i < s->ntargets; i++) target_bindings(scope, s->targets[i], bound);
      break;
    case S_ANNASSIGN: if (s->value) target_bindings(scope, s->targets[0], bound); break;
    case S_IMPORT: case S_IMPORTFROM: import_bindings(scope, s, bound); break;
    case S_FUNCTION: bind_name(scope, s->function->name, bound); break;
    case S_CLASS: bind_name(scope, s->name, bound); break;
    default: break;
  }
}

/* ---------------------------------------------------------------- control flow */

static int by_pointer(const void *a, const void *b) {
  const char *x = *(const char *const *)a, *y = *(const char *const *)b;
  return x < y ? -1 : x > y;
}

static void list_names(const Scope *scope, NameSet set, const char ***names, int *n) {
  Vec(const char *) list = {0};
  for (int i = 0; i < scope->nnames; i++)
    if (set_has(set, i)) vec_push(&list, scope->names[i].name);
  if (list.len) qsort(list.data, (size_t)list.len, sizeof *list.data, by_pointer);
  *names = list.data;
  *n = list.len;
}

static void record(Live *lv, Stmt *s, NameSet out, const Exits *exits) {
  if (lv->everything || exits->in_try) {
    s->live_after = lv->all;
    s->nlive_after = lv->nall;
    return;
  }
  NameSet reported = set_copy(out);
  set_intersect(reported, lv->universe);
  list_names(lv->scope, reported, &s->live_after, &s->nlive_after);
}

static NameSet join(NameSet a, NameSet b) {
  NameSet both = set_copy(a);
  set_unite(both, b);
  return both;
}

/* Before one round of the loop, given what is live before the next. Two rounds reach the fixed
 * point, since every set only passes names on or drops them. */
static NameSet live_loop(Live *lv, const Stmt *s, NameSet out, Exits exits) {
  NameSet leave = s->orelse.n ? live_body(lv, s->orelse, out, exits) : out;
  if (s->kind == S_WHILE) {
    leave = set_copy(leave);
    read_expr(lv->scope, s->value, leave);
  }
  NameSet head = leave;
  for (int round = 0; round < 2; round++) {
    Exits inside = exits;
    inside.on_break = out;
    inside.on_continue = head;
    NameSet before = live_body(lv, s->body, head, inside);
    if (s->kind == S_FOR) {
      NameSet bound = set_new(lv->scope);
      before = set_copy(before);
      target_bindings(lv->scope, s->targets[0], bound);
      set_subtract(before, bound);
      read_target(lv->scope, s->targets[0], before);
    }
    head = join(head, before);
  }
  head = set_copy(head);
  read_expr(lv->scope, s->value, head);
  return head;
}

static NameSet live_with(Live *lv, const Stmt *s, NameSet out, Exits exits) {
  /* __exit__ may swallow an exception. */
  if (!keeps_exceptions(s)) exits.floor = join(exits.floor, out);
  NameSet in = set_copy(live_body(lv, s->body, out, exits)), bound = set_new(lv->scope);
  statement_bindings(lv->scope, s, bound);
  set_subtract(in, bound);
  set_unite(in, exits.floor);
  statement_reads(lv->scope, s, in);
  return in;
}

static NameSet live_try(Live *lv, const Stmt *s, NameSet out, Exits exits) {
  NameSet last = s->finally.n ? live_body(lv, s->finally, join(out, exits.floor), exits) : out;
  Exits inside = exits;
  if (s->finally.n) {
    /* `return`, `break` and `continue` run the finally clause first. */
    inside.floor = join(exits.floor, last);
    inside.in_try = true;
  }
  NameSet caught = set_copy(inside.floor);
  read_exprs(lv->scope, s->extra, s->nextra, caught);
  for (int i = 0; i < s->nhandlers; i++) {
    NameSet in = set_copy(live_body(lv, s->handlers[i], last, inside));
    for (int k = 0; k < s->clauses[i].nnames; k++) {
      int name = scope_index(lv->scope, s->clauses[i].names[k]);
      if (name >= 0) set_drop(in, name);
    }
    set_unite(caught, in);
  }
  NameSet after_body = s->orelse.n ? live_body(lv, s->orelse, last, inside) : last;
  inside.floor = join(inside.floor, caught);
  inside.in_try = true;
  return join(live_body(lv, s->body, after_body, inside), inside.floor);
}

static NameSet live_match(Live *lv, const Stmt *s, NameSet out, Exits exits) {
  NameSet in = set_copy(out);
  for (int i = 0; i < s->nhandlers; i++) set_unite(in, live_body(lv, s->handlers[i], out, exits));
  statement_reads(lv->scope, s, in);
  return in;
}

static NameSet live_simple(Live *lv, const Stmt *s, NameSet out, const Exits *exits) {
  NameSet in = s->kind == S_BREAK ? exits->on_break
               : s->kind == S_CONTINUE ? exits->on_continue
               : s->kind == S_RETURN || s->kind == S_RAISE ? lv->always : out;
  in = join(in.bits ? in : lv->always, exits->floor);
  NameSet bound = set_new(lv->scope);
  statement_bindings(lv->scope, s, bound);
  set_subtract(in, bound);
  set_unite(in, exits->floor);
  statement_reads(lv->scope, s, in);
  return in;
}

static NameSet live_statement(Live *lv, Stmt *s, NameSet out, Exits exits) {
  record(lv, s, out, &exits);
  switch (s->kind) {
    case S_IF: {
      NameSet in = join(live_body(lv, s->body, out, exits), live_body(lv, s->orelse, out, exits));
      read_expr(lv->scope, s->value, in);
      return in;
    }
    case S_WHILE: case S_FOR: return live_loop(lv, s, out, exits);
    case S_WITH: return live_with(lv, s, out, exits);
    case S_TRY: return live_try(lv, s, out, exits);
    case S_MATCH: return live_match(lv, s, out, exits);
    default: return live_simple(lv, s, out, &exits);
  }
}

static NameSet live_body(Live *lv, Body body, NameSet out, Exits exits) {
  NameSet live = join(out, exits.floor);
  for (int i = body.n; i-- > 0;) {
    live = live_statement(lv, body.stmts[i], live, exits);
    set_unite(live, lv->always);
  }
  return live;
}

/* ---------------------------------------------------------------- scopes */

/* A list, set or dict comprehension runs on the spot: its reads are those of its statement. */
static bool runs_at_once(const Function *f) {
  return f && f->name[0] == '<' && strcmp(f->name, "<lambda>") && strcmp(f->name, "<genexpr>");
}

static bool has_inner_scope(const Module *m, const Scope *scope) {
  for (int i = 0; i < m->nfunctions; i++)
    if (m->functions[i]->scope->parent == scope) return true;
  return false;
}

/* Names of `outer` that code of `inner` may read at any later time. */
static void add_escaping(const Module *m, const Scope *outer, const Scope *inner,
                         NameSet escaping) {
  bool direct = inner->parent == outer;
  if (direct && runs_at_once(inner->function) && !has_inner_scope(m, inner)) return;
  for (int i = 0; i < inner->nnames; i++) {
    const Name *name = &inner->names[i];
    bool from_here = outer->kind == SCOPE_MODULE ? name->kind == NAME_GLOBAL
                                                 : direct && name->kind == NAME_FREE;
    if (from_here) read_name(outer, name->name, escaping);
  }
}

static void add_class_escaping(const Module *m, const Scope *outer, Body body, NameSet escaping) {
  for (int i = 0; i < body.n; i++) {
    const Stmt *s = body.stmts[i];
    if (s->class_scope) add_escaping(m, outer, s->class_scope, escaping);
    add_class_escaping(m, outer, s->function ? s->function->body : s->body, escaping);
    add_class_escaping(m, outer, s->orelse, escaping);
    add_class_escaping(m, outer, s->finally, escaping);
    for (int k = 0; k < s->nhandlers; k++) add_class_escaping(m, outer, s->handlers[k], escaping);
  }
}

static void live_scope(const Module *m, const Scope *scope, Body body) {
  Live lv = {.scope = scope, .always = set_new(scope), .universe = set_new(scope)};
  const Function *f = scope->function;
  lv.everything = scope->dynamic || scope->kind == SCOPE_CLASS ||
                  (f && (f->is_generator || f->is_async));
  for (int i = 0; i < scope->nnames; i++) {
    const Name *name = &scope->names[i];
    if (name->assigned || name->parameter) set_add(lv.universe, i);
    if (scope->kind != SCOPE_MODULE && (name->kind == NAME_GLOBAL || name->kind == NAME_FREE))
      set_add(lv.always, i);
  }
  for (int i = 0; i < m->nfunctions; i++) add_escaping(m, scope, m->functions[i]->scope, lv.always);
  add_class_escaping(m, scope, scope->kind == SCOPE_MODULE ? m->body : body, lv.always);
  list_names(scope, lv.universe, &lv.all, &lv.nall);
  live_body(&lv, body, lv.always, (Exits){.floor = set_new(scope)});
}

static void live_classes(const Module *m, Body body) {
  for (int i = 0; i < body.n; i++) {
    const Stmt *s = body.stmts[i];
    if (s->class_scope) live_scope(m, s->class_scope, s->body);
    live_classes(m, s->function ? s->function->body : s->body);
    live_classes(m, s->orelse);
    live_classes(m, s->finally);
    for (int k = 0; k < s->nhandlers; k++) live_classes(m, s->handlers[k]);
  }
}

void liveness_module(Module *m) {
  live_scope(m, m->scope, m->body);
  for (int i = 0; i < m->nfunctions; i++)
    live_scope(m, m->functions[i]->scope, m->functions[i]->body);
  live_classes(m, m->body);
}
