/* Conditions and comparisons, and the values that depend on them: a and b, a or b, x if c else y,
 * a < b < c, v in (1, 2). Of some operands Python evaluates only a part. Where nothing can go wrong all
 * are evaluated and one is selected, else control flow evaluates the one (truth.c). */
#include <math.h>
#include <string.h>

#include "infer.h"

static AVal *bool_type(void) { return av_scalar_type(DT_BOOL, KIND_PYSCALAR); }

/* test ? yes : no. One of them may be NULL: that value is `there` already. e: what is tested. */
static AVal *select_of(Ctx *c, Expr *e, AVal *test, Expr *yes, Expr *no, AVal *there) {
  bool known;
  if (av_const_bool(test, &known)) {
    Expr *taken = known ? yes : no;
    return taken ? eval(c, taken) : there;
  }
  Mark mark = region_mark(c);
  Env env = env_copy(&c->env);
  AVal *x = yes ? eval(c, yes) : there, *y = no ? eval(c, no) : there;
  if (!c->refused && harmless_since(c, &mark)) {
    AVal *v = build_select(c, test, x, y);
    if (v || c->refused) return v ? v : aval_join(x, y);
  }
  if (c->refused) return aval_join(x, y);
  region_rollback_body(c, &mark);
  c->env = env;
  AVal *v = choose_one(c, e, materialise(c, test), yes, no, there);
  return c->refused ? aval_join(x, y) : v;
}

AVal *eval_ternary(Ctx *c, Expr *e) {
  Value *test = c->refused ? NULL : truth(c, e->items[0]);
  if (!test) return aval_join(eval(c, e->items[1]), eval(c, e->items[2]));
  bool known = test->def && test->def->kind == N_CONST;
  AVal *condition = known ? av_bool(test->def->constant.i) : av_of_value(c, test);
  return select_of(c, e->items[0], condition, e->items[1], e->items[2], NULL);
}

/* a and b, a or b: one of the operands. */
AVal *eval_boolop(Ctx *c, Expr *e) {
  AVal *v = eval(c, e->items[0]);
  for (int i = 1; i < e->nitems; i++) {
    if (c->refused) {
      v = aval_join(v, eval(c, e->items[i]));
      continue;
    }
    AVal *test = build_truth(c, v);
    if (e->op == O_AND) v = select_of(c, e->items[i - 1], test, e->items[i], NULL, v);
    else v = select_of(c, e->items[i - 1], test, NULL, e->items[i], v);
  }
  return v;
}

/* ---- comparisons */

/* a == b as a Python bool, where nothing can go wrong; NULL: not known. */
static AVal *build_equal(Ctx *c, AVal *a, AVal *b) {
  bool sequence = a->kind == AV_TUPLE || a->kind == AV_LIST;
  if (a->kind == AV_DTYPE || b->kind == AV_DTYPE) return same_dtype(c, a, b);
  if (a->kind == AV_STRING && b->kind == AV_STRING) return av_bool(!strcmp(a->string, b->string));
  if (a->kind == AV_NONE || b->kind == AV_NONE || a->kind == AV_STRING || b->kind == AV_STRING) {
    bool plain = av_is_scalar(a) || av_is_scalar(b) || a->kind == b->kind || a->kind + b->kind == AV_NONE + AV_STRING;
    return plain ? av_bool(a->kind == AV_NONE && b->kind == AV_NONE) : NULL;
  }
  if (sequence && a->kind == b->kind) {
    AVal *all = av_bool(a->n == b->n);
    for (int i = 0; a->n == b->n && i < a->n; i++) {
      AVal *equal = build_equal(c, a->items[i], b->items[i]);
      if (!equal) return NULL;
      all = build_both(c, all, equal);
    }
    return all;
  }
  if (!av_is_scalar(a) || !av_is_scalar(b)) return NULL;
  return build_truth(c, build_binary(c, O_EQ, a, b));
}

/* Python finds an object in a sequence also if it is not equal to itself. */
static bool equals_itself(const AVal *v) {
  if (!av_is_scalar(v)) return v->kind == AV_STRING || v->kind == AV_NONE || v->kind == AV_DTYPE;
  return !dtype_is_float(v->type.dtype) || (v->is_const && !isnan(v->f));
}

static AVal *contained(Ctx *c, AVal *v, AVal *sequence) {
  if (v->kind == AV_STRING && sequence->kind == AV_STRING) return av_bool(strstr(sequence->string, v->string) != NULL);
  if (sequence->kind != AV_TUPLE && sequence->kind != AV_LIST) return NULL;
  AVal *none = av_bool(true);
  for (int i = 0; i < sequence->n; i++) {
    if (!equals_itself(v) && !equals_itself(sequence->items[i])) return NULL;
    AVal *equal = build_equal(c, v, sequence->items[i]);
    if (!equal) return NULL;
    none = build_both(c, none, build_not(c, equal));
  }
  return build_not(c, none);
}

/* What NumPy's functions take for an argument that is not given. */
static bool is_missing(const AVal *v) { return v->kind == AV_NAMED && !strcmp(v->string, "numpy._NoValue"); }

/* One comparison. */
AVal *build_comparison(Ctx *c, Operator o, AVal *a, AVal *b) {
  AVal *r = NULL;
  bool known = a->kind != AV_UNKNOWN && b->kind != AV_UNKNOWN;
  if (a->kind == AV_DATA && b->kind == AV_DATA && o <= O_GE) return build_binary(c, o, a, b);
  if ((o == O_IS || o == O_ISNOT) && (a->kind == AV_NONE || b->kind == AV_NONE) && known)
    return av_bool((a->kind == b->kind) == (o == O_IS));
  if ((o == O_IS || o == O_ISNOT) && known && is_missing(b)) return av_bool(is_missing(a) == (o == O_IS));
  if (!c->refused && known && (o == O_EQ || o == O_NE)) r = build_equal(c, a, b);
  if (!c->refused && known && (o == O_IN || o == O_NOTIN)) r = contained(c, a, b);
  if (r) return o == O_NE || o == O_NOTIN ? build_not(c, r) : r;
  return refuse(c, REASON_OPAQUE, bool_type(), "this comparison");
}

/* `x is None`, where x is a number or None: without reading the number. NULL: it is another comparison. */
static AVal *is_unset(Ctx *c, const Expr *e, const AVal *v) {
  bool test = e->nitems == 2 && (e->ops[0] == O_IS || e->ops[0] == O_ISNOT) && e->items[1]->kind == E_NONE;
  if (!test || !is_unread(v)) return NULL;
  AVal *set = av_of_value(c, get_variable(c, v->carried->bound));
  return e->ops[0] == O_IS ? build_not(c, set) : set;
}

/* a < b < c: each operand is evaluated once, and only while the comparisons hold. */
AVal *eval_compare(Ctx *c, Expr *e) {
  AVal *a = eval_unread(c, e->items[0]), *v = is_unset(c, e, a);
  if (v) return v;
  if (is_unread(a)) a = carried_load(c, a);
  for (int i = 1; i < e->nitems; i++) {
    bool known;
    if (v && !c->refused && av_const_bool(v, &known) && !known) return v;
    Mark mark = region_mark(c);
    AVal *b = eval(c, e->items[i]), *next = build_comparison(c, e->ops[i - 1], a, b);
    AVal *before = v;
    v = next;
    if (before && !c->refused && !(av_const_bool(before, &known) && known)) {
      AVal *test = harmless_since(c, &mark) ? build_truth(c, before) : NULL;
      v = test && !c->refused ? build_select(c, test, next, before) : NULL;
      if (!v) return refuse(c, REASON_OPAQUE, bool_type(), "a chain of comparisons");
    }
    a = b;
  }
  return v;
}
