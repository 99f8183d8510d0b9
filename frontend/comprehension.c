/* Comprehensions: loops that append to a list, in a scope of their own.
 *
 *   [f(x) for x in v if x > 0]      items = []
 *                                   for x in v:
 *                                       if x > 0:
 *                                           items.append(f(x))
 *
 * Over a tuple, or a few numbers, they give a list of known length. */
#include <string.h>

#include "control.h"
#include "lists.h"

enum { MOST_ITEMS = 32, MOST_ROUNDS = 8, MOST_ARGS = 8 };

/* ---- expressions and statements that nobody has written ---- */

static Expr *new_expr(ExprKind kind, int n) {
  Expr *e = NEW(Expr);
  e->kind = kind;
  e->items = NEW_ARRAY(Expr *, n + 1);
  e->nitems = n;
  return e;
}

static Expr *known(AVal *v) {
  Expr *e = new_expr(E_KNOWN, 0);
  e->known = v;
  return e;
}

static Stmt *new_stmt(StmtKind kind, Expr *value, Stmt *inside) {
  Stmt *s = NEW(Stmt);
  s->kind = kind;
  s->value = value;
  s->alone_on_lines = true;
  if (!inside) return s;
  s->body.stmts = NEW_ARRAY(Stmt *, 1);
  s->body.stmts[s->body.n++] = inside;
  return s;
}

/* items.append(item) */
static Stmt *append_stmt(AVal *list, Expr *item) {
  Expr *method = new_expr(E_ATTRIBUTE, 1), *call = new_expr(E_CALL, 2);
  method->id = intern("append");
  method->items[0] = known(list);
  call->items[0] = method;
  call->items[1] = item;
  return new_stmt(S_EXPR, call, NULL);
}

static bool is_iterator(const char *name) {
  return !strcmp(name, "builtins.enumerate") || !strcmp(name, "builtins.zip") || !strcmp(name, "builtins.reversed");
}

/* The iterable of the first `for` belongs to the enclosing scope: the same of what has been evaluated there. */
static Expr *evaluated(Ctx *c, Expr *e) {
  AVal *callee = e->kind == E_CALL && !e->nkeywords ? eval(c, e->items[0]) : av_unknown;
  bool range = callee->kind == AV_NAMED && (!strcmp(callee->string, "builtins.range") || !strcmp(callee->string, "numpy.ndindex"));
  if (!range && !(callee->kind == AV_NAMED && is_iterator(callee->string))) return known(eval(c, e));
  Expr *call = new_expr(E_CALL, e->nitems);
  call->items[0] = known(callee);
  for (int i = 1; i < e->nitems; i++) {
    bool starred = e->items[i]->kind == E_STARRED;
    call->items[i] = starred || range ? known(eval(c, starred ? e->items[i]->items[0] : e->items[i])) : evaluated(c, e->items[i]);
    if (!starred) continue;
    Expr *spread = new_expr(E_STARRED, 1);
    spread->items[0] = call->items[i];
    call->items[i] = spread;
  }
  return call;
}

/* ---- the walk ---- */

static Ctx *inner_walk(Ctx *c, Expr *e) {
  AVal *closure = NEW(AVal);
  *closure = (AVal){.kind = AV_USER, .fn = e->function, .home = c};
  Ctx *inner = NEW(Ctx);
  *inner = (Ctx){.module = c->module, .program = c->program, .function = e->function, .scope = e->function->scope,
                 .globals = c->caller || c->function ? c->globals : &c->env, .region = c->region, .caller = c,
                 .inlined = c->inlined + 1, .loc = c->loc, .stmt = c->stmt, .current = c->current, .control = true,
                 .closure = closure};
  return inner;
}

static Stmt *loops_of(const Expr *e, Expr *first, AVal *list) {
  Stmt *s = append_stmt(list, e->items[0]);
  for (int i = e->ngenerators - 1; i >= 0; i--) {
    const Generator *g = &e->generators[i];
    for (int k = g->nconds - 1; k >= 0; k--) s = new_stmt(S_IF, g->conds[k], s);
    s = new_stmt(S_FOR, i ? g->iter : first, s);
    s->targets = NEW_ARRAY(Expr *, 1);
    s->targets[s->ntargets++] = g->target;
  }
  return s;
}

/* Is the number of rounds known, and small? */
static bool is_short(const Iterable *it) {
  int64_t n;
  if (it->kind == OVER_LIST || !ext_is_const(rounds(it), &n) || n < 0) return false;
  return n <= (over_items(it) ? MOST_ITEMS : MOST_ROUNDS);
}

/* false: it is not known. */
static bool conditions_hold(Ctx *c, const Generator *g, bool *hold) {
  for (int i = 0; i < g->nconds && *hold; i++)
    if (c->refused || !known_condition(c, g->conds[i], hold)) return false;
  return true;
}

static AVal *unrolled(Ctx *inner, const Expr *e, const Iterable *it) {
  int64_t n = 0;
  ext_is_const(rounds(it), &n);
  AVal *v = av_tuple(NEW_ARRAY(AVal *, (int)n + 1), 0);
  v->kind = AV_LIST;
  for (int i = 0; i < n; i++) {
    AVal *item = inner->refused ? av_unknown : brings(inner, it, ext_const(i), true);
    assign(inner, e->generators[0].target, item);
    bool wanted = true;
    if (!conditions_hold(inner, &e->generators[0], &wanted)) return NULL;
    if (wanted) v->items[v->n++] = eval(inner, e->items[0]);
  }
  return v;
}

/* Lists that grow are not handed on one by one. */
static bool has_lists(const AVal *v) {
  for (int i = 0; i < v->n; i++)
    if (v->items[i]->kind == AV_GROWING) return true;
  return false;
}

static AVal *walk(Ctx *c, Ctx *inner, Expr *e) {
  Expr *first = evaluated(c, e->generators[0].iter);
  if (c->refused) return NULL;
  if (e->ngenerators == 1) {
    Iterable it = {0};
    Mark mark = region_mark(c);
    AVal *v = iterable(inner, first, &it) && is_short(&it) ? unrolled(inner, e, &it) : NULL;
    if (v && !has_lists(v)) return v;
    region_rollback_body(c, &mark);
    inner->refused = false;
  }
  AVal *list = list_new(c, e, NULL, 0, NULL);
  compile_stmt(inner, loops_of(e, first, list));
  return list;
}

AVal *eval_comprehension(Ctx *c, Expr *e) {
  AVal *type = typed_comprehension(c, e);
  if (c->refused || !c->region) return type;
  for (int i = 0; i < e->ngenerators; i++)
    if (e->generators[i].is_async) return refuse(c, REASON_OPAQUE, type, "an asynchronous comprehension");
  Env env = env_copy(&c->env);
  for (int again = 0; again < MAX_WALKS; again++) {
    Mark mark = region_mark(c);
    Ctx *inner = inner_walk(c, e);
    AVal *v = walk(c, inner, e);
    c->touches_array |= inner->touches_array;
    if (!c->refused && !inner->refused) return v;
    bool restart = c->region->restart && !c->refused;
    c->region->restart = false;
    if (restart) region_rollback_body(c, &mark);
    else region_rollback(c, mark);
    c->env = env_copy(&env);
    if (!restart) return refuse(c, REASON_OPAQUE, type, "a comprehension: %s", inner->why ? inner->why : "its items");
  }
  return refuse(c, REASON_OPAQUE, type, "a comprehension whose items have no one type");
}
