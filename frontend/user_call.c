/* Calls of the user's functions: arguments bound to parameters, the body appended to the open region.
 *   def f(x, k=2, *rest, bias=0): ...     f(a, *t, bias=b)  =>  x: a, k: t[0], rest: t[1:], bias: b
 * A function of a function carries the walk in which it was defined: its free names live there. */
#include <string.h>

#include "objects.h"
#include "recursive.h"

enum { MAX_INLINE = 8, MAX_RECURSION = 2 };

/* ---- functions as values ---- */

/* A default of a function defined inside of a function: where no region keeps the value, only literals do. */
static AVal *kept_default(Ctx *c, Expr *e, bool in_region) {
  AVal *v = eval(c, e);
  if (in_region || is_literal(c, e)) return v;
  return v->kind == AV_DATA ? av_data(v->type) : av_unknown;
}

AVal *user_function(Ctx *c, Function *f) {
  AVal *v = NEW(AVal);
  *v = (AVal){.kind = AV_USER, .fn = f};
  if (!c->function) return v;
  v->home = c;
  v->items = NEW_ARRAY(AVal *, f->nparams + 1);
  v->n = f->nparams;
  bool in_region = c->region != NULL, refused = c->refused;
  if (!in_region) region_open(c);
  Mark mark = region_mark(c);
  for (int i = 0; i < f->nparams; i++) {
    Expr *e = f->params[i].default_value;
    v->items[i] = e ? kept_default(c, e, in_region) : av_unknown;
  }
  if (in_region) return v;
  region_rollback(c, mark);
  c->region = NULL;
  c->refused = refused;
  return v;
}

Ctx *home_of(const Ctx *c, const char *id) {
  for (const AVal *closure = c->closure; closure && closure->home; closure = closure->home->closure) {
    const Name *n = scope_lookup(closure->home->scope, id);
    if (n && n->kind != NAME_FREE) return closure->home;
  }
  return NULL;
}

static bool plain_function(const Ctx *c, const Function *f) {
  MethodKind kind;
  if (f->ndecorators && class_around(f)) return class_method(class_around(f), f->name, &kind) == f;
  if (f->is_async || f->is_generator || (!f->def && strcmp(f->name, "<lambda>"))) return false;
  return !f->ndecorators || is_numba_function(f->module ? f->module : c->module, f);
}

/* ---- arguments ---- */

/* A default value: the object that the expression gave where the function was defined. Constants are
 * known if the expression always gives the same; else only the type is. */
static AVal *default_value(Ctx *c, const Function *f, Expr *e) {
  Env *globals = f->module_env ? f->module_env : c->function || c->caller ? c->globals : &c->env;
  if (e->kind == E_NAME) {
    AVal *v = env_get(globals, e->id);
    if (v && v->certain && v->kind == AV_DATA && v->is_const) {
      AVal *copy = NEW(AVal);
      *copy = *v;
      copy->epoch = 0;
      return copy;
    }
  }
  Ctx defined = {.module = f->module ? f->module : c->module, .program = c->program, .env = *globals,
                 .region = c->region, .current = c->current, .refused = true};
  defined.scope = defined.module->scope;
  Mark mark = region_mark(c);
  AVal *v = eval(&defined, e);
  region_rollback(c, mark);
  bool here = v->kind == AV_DATA && v->epoch && v->epoch == c->region->epoch;
  bool literal = is_literal(&defined, e);
  if (v->kind == AV_DATA && (here || !literal)) return av_data(v->type);
  return literal || v->kind == AV_NONE ? v : av_unknown;
}

static int param_of_kind(const Function *f, int kind) {
  for (int i = 0; i < f->nparams; i++)
    if ((int)f->params[i].kind == kind) return i;
  return -1;
}

static int param_index(const Function *f, const char *name) {
  for (int i = 0; i < f->nparams; i++) {
    const Param *p = &f->params[i];
    if (p->name == name && (p->kind == PARAM_PLAIN || p->kind == PARAM_KEYWORD_ONLY)) return i;
  }
  return -1;
}

/* *rest; false where there is none and arguments are left. */
static bool bind_rest(const Function *f, const Args *a, int first, AVal **params) {
  int rest = param_of_kind(f, PARAM_STAR);
  if (rest < 0) return first >= a->nargs;
  int n = first < a->nargs ? a->nargs - first : 0;
  AVal **items = NEW_ARRAY(AVal *, n + 1);
  for (int i = 0; i < n; i++) items[i] = a->args[first + i];
  params[rest] = av_tuple(items, n);
  return true;
}

static bool bind_keywords(const Function *f, const Args *a, AVal **params) {
  int more = param_of_kind(f, PARAM_DOUBLE_STAR);
  AVal *dict = NEW(AVal);
  *dict = (AVal){.kind = AV_DICT};
  dict->items = NEW_ARRAY(AVal *, a->nkwargs + 1);
  dict->names = NEW_ARRAY(const char *, a->nkwargs + 1);
  for (int i = 0; i < a->nkwargs; i++) {
    int at = param_index(f, a->names[i]);
    if (at >= 0 && params[at]) return false;
    if (at >= 0) {
      params[at] = a->kwargs[i];
      continue;
    }
    if (more < 0) return false;
    dict->names[dict->n] = a->names[i];
    dict->items[dict->n++] = a->kwargs[i];
  }
  if (more >= 0) params[more] = dict;
  return true;
}

/* Arguments by parameter; false where the call does not fit (Python raises). */
static bool bind_user_args(Ctx *c, const AVal *callee, const Args *a, AVal **params) {
  const Function *f = callee->fn;
  int positional = 0;
  for (int i = 0; i < f->nparams; i++)
    if (f->params[i].kind == PARAM_POSITIONAL_ONLY || f->params[i].kind == PARAM_PLAIN) {
      if (positional < a->nargs) params[i] = a->args[positional];
      positional++;
    }
  if (!bind_rest(f, a, positional, params) || !bind_keywords(f, a, params)) return false;
  for (int i = 0; i < f->nparams; i++) {
    if (params[i]) continue;
    if (!f->params[i].default_value) return false;
    params[i] = callee->items ? callee->items[i] : default_value(c, f, f->params[i].default_value);
  }
  return true;
}

/* ---- the body ---- */

/* A walk over the body of `callee`. It stays: functions defined in it refer to it. */
static Ctx *new_walk(Ctx *c, AVal *callee, AVal **params) {
  Function *f = callee->fn;
  Ctx *inner = NEW(Ctx), *root = c;
  while (root->caller) root = root->caller;
  Env *globals = f->module ? f->module_env : root->function ? root->globals : &root->env;
  *inner = (Ctx){.module = f->module ? f->module : root->module, .program = c->program, .function = f,
                 .scope = f->scope, .globals = globals, .closure = callee};
  for (int i = 0; i < f->nparams; i++) env_set(&inner->env, f->params[i].name, params[i]);
  return inner;
}

static bool is_recursive(const Ctx *c, const Function *f) {
  for (; c->caller; c = c->caller)
    if (c->function == f) return true;
  return false;
}

/* Appends the body to the open region. NULL if that is not possible (*why says so). */
static AVal *inline_once(Ctx *c, AVal *callee, AVal **params, const char **why) {
  Mark mark = region_mark(c);
  Ctx *inner = new_walk(c, callee, params);
  inner->region = c->region;
  inner->inlined = c->inlined + 1;
  inner->caller = c;
  inner->stmt = c->stmt;
  inner->loc = c->loc;
  bool deep = c->inlined >= MAX_INLINE;
  AVal *v = deep || c->refused ? NULL : compile_inlined(inner, callee->fn->body);
  if (v && !inner->refused) return v;
  *why = is_recursive(c, callee->fn) ? "it calls itself" : deep ? "the calls in it go too deep" : inner->why;
  region_rollback(c, mark);
  return NULL;
}

/* Again where a list has turned out to have items of other types. */
static AVal *inline_call(Ctx *c, AVal *callee, AVal **params, const char **why) {
  enum { MOST = 3 };
  bool restart = c->region->restart;
  for (int i = 0; i < MOST; i++) {
    c->region->restart = false;
    AVal *v = inline_once(c, callee, params, why);
    if (v) c->region->restart = restart;
    if (v || !c->region->restart) return v;
  }
  return NULL;
}

/* Types only: what a call returns, by a walk of its own over the body. Memoised by argument types. */
typedef struct Memo {
  AVal *callee;
  AVal **params;
  AVal *returns;
  bool open;   /* its walk goes on */
  struct Memo *next;
} Memo;

static int open_walks(const Memo *m, const Function *f) {
  int n = 0;
  for (; m; m = m->next) n += m->open && m->callee->fn == f;
  return n;
}

static bool same_params(int n, AVal **a, AVal **b) {
  for (int i = 0; i < n; i++)
    if (!aval_same_type(a[i], b[i])) return false;
  return true;
}

static AVal *call_types(Ctx *c, AVal *callee, AVal **params) {
  static Memo *memos;
  for (Memo *m = memos; m; m = m->next)
    if (aval_same_type(m->callee, callee) && same_params(callee->fn->nparams, m->params, params))
      return m->returns;
  if (open_walks(memos, callee->fn) >= MAX_RECURSION) return av_unknown;   /* of other types in each call */
  Memo *m = NEW(Memo);
  *m = (Memo){callee, params, av_unknown, true, memos};
  memos = m;
  Ctx *inner = new_walk(c, callee, params);
  walk_body(inner, callee->fn->body);
  region_close(inner);
  m->open = false;
  return m->returns = inner->has_returned ? inner->returned : av_none;
}

static const Args *with_self(AVal *self, const Args *a) {
  Args *all = NEW(Args);
  *all = *a;
  all->args = NEW_ARRAY(AVal *, a->nargs + 1);
  all->args[all->nargs = 0] = self;
  for (int i = 0; i < a->nargs; i++) all->args[i + 1] = a->args[i];
  all->nargs = a->nargs + 1;
  return all;
}

/* Class(...): a new object, of which only the types go on. */
AVal *call_class(Ctx *c, AVal *callee, const Args *a) {
  AVal *here = make_object(c, callee, a);
  if (here) return here;
  AVal *made = NEW(AVal);
  *made = (AVal){.kind = AV_INSTANCE, .cls = callee->cls};
  refuse(c, REASON_CALL, NULL, "an object of class '%s' is made", callee->cls->name);
  AVal *init = instance_attribute(c, made, intern("__init__"));
  if (init->kind == AV_USER) call_user(c, init, a);
  else if (is_dataclass(callee->cls->def)) call_dataclass(c, made, a);
  AVal *new = NEW(AVal);
  *new = *made;
  new->birth = new_birth();
  return new;
}

static const Ctx *root_walk(const Ctx *c) {
  while (c->caller) c = c->caller;
  return c;
}

AVal *call_user(Ctx *c, AVal *callee, const Args *a) {
  Function *f = callee->fn;
  AVal **params = NEW_ARRAY(AVal *, f->nparams + 1);
  if (callee->self) a = with_self(callee->self, a);
  if (!bind_user_args(c, callee, a, params))
    return refuse(c, REASON_CALL, av_unknown, "a call of '%s' whose arguments do not fit", f->name);
  if (!plain_function(c, f))
    return refuse(c, REASON_CALL, av_unknown, "a call of '%s', which is not a plain function", f->name);
  if (!f->module && f->def) note_call(c, callee, params);
  for (int i = 0; i < f->nparams; i++) note_passed(c, params[i], f);
  const char *why = NULL;
  bool itself = c->region && c->region->entry && !c->refused && root_walk(c)->function == f;
  AVal *v = itself ? call_itself(c, callee, params, call_types(c, callee, params)) : NULL;
  if (v) return v;
  v = inline_call(c, callee, params, &why);
  if (v) return v;
  v = f->module && !f->module->given ? av_unknown : call_types(c, callee, params);
  if (is_recursive(c, f)) return refuse(c, REASON_CALL, v, "it calls itself");
  return refuse(c, REASON_CALL, v, "a call of '%s': %s", f->name, why ? why : "its body is not compiled here");
}

AVal *call_function(Ctx *c, Function *f, const Args *a) {
  AVal *callee = NEW(AVal);
  *callee = (AVal){.kind = AV_USER, .fn = f};
  return call_user(c, callee, a);
}
