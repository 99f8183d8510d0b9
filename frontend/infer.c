/* The walk over the whole program: first types only, to learn with which types each function is called;
 * then the module and every called function once per signature, choosing regions. */
#include <stdlib.h>
#include <string.h>

#include "lists.h"
#include "objects.h"
#include "signature.h"

enum { MAX_SIGNATURES = 4 };   /* specialisations of one function */

typedef struct { Function *f; AVal *closure; AVal **params; bool said; } Signature;
static Vec(Signature) signatures;

static bool known_params(const Function *f, AVal **params) {
  for (int i = 0; i < f->nparams; i++)
    if (params[i]->kind != AV_UNKNOWN) return true;
  return f->nparams == 0;
}

/* What a parameter brings into a walk of its own: its type, nothing of the caller's region. */
AVal *outside_value(AVal *v) {
  if (v->kind == AV_DATA) {
    AVal *data = av_data(v->type);   /* of its shape, only which extents are 1 */
    for (int i = 0; i < v->type.rank; i++)
      if (v->type.shape[i] && !ext_const_is(v->type.shape[i], 1)) data->type.shape[i] = NULL;
    return data;
  }
  if (v->kind == AV_GROWING) return list_outside(v);
  if (v->kind == AV_ROW) return av_unknown;
  AVal *copy = NEW(AVal);
  *copy = *v;
  copy->certain = false;   /* another call may bring something else */
  copy->instance = NULL;
  copy->birth = birth_copy(v->birth);   /* a new object is new in the walk of what is called with it */
  if (v->kind == AV_TUPLE || v->kind == AV_LIST || v->kind == AV_DICT) {
    copy->items = NEW_ARRAY(AVal *, v->n + 1);
    for (int i = 0; i < v->n; i++) copy->items[i] = outside_value(v->items[i]);
  }
  return copy;
}

static bool same_for_signature(const AVal *a, const AVal *b) {
  if (a->kind == AV_USER && b->kind == AV_USER) return a->fn == b->fn;
  return aval_same_type(a, b);
}

static void add_signature(Function *f, AVal *closure, AVal **params, bool said) {
  int same_function = 0;
  for (int i = 0; i < signatures.len; i++) {
    Signature *s = &signatures.data[i];
    if (s->f != f) continue;
    same_function++;
    bool same = true;
    for (int k = 0; same && k < f->nparams; k++) same = same_for_signature(s->params[k], outside_value(params[k]));
    if (same) return;
  }
  if (same_function >= MAX_SIGNATURES || !known_params(f, params)) return;
  Signature s = {f, closure, NEW_ARRAY(AVal *, f->nparams + 1), said};
  for (int k = 0; k < f->nparams; k++) s.params[k] = outside_value(params[k]);
  vec_push(&signatures, s);
}

void note_signature(Function *f, AVal **params) { add_signature(f, NULL, params, true); }

/* What is said of the function is worth more than a call of which less is known. */
void note_call(Ctx *c, AVal *callee, AVal **params) {
  (void)c;
  const Function *f = callee->fn;
  bool said = false, vague = false;
  for (int i = 0; i < signatures.len; i++) said |= signatures.data[i].f == f && signatures.data[i].said;
  for (int k = 0; k < f->nparams; k++) vague |= params[k]->kind == AV_UNKNOWN;
  if (said && vague) return;
  add_signature(callee->fn, callee, params, false);
  bool any_new = false;
  AVal **later = NEW_ARRAY(AVal *, f->nparams + 1);   /* another call may bring objects that are not new */
  for (int k = 0; k < f->nparams; k++) {
    later[k] = params[k];
    if (params[k]->kind != AV_INSTANCE || !is_new(params[k])) continue;
    later[k] = NEW(AVal);
    *later[k] = *params[k];
    later[k]->birth = NULL;
    any_new = true;
  }
  if (any_new) add_signature(callee->fn, callee, later, false);
}

static void report_decorated(Program *p, Stmt *s) {
  Ctx c = {.program = p, .record = true};
  report(&c, s, NULL, REASON_DECORATED, "the function has a decorator that may read its body");
}

/* May the body be rewritten? A decorator such as a compiler of its own may read it. */
static bool is_rewritable(const Module *m, const Function *f) {
  static const char *const harmless[] = {"staticmethod", "classmethod", "property", "abstractmethod", "cache", "lru_cache", "wraps", "override", "setter"};
  for (int i = 0; i < f->ndecorators && !is_numba_function(m, f); i++) {
    const Expr *e = f->decorators[i];
    if (e->kind == E_CALL) e = e->items[0];
    if (e->kind != E_NAME && e->kind != E_ATTRIBUTE) return false;
    bool known = false;
    for (size_t k = 0; k < sizeof harmless / sizeof *harmless; k++) known |= !strcmp(harmless[k], e->id);
    if (!known) return false;
  }
  for (const Scope *s = f->scope ? f->scope->parent : NULL; s; s = s->parent)
    if (s->function && !is_rewritable(m, s->function)) return false;
  return true;
}

/* What a parameter is taken for that no call says anything of: `self` of a method is an instance. */
static AVal *guessed_param(const Module *m, const Function *f, int i) {
  Class *cls = class_around(f);
  MethodKind kind;
  bool is_self = i == 0 && cls && f->params[0].kind <= PARAM_PLAIN && class_method(cls, f->name, &kind) == f &&
                 (kind == METHOD_PLAIN || kind == METHOD_PROPERTY);
  if (!is_self) return speculate_param(m, f, &f->params[i]);
  AVal *v = NEW(AVal);
  *v = (AVal){.kind = AV_INSTANCE, .cls = cls};
  return v;
}

static void walk_function(Module *m, Program *p, Env *globals, const Signature *s) {
  if (!is_rewritable(m, s->f)) {
    for (int i = 0; i < s->f->body.n; i++) report_decorated(p, s->f->body.stmts[i]);
    return;
  }
  Ctx *c = NEW(Ctx);   /* functions defined in the body refer to it */
  *c = (Ctx){.module = m, .program = p, .function = s->f, .scope = s->f->scope, .globals = globals,
             .record = true, .closure = s->closure};
  for (int i = 0; i < s->f->nparams; i++) {
    const Param *param = &s->f->params[i];
    bool unknown = s->params[i]->kind == AV_UNKNOWN;
    env_set(&c->env, param->name, unknown ? guessed_param(m, s->f, i) : s->params[i]);
  }
  walk_body(c, s->f->body);
}

static bool was_called(const Function *f) {
  for (int i = 0; i < signatures.len; i++)
    if (signatures.data[i].f == f) return true;
  return false;
}

/* Functions that nothing calls: their parameters are what their use suggests (speculate.c). */
static Signature guessed(Module *m, Function *f) {
  Signature s = {.f = f, .params = NEW_ARRAY(AVal *, f->nparams + 1)};
  for (int k = 0; k < f->nparams; k++) s.params[k] = guessed_param(m, f, k);
  return s;
}

/* The calls found so far, and those that are found on the way. */
static void walk_called(Module *m, Program *p, Env *globals) {
  static int walked;
  while (walked < signatures.len) {
    Signature s = signatures.data[walked++];
    walk_function(m, p, globals, &s);
  }
}

static void walk_uncalled(Module *m, Program *p, Env *globals) {
  for (int i = 0; i < m->nfunctions; i++) {
    Function *f = m->functions[i];
    if (!f->def || was_called(f)) continue;
    Signature s = guessed(m, f);
    walk_function(m, p, globals, &s);
    walk_called(m, p, globals);
  }
}

/* The fields of classes that the program itself makes no object of: by their methods, types only. */
static void note_uncalled_fields(Module *m, Program *p, Env *globals) {
  for (int i = 0; i < m->nfunctions; i++) {
    Function *f = m->functions[i];
    if (!f->def || !class_around(f) || was_called(f)) continue;
    Signature s = guessed(m, f);
    Ctx *c = NEW(Ctx);
    *c = (Ctx){.module = m, .program = p, .function = f, .scope = f->scope, .globals = globals};
    for (int k = 0; k < f->nparams; k++) env_set(&c->env, f->params[k].name, s.params[k]);
    walk_body(c, f->body);
    region_close(c);
  }
}

static int by_line(const void *a, const void *b) {
  const StmtReport *x = a, *y = b;
  return x->stmt->span.start - y->stmt->span.start;
}

Program *frontend_compile(Module *m) {
  Program *p = NEW(Program);
  p->module = m;
  liveness_module(m);
  find_replaced_attributes(m);
  note_said_signatures(m);
  Ctx types = {.module = m, .program = p, .scope = m->scope};
  types.globals = &types.env;
  walk_body(&types, m->body);
  note_uncalled_fields(m, p, &types.env);
  Ctx c = {.module = m, .program = p, .scope = m->scope, .record = true};
  c.globals = &c.env;
  walk_body(&c, m->body);
  walk_called(m, p, &types.env);
  walk_uncalled(m, p, &types.env);
  if (p->nreport) qsort(p->report, (size_t)p->nreport, sizeof *p->report, by_line);
  return p;
}
