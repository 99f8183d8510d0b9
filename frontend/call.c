/* Calls: NumPy's functions through their table, the user's own by inlining their bodies. */
#include <string.h>

#include "infer.h"

enum { MAX_INLINE = 8, MAX_ARGS = 32 };

/* ---- the user's functions ---- */

static bool plain_function(const Ctx *c, const Function *f) {
  if (f->is_async || f->is_generator || !f->def) return false;
  if (f->ndecorators && !is_numba_function(f->module ? f->module : c->module, f)) return false;
  for (int i = 0; i < f->nparams; i++)
    if (f->params[i].kind == PARAM_STAR || f->params[i].kind == PARAM_DOUBLE_STAR) return false;
  return true;
}

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

static int param_index(const Function *f, const char *name) {
  for (int i = 0; i < f->nparams; i++)
    if (f->params[i].name == name && f->params[i].kind != PARAM_POSITIONAL_ONLY) return i;
  return -1;
}

/* Arguments by parameter; false where the call does not fit (Python raises). */
static bool bind_user_args(Ctx *c, const Function *f, const Args *a, AVal **params) {
  int npositional = 0;
  for (int i = 0; i < f->nparams; i++) npositional += f->params[i].kind != PARAM_KEYWORD_ONLY;
  if (a->nargs > npositional) return false;
  for (int i = 0; i < f->nparams; i++) params[i] = i < a->nargs ? a->args[i] : NULL;
  for (int i = 0; i < a->nkwargs; i++) {
    int at = param_index(f, a->names[i]);
    if (at < 0 || params[at]) return false;
    params[at] = a->kwargs[i];
  }
  for (int i = 0; i < f->nparams; i++) {
    if (params[i]) continue;
    if (!f->params[i].default_value) return false;
    params[i] = default_value(c, f, f->params[i].default_value);
  }
  return true;
}

/* Straight-line bodies only: the statements of a called function run inside the caller's region. */
static bool inline_body(Ctx *c, Body body);

static bool inline_stmt(Ctx *c, Stmt *s) {
  bool b;
  c->loc = c->caller->loc;
  switch (s->kind) {
  case S_PASS: return true;
  case S_EXPR:
    if (s->value->kind == E_STRING) return true;
    refuse(c, REASON_CALL, NULL, "a called function evaluates an expression for its effect");
    return false;
  case S_RETURN:
    c->returned = s->value ? eval(c, s->value) : av_none;
    c->has_returned = true;
    return !c->refused;
  case S_IF: {
    AVal *test = eval(c, s->value);
    if (c->refused || !av_const_bool(test, &b)) {
      refuse(c, REASON_CONTROL, NULL, "a called function branches on a value");
      return false;
    }
    return inline_body(c, b ? s->body : s->orelse);
  }
  case S_ASSIGN: case S_AUGASSIGN: case S_ANNASSIGN:
    exec_assignment(c, s);
    return !c->refused;
  default:
    refuse(c, REASON_CONTROL, NULL, "a called function has loops or other control flow");
    return false;
  }
}

static bool inline_body(Ctx *c, Body body) {
  for (int i = 0; i < body.n && !c->has_returned; i++)
    if (!inline_stmt(c, body.stmts[i])) return false;
  return true;
}

/* Appends the body of f to the open region. NULL if that is not possible (*why says so). */
static AVal *inline_call(Ctx *c, Function *f, AVal **params, const char **why) {
  Mark mark = region_mark(c);
  Ctx inner = {.module = f->module ? f->module : c->module, .program = c->program, .function = f,
               .scope = f->scope, .globals = c->caller || c->function ? c->globals : &c->env,
               .region = c->region, .inlined = c->inlined + 1, .caller = c, .stmt = c->stmt,
               .loc = c->loc};
  if (f->module && f->module != c->module) inner.globals = f->module_env;
  for (int i = 0; i < f->nparams; i++) env_set(&inner.env, f->params[i].name, params[i]);
  bool ok = c->inlined < MAX_INLINE && !c->refused && inline_body(&inner, f->body) && !inner.refused;
  if (ok) return inner.has_returned ? inner.returned : av_none;
  *why = inner.why;
  region_rollback(c, mark);
  return NULL;
}

/* Types only: what a call returns, by a walk of its own over the body. Memoised by argument types. */
typedef struct Memo {
  Function *f;
  AVal **params;
  AVal *returns;
  struct Memo *next;
} Memo;

static bool same_params(int n, AVal **a, AVal **b) {
  for (int i = 0; i < n; i++)
    if (!aval_same_type(a[i], b[i])) return false;
  return true;
}

static AVal *call_types(Ctx *c, Function *f, AVal **params) {
  static Memo *memos;
  for (Memo *m = memos; m; m = m->next)
    if (m->f == f && same_params(f->nparams, m->params, params)) return m->returns;
  Memo *m = NEW(Memo);
  *m = (Memo){f, params, av_unknown, memos};
  memos = m;
  Ctx inner = {.module = c->module, .program = c->program, .function = f, .scope = f->scope,
               .globals = c->caller || c->function ? c->globals : &c->env};
  for (int i = 0; i < f->nparams; i++) env_set(&inner.env, f->params[i].name, params[i]);
  walk_body(&inner, f->body);
  region_close(&inner);
  return m->returns = inner.has_returned ? inner.returned : av_none;
}

AVal *call_function(Ctx *c, Function *f, const Args *a) {
  AVal **params = NEW_ARRAY(AVal *, f->nparams + 1);
  if (!bind_user_args(c, f, a, params))
    return refuse(c, REASON_CALL, av_unknown, "a call of '%s' whose arguments do not fit", f->name);
  if (!plain_function(c, f))
    return refuse(c, REASON_CALL, av_unknown, "a call of '%s', which is not a plain function", f->name);
  if (!f->module) note_call(c, f, params);
  const char *why = NULL;
  AVal *v = inline_call(c, f, params, &why);
  if (v) return v;
  return refuse(c, REASON_CALL, f->module ? av_unknown : call_types(c, f, params),
                "a call of '%s': %s", f->name, why ? why : "its body is not compiled here");
}

/* ---- Python's own functions ---- */

static AVal *builtin_call(Ctx *c, const char *name, const Args *a) {
  AVal *x = a->nargs ? a->args[0] : av_none;
  bool one = a->nargs == 1 && a->nkwargs == 0;
  if (!strcmp(name, "len") && one) {
    if (x->kind == AV_TUPLE || x->kind == AV_LIST) return av_int(x->n);
    if (av_is_array(x)) return eval_attribute(c, x, "shape")->items[0];
  }
  if (!strcmp(name, "abs") && one && x->kind == AV_DATA && !av_is_python(x))
    return build_ufunc(c, OP_ABSOLUTE, 1, &x);
  if (!strcmp(name, "float") && one && x->kind == AV_DATA && x->type.rank == 0) {
    if (x->is_const) return av_float(x->type.dtype == DT_FLOAT64 ? x->f : (double)x->i);
    if (x->type.dtype == DT_FLOAT64 || x->type.dtype == DT_INT64) {
      Value *v = materialise(c, x);
      if (v) v = build_cast(c, v, DT_FLOAT64, KIND_PYSCALAR);
      return v ? av_of_value(c, v) : av_scalar_type(DT_FLOAT64, KIND_PYSCALAR);
    }
  }
  if (!strcmp(name, "int") && one && x->kind == AV_DATA && x->type.rank == 0 && av_is_python(x) &&
      x->type.dtype == DT_INT64)
    return x;
  return NULL;
}

static const char *after_dot(const char *s) {
  const char *dot = strrchr(s, '.');
  return dot ? dot + 1 : s;
}

static AVal *call_named(Ctx *c, const char *dotted, const Args *a) {
  AVal *v = NULL;
  if (!strncmp(dotted, "numpy.", 6)) {
    v = numpy_call(c, dotted + 6, a);
    if (v && v->kind != AV_UNKNOWN) return v;
    return refuse(c, REASON_CALL, typed_call(c, dotted, a), "a call of 'np.%s'", dotted + 6);
  }
  if (!strncmp(dotted, "builtins.", 9)) {
    v = builtin_call(c, dotted + 9, a);
    if (v) return v;
    return refuse(c, REASON_CALL, typed_python_call(dotted, a), "a call of '%s'", dotted + 9);
  }
  AVal *type = typed_python_call(dotted, a);
  if (!strncmp(dotted, "math.", 5)) return refuse(c, REASON_SCALAR, type, "a call of '%s'", dotted);
  return refuse(c, REASON_CALL, type, "a call of '%s'", after_dot(dotted));
}

/* np.float64(x), np.int32(x) ... */
static AVal *convert(Ctx *c, DType dtype, const Args *a) {
  if (a->nargs == 1 && a->nkwargs == 0 && a->args[0]->kind == AV_DATA) {
    AVal *x = a->args[0];
    AVal *types_only = x->type.rank ? av_array_type(dtype, x->type.rank) : av_scalar_type(dtype, KIND_NPSCALAR);
    if (x->type.rank || !dtype_is_native(dtype))
      return refuse(c, REASON_CALL, types_only, "a conversion to %s", dtype_name(dtype));
    bool exact = dtype == DT_FLOAT64 || (x->is_const && dtype_is_float(dtype)) || x->type.dtype == dtype;
    if (!exact) return refuse(c, REASON_CALL, types_only, "a conversion to %s", dtype_name(dtype));
    Value *v = materialise(c, x);
    if (v) v = build_cast(c, v, dtype, KIND_NPSCALAR);
    return v ? av_of_value(c, v) : types_only;
  }
  return refuse(c, REASON_CALL, av_scalar_type(dtype, KIND_NPSCALAR), "a conversion");
}

static bool eval_args(Ctx *c, Expr *call, Args *a) {
  a->args = NEW_ARRAY(AVal *, call->nitems);
  a->names = NEW_ARRAY(const char *, call->nkeywords + 1);
  a->kwargs = NEW_ARRAY(AVal *, call->nkeywords + 1);
  bool plain = true;
  for (int i = 1; i < call->nitems; i++) {
    plain &= call->items[i]->kind != E_STARRED;
    a->args[a->nargs++] = eval(c, call->items[i]);
  }
  for (int i = 0; i < call->nkeywords; i++) {
    plain &= call->keywords[i].name != NULL;
    a->names[a->nkwargs] = call->keywords[i].name;
    a->kwargs[a->nkwargs++] = eval(c, call->keywords[i].value);
  }
  return plain;
}

/* names.append(item): a list of unknown length from here on. */
static void note_append(Ctx *c, const Expr *callee, AVal *item) {
  if (callee->kind != E_ATTRIBUTE || callee->items[0]->kind != E_NAME || strcmp(callee->id, "append")) return;
  AVal *list = env_get(&c->env, callee->items[0]->id);
  if (list && (list->kind == AV_LIST || list->kind == AV_SEQUENCE))
    env_set(&c->env, callee->items[0]->id, typed_append(list, item));
}

AVal *eval_call(Ctx *c, Expr *call) {
  AVal *callee = eval(c, call->items[0]);
  Args a = {0};
  if (!eval_args(c, call, &a)) return refuse(c, REASON_CALL, av_unknown, "a call with * or **");
  if (a.nargs == 1) note_append(c, call->items[0], a.args[0]);
  AVal *v;
  switch (callee->kind) {
  case AV_USER: return call_function(c, callee->fn, &a);
  case AV_NAMED: return call_named(c, callee->string, &a);
  case AV_DTYPE: return convert(c, callee->dtype, &a);
  case AV_METHOD:
    v = callee->items[0]->kind == AV_DATA ? method_call(c, callee->items[0], callee->string, &a) : NULL;
    if (v && v->kind != AV_UNKNOWN) return v;
    return refuse(c, REASON_CALL, typed_method(c, callee->items[0], callee->string, &a),
                  "a call of method '%s'", callee->string);
  default: return refuse(c, REASON_CALL, av_unknown, "a call of something that npcc does not know");
  }
}
