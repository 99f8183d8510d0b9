/* Calls: their arguments, NumPy's functions through their table, and a few of Python's own. */
#include <string.h>

#include "lists.h"

enum { MAX_ARGS = 64 };

/* ---- functions by name ---- */

static const char *after_dot(const char *s) {
  const char *dot = strrchr(s, '.');
  return dot ? dot + 1 : s;
}

static bool makes_generator(const char *name) {
  return !strcmp(name, "default_rng") || !strcmp(name, "RandomState") || !strcmp(name, "Generator");
}

static AVal *call_named(Ctx *c, const char *dotted, const Args *a) {
  AVal *v = NULL;
  if (!strncmp(dotted, "numpy.random.", 13) && !makes_generator(dotted + 13)) return draw_call(c, NULL, dotted + 13, a);
  if (!strncmp(dotted, "numpy.", 6)) {
    v = numpy_call(c, dotted + 6, a);
    if (v && v->kind != AV_UNKNOWN) return v;
    return refuse(c, REASON_CALL, typed_call(c, dotted, a), "a call of 'np.%s'", dotted + 6);
  }
  if (!strncmp(dotted, "scipy.", 6) && (v = scipy_call(c, dotted, a))) return v;
  if (!strcmp(dotted, "builtins.super") && a->nargs + a->nkwargs == 0) return super_object(c);
  v = c->refused ? NULL : python_call(c, dotted, a);
  if (v) return v;
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
    AVal *v = scalar_as(c, x, dtype);
    return v ? v : refuse(c, REASON_CALL, types_only, "a conversion to %s", dtype_name(dtype));
  }
  return refuse(c, REASON_CALL, av_scalar_type(dtype, KIND_NPSCALAR), "a conversion");
}

static bool add_argument(Args *a, AVal *v) {
  if (a->nargs == MAX_ARGS) return false;
  a->args[a->nargs++] = v;
  return true;
}

static bool add_keyword(Args *a, const char *name, AVal *v) {
  if (a->nkwargs == MAX_ARGS) return false;
  a->names[a->nkwargs] = name;
  a->kwargs[a->nkwargs++] = v;
  return true;
}

/* f(*v): the items of a tuple or list of known length. */
static bool spread(Args *a, AVal *v) {
  if (v->kind != AV_TUPLE && v->kind != AV_LIST) return false;
  for (int i = 0; i < v->n; i++)
    if (!add_argument(a, v->items[i])) return false;
  return true;
}

/* f(**v), where the keys of the dict are known. */
static bool spread_keywords(Args *a, AVal *v) {
  if (v->kind != AV_DICT) return false;
  for (int i = 0; i < v->n; i++)
    if (!add_keyword(a, v->names[i], v->items[i])) return false;
  return true;
}

/* sum(x for x in v): nobody can tell that all items are there before the first is taken. */
static bool consumes(const AVal *callee, const Expr *call, const Expr *e) {
  static const char *const names[] = {"sum", "max", "min", "any", "all", "list", "tuple"};
  if (e->kind != E_OTHERCOMP || strcmp(e->function->name, "<genexpr>") || callee->kind != AV_NAMED || call->nitems != 2) return false;
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (!strncmp(callee->string, "builtins.", 9) && !strcmp(callee->string + 9, names[i])) return true;
  return false;
}

static AVal *generated(Ctx *c, Expr *e) {
  AVal *v = eval_comprehension(c, e);
  if (v->kind == AV_GROWING) v->list->consumed = true;
  return v;
}

/* elementwise: of a function that can use selections by a mask as they are. */
static bool eval_args(Ctx *c, const AVal *callee, Expr *call, bool elementwise, Args *a) {
  a->args = NEW_ARRAY(AVal *, MAX_ARGS);
  a->names = NEW_ARRAY(const char *, MAX_ARGS);
  a->kwargs = NEW_ARRAY(AVal *, MAX_ARGS);
  bool fits = true;
  for (int i = 1; i < call->nitems; i++) {
    bool starred = call->items[i]->kind == E_STARRED;
    Expr *e = starred ? call->items[i]->items[0] : call->items[i];
    AVal *v = elementwise && !starred ? eval_masked(c, e) : consumes(callee, call, e) ? generated(c, e) : eval(c, e);
    fits &= starred ? spread(a, v) : add_argument(a, v);
  }
  for (int i = 0; i < call->nkeywords; i++) {
    const char *name = call->keywords[i].name;
    AVal *v = eval(c, call->keywords[i].value);
    fits &= name ? add_keyword(a, name, v) : spread_keywords(a, v);
  }
  return fits;
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
  bool ufunc = callee->kind == AV_NAMED && !strncmp(callee->string, "numpy.", 6) && op_from_numpy(callee->string + 6) != OP_NONE;
  if (!eval_args(c, callee, call, ufunc, &a))
    return refuse(c, REASON_CALL, av_unknown, "a call with * or ** of something of unknown length");
  if (a.nargs == 1) note_append(c, call->items[0], a.args[0]);
  AVal *v;
  switch (callee->kind) {
  case AV_USER: return call_user(c, callee, &a);
  case AV_CLASS: return call_class(c, callee, &a);
  case AV_NAMED: return call_named(c, callee->string, &a);
  case AV_DTYPE: return convert(c, callee->dtype, &a);
  case AV_METHOD:
    if (callee->items[0]->kind == AV_GROWING) return list_method(c, callee->items[0], callee->string, &a);
    if (callee->items[0]->kind == AV_RANDOM) return draw_call(c, callee->items[0], callee->string, &a);
    v = callee->items[0]->kind == AV_DATA ? method_call(c, callee->items[0], callee->string, &a) : NULL;
    if (v && v->kind != AV_UNKNOWN) return v;
    return refuse(c, REASON_CALL, typed_method(c, callee->items[0], callee->string, &a),
                  "a call of method '%s'", callee->string);
  default: return refuse(c, REASON_CALL, av_unknown, "a call of something that npcc does not know");
  }
}
