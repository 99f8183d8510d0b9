/* Where control flow enters a region: a compound statement among others, or all that is left of a function.
 * All of it compiles, or nothing of it: then the head of a compound statement stays Python, and its bodies
 * get regions of their own. */
#include "control.h"
#include "lists.h"
#include "objects.h"
#include "recursive.h"

enum { MAX_ATTEMPTS = 4 };

static bool is_control(const Stmt *s) { return s->kind == S_IF || s->kind == S_FOR || s->kind == S_WHILE; }

/* A name that is live behind the statement must be something that a region can hand back. */
static void check_live(Ctx *c, const Stmt *s) {
  Names names = carried_names(c, s);
  for (int i = 0; i < names.len && !c->refused; i++) {
    bool live = !c->function || is_live(s, names.data[i]);
    AVal *v = env_get(&c->env, names.data[i]);
    bool known = v && (v->kind == AV_GROWING || (v->kind == AV_DATA && !v->kept_inside));
    if (live && !known) refuse(c, REASON_TYPE, NULL, "'%s' is not an array or a number", names.data[i]);
  }
}

typedef struct { Env env; Mark mark; bool opened; } Attempt;

static Attempt attempt(Ctx *c) {
  Attempt a = {.opened = !c->region};
  if (a.opened) region_open(c);
  a.env = env_copy(&c->env);
  a.mark = region_mark(c);
  c->refused = c->ended = false;
  c->control = true;
  c->region->f->transaction = true;
  c->carried.len = c->region->carried.len = c->region->frames.len = 0;
  return a;
}

static void start_again(Ctx *c, Attempt *a) {
  region_rollback_body(c, &a->mark);
  c->env = env_copy(&a->env);
  c->ended = false;
  c->loop = NULL;
  c->carried.len = c->region->carried.len = c->region->frames.len = 0;
}

static bool finish(Ctx *c, const Attempt *a) {
  bool done = !c->refused;
  c->control = c->ended = false;
  c->loop = NULL;
  c->carried.len = 0;
  if (done) return true;
  region_rollback(c, a->mark);
  c->env = a->env;
  if (a->opened) c->region = NULL;
  c->refused = false;
  return false;
}

static bool leaves_loop(const Stmt *s);

static bool body_leaves_loop(Body body) {
  for (int i = 0; i < body.n; i++)
    if (leaves_loop(body.stmts[i])) return true;
  return false;
}

/* A `break` or `continue` of a loop around the statement; also one that is never reached: Python may run the text. */
static bool leaves_loop(const Stmt *s) {
  if (s->kind == S_BREAK || s->kind == S_CONTINUE) return true;
  bool loop = s->kind == S_FOR || s->kind == S_WHILE;
  return (!loop && body_leaves_loop(s->body)) || body_leaves_loop(s->orelse);
}

bool compile_compound(Ctx *c, Stmt *s) {
  if (leaves_loop(s)) return false;
  if (!is_control(s) || !c->record || !s->alone_on_lines || has_return(s->body) || has_return(s->orelse)) return false;
  Attempt a = attempt(c);
  c->touches_array = false;
  for (int walk = 0; walk < MAX_WALKS; walk++) {
    compile_stmt(c, s);
    if (!lists_restart(c)) break;
    start_again(c, &a);
  }
  c->control = false;
  if (!c->refused) check_live(c, s);
  c->why_control = c->refused ? c->why : NULL;
  if (!finish(c, &a)) return false;
  vec_push(&c->region->stmts, s);
  vec_push(&c->region->touches_array, c->touches_array);
  if (c->single) region_close(c);
  return true;
}

/* Is it the first statement of the body that does anything? */
static bool is_first(Body body, int i) { return i == 0 || (i == 1 && is_docstring(body.stmts[0])); }

/* May the statements from i on be worth trying as one region? At the start of a function, behind what stays
 * Python, and where a `return` stands inside of control flow. */
static bool rest_is_worth_it(Ctx *c, Body body, int i) {
  const Stmt *s = body.stmts[i];
  if (is_control(s) && (has_return(s->body) || has_return(s->orelse))) return true;
  if (is_first(body, i) && !is_docstring(s) && calls_itself(c->function)) return true;
  if ((c->region && c->region->stmts.len) || is_docstring(s) || c->attempts >= MAX_ATTEMPTS) return false;
  bool control = false;
  for (int k = i; k < body.n; k++) control |= is_control(body.stmts[k]);
  c->attempts += control;
  return control;
}

/* The last statement of a function, and its only `return`. */
static void compile_last_return(Ctx *c, Stmt *s) {
  start_stmt(c, s);
  exec_simple(c, s);
  c->ended = true;
}

static void walk_rest(Ctx *c, Body body, int i) {
  for (int k = i; k < body.n && !c->refused; k++) {   /* also what this specialisation does not reach */
    Stmt *s = body.stmts[k];
    bool last = s->kind == S_RETURN && !c->region->returns;
    if (!s->alone_on_lines) refuse(c, REASON_LAYOUT, NULL, "the statement shares its lines with another");
    else if (c->ended) c->touches_array = false;
    else if (last) compile_last_return(c, s);
    else compile_stmt(c, s);
    vec_push(&c->region->stmts, s);
    vec_push(&c->region->touches_array, c->touches_array);
  }
  if (!c->refused && region_binds_captured(c)) refuse(c, REASON_NAME, NULL, "a name that a closure reads");
  if (c->refused || c->ended) return;
  int n = 0;   /* falls off the end */
  Value **values = NULL;
  if (c->region->returns && c->region->returns->kind != AV_NONE) refuse(c, REASON_TYPE, NULL, "a function that may return None");
  else if (add_returned_fields(c, &values, &n)) emit(c, N_RETURN, n, values, false);
  c->region->returns = av_none;
}

static bool compile_all(Ctx *c, Body body, int i) {
  bool had_returned = c->has_returned;
  AVal *returned = c->returned;
  Attempt a = attempt(c);
  c->touches_array = false;
  c->region->entry = is_first(body, i) ? &a.env : NULL;
  for (int walk = 0; walk < MAX_WALKS; walk++) {   /* until lists have their types and every return hands back the same attributes */
    c->region->more_fields = false;
    walk_rest(c, body, i);
    const AVal *value = c->region->returned ? c->value : c->region->returns;
    bool again = lists_restart(c) || (!c->refused && c->region->more_fields) || itself_again(c, value);
    if (!again) break;
    start_again(c, &a);
    c->has_returned = had_returned;
    c->returned = returned;
  }
  AVal *returns = c->region->returns;
  c->region->entry = NULL;
  if (!finish(c, &a)) return false;
  c->has_returned = had_returned;
  c->returned = c->region->returned ? c->value : returned;
  AVal *value = c->region->returned ? c->value : returns;
  region_close_returned(c, c->region->returned ? NULL : returns);
  c->returned = returned;
  if (value) note_return(c, value);   /* not where each path raises */
  return true;
}

static bool is_body_of_function(const Ctx *c, Body body) {
  return c->record && c->function && !c->caller && !c->single && body.stmts == c->function->body.stmts;
}

/* From a statement on that binds a name to what a region cannot hand back, such as a tuple: the region must reach to
 * where nothing needs the name any more. */
bool compile_rest_from(Ctx *c, Body body, int i) {
  if (!is_body_of_function(c, body) || c->attempts_from >= MAX_ATTEMPTS) return false;
  c->attempts_from++;
  return compile_all(c, body, i);
}

bool compile_rest(Ctx *c, Body body, int i) {
  return is_body_of_function(c, body) && rest_is_worth_it(c, body, i) && compile_all(c, body, i);
}
