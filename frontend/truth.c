/* Conditions as control flow tests them: the second operand of `and` and `or` and the arms of a conditional
 * expression are evaluated only where Python would evaluate them, and what a condition tells of extents is
 * known where it holds (its range is what bounds checks are proved from). */
#include "control.h"

/* ---- what a condition tells ---- */

typedef struct { int before; bool older; } Age;

static void check_age(Value *v, int axis, void *user) {
  Age *age = user;
  (void)axis;
  age->older &= v->id < age->before;
}

/* The extent of an integer that exists without evaluating anything; NULL otherwise. */
static const Extent *known_extent(Ctx *c, AVal *v, int before) {
  int64_t k;
  if (av_const_int(v, &k)) return ext_const(k);
  if (v->kind != AV_DATA || v->type.rank || v->epoch != c->region->epoch || !dtype_is_int(v->type.dtype)) return NULL;
  const Extent *e = v->extent ? v->extent : v->value ? ext_scalar(v->value) : NULL;
  Age age = {before, true};
  if (e) ext_each_atom(e, check_age, &age);
  return e && age.older ? e : NULL;
}

static void assume_compare(Operator o, const Extent *a, const Extent *b, bool holds) {
  static const Operator negated[] = {[O_LT] = O_GE, [O_LE] = O_GT, [O_GT] = O_LE, [O_GE] = O_LT, [O_NE] = O_EQ, [O_EQ] = O_NE};
  if (o > O_GE || o < O_EQ) return;
  if (!holds) o = negated[o];
  if (o == O_LT || o == O_LE || o == O_EQ) ext_assume_nonnegative(ext_add_const(ext_sub(b, a), o == O_LT ? -1 : 0));
  if (o == O_GT || o == O_GE || o == O_EQ) ext_assume_nonnegative(ext_add_const(ext_sub(a, b), o == O_GT ? -1 : 0));
}

void assume(Ctx *c, Expr *e, bool holds) {
  if (e->kind == E_UNARYOP && e->op == O_NOT) assume(c, e->items[0], !holds);
  if (e->kind == E_BOOLOP && (e->op == O_AND) == holds)
    for (int i = 0; i < e->nitems; i++) assume(c, e->items[i], holds);
  if (e->kind != E_COMPARE || (e->nitems > 2 && !holds)) return;
  const Extent **extents = NEW_ARRAY(const Extent *, e->nitems);
  bool refused = c->refused, touches = c->touches_array;
  Env env = env_copy(&c->env);
  Mark mark = region_mark(c);
  for (int i = 0; i < e->nitems; i++) {
    c->refused = false;
    AVal *v = eval(c, e->items[i]);
    extents[i] = c->refused ? NULL : known_extent(c, v, mark.nvalues);
  }
  region_rollback(c, mark);
  c->env = env;
  c->refused = refused;
  c->touches_array = touches;
  for (int i = 0; i + 1 < e->nitems; i++)
    if (extents[i] && extents[i + 1]) assume_compare(e->ops[i], extents[i], extents[i + 1], holds);
}

/* ---- conditions ---- */

/* Can what was appended since the mark run where it would not have been reached? */
bool harmless_since(Ctx *c, const Mark *m) {
  const Node *n = m->last ? m->last->next : c->region->at->first;
  if (fields_assigned(c, m)) return false;
  for (; n; n = n->next)
    if (n->exit >= 0 || node_has_blocks_of_code(n) || n->kind == N_CALL || n->kind == N_SET || n->kind == N_UPDATE)
      return false;
  return true;
}

static Value *logical(Ctx *c, Op op, int n_args, Value **args) {
  Node *n = emit(c, N_MAP, n_args, args, false);
  n->op = op;
  return emit_result(c, n, type_scalar(DT_BOOL, KIND_PYSCALAR));
}

static AVal *choose(Ctx *c, Expr *test, Value *condition, Expr *const *arms, AVal *there, bool as_truth);

/* first and second, or first or second: the second only where Python would evaluate it. */
static Value *short_circuit(Ctx *c, Operator o, Expr *left, Value *first, Expr *right) {
  if (first->def && first->def->kind == N_CONST) return (o == O_AND) == (first->def->constant.i != 0) ? truth(c, right) : first;
  Mark mark = region_mark(c);
  Env env = env_copy(&c->env);
  Value *second = truth(c, right);
  if (c->refused) return NULL;
  if (harmless_since(c, &mark)) return logical(c, o == O_AND ? OP_LOGICAL_AND : OP_LOGICAL_OR, 2, (Value *[]){first, second});
  region_rollback_body(c, &mark);
  c->env = env;
  Expr *arms[2] = {o == O_AND ? right : NULL, o == O_AND ? NULL : right};
  AVal *v = choose(c, left, first, arms, av_of_value(c, first), true);
  return c->refused ? NULL : materialise(c, v);
}

static Value *truth_of_boolop(Ctx *c, Expr *e) {
  Value *v = truth(c, e->items[0]);
  for (int i = 1; i < e->nitems && v; i++) v = short_circuit(c, e->op, e->items[i - 1], v, e->items[i]);
  return v;
}

static bool is_plain_compare(const Expr *e) {
  return e->kind == E_COMPARE && e->nitems == 2 && e->ops[0] >= O_EQ && e->ops[0] <= O_GE;
}

/* A number of float32, or one of Python that float32 holds, beside another of Python: the one is compared in float32
 * and the other in float64. The answers differ only where they are equal in float32; there the kind must be known. */
static AVal *single_beside_python(Ctx *c, AVal *a, AVal *other) {
  if (!a->carried || a->type.dtype != DT_FLOAT32 || other->carried || !av_is_python(other)) return NULL;
  if (!a->value) a = carried_load(c, a);
  if (!a->definite) return firm(a);   /* found out in this walk: there will be another */
  AVal *differs = build_truth(c, build_binary(c, O_NE, firm(a), other));
  if (!c->refused) check_true(c, materialise(c, build_either(c, av_of_value(c, a->definite), differs)));
  return firm(a);
}

/* The kind of a number does not change how it compares, beside most others. */
static AVal *compare(Ctx *c, Expr *e) {
  AVal *a = eval(c, e->items[0]), *b = eval(c, e->items[1]);
  if (c->refused || !av_is_scalar(a) || !av_is_scalar(b) || !(a->carried || b->carried))
    return build_comparison(c, e->ops[0], a, b);
  AVal *x = single_beside_python(c, a, b), *y = single_beside_python(c, b, a);
  if (!x) x = compares_alike(a, b) ? firm(a) : a;
  if (!y) y = compares_alike(b, a) ? firm(b) : b;
  return build_binary(c, e->ops[0], x, y);
}

Value *truth(Ctx *c, Expr *e) {
  if (e->kind == E_BOOLOP) return truth_of_boolop(c, e);
  if (e->kind == E_UNARYOP && e->op == O_NOT) {
    Value *v = truth(c, e->items[0]);
    if (!v) return NULL;
    if (v->def && v->def->kind == N_CONST) return materialise(c, av_bool(!v->def->constant.i));
    return logical(c, OP_LOGICAL_NOT, 1, &v);
  }
  AVal *v = build_truth(c, is_plain_compare(e) ? compare(c, e) : eval(c, e));
  return c->refused ? NULL : materialise(c, v);
}

bool known_condition(Ctx *c, Expr *e, bool *b) {
  Mark mark = region_mark(c);
  Env env = env_copy(&c->env);
  Value *v = truth(c, e);
  bool known = v && v->def && v->def->kind == N_CONST;
  if (known) {            /* what it has evaluated may raise: int(x[i]) % 7 >= 0 */
    *b = v->def->constant.i != 0;
    return true;
  }
  region_rollback_body(c, &mark);
  c->env = env;
  return false;
}

/* ---- one of two expressions ---- */

static AVal *arm_value(Ctx *c, Expr *arm, AVal *there, bool as_truth) {
  if (!arm) return there;
  if (!as_truth) return eval(c, arm);
  Value *v = truth(c, arm);
  return v ? av_of_value(c, v) : av_unknown;
}

/* One walk over both arms. What the first one stores and assigns is put back for the second. */
static void walk_choice(Ctx *c, Carried *k, Expr *test, Value *condition, Expr *const *arms, AVal *there, bool as_truth) {
  StoredList stored = {0}, both = {0};
  int serial = new_object(NULL)->serial;
  fields_start(c);
  Node *n = build_control(c, N_IF, 1, &condition, 2);
  Env env = env_copy(&c->env);
  carried_forget(k);
  for (int i = 0; i < 2 && !c->refused; i++) {
    for (int j = 0; j < stored.len; j++) set_current(c, stored.data[j].object, stored.data[j].before);
    int journal = c->region->journal.len;
    Inside in = inside(c, n->blocks[i]);
    if (test) assume(c, test, i == 0);
    AVal *v = arm_value(c, arms[i], there, as_truth);
    if (!c->refused && (!av_is_scalar(v) || v->type.kind == KIND_ARRAY))
      refuse(c, REASON_TYPE, NULL, "an expression that gives one array or object or another");
    if (!c->refused) carried_set(c, k, v);
    outside(c, in);
    collect_stored(c, journal, serial, &both);
    c->env = env_copy(&env);
    stored = both;
    fields_restart(c);
  }
  fields_refresh(c);
  emit_states(c, &both, true);
}

static AVal *choose(Ctx *c, Expr *test, Value *condition, Expr *const *arms, AVal *there, bool as_truth) {
  Carried *k = carried_result(c, intern("choice"));
  fields_open(c);
  Mark mark = region_mark(c);
  for (int walk = 0; walk < MAX_WALKS && !c->refused; walk++) {
    walk_choice(c, k, test, condition, arms, there, as_truth);
    bool again = fields_again(c) || k->again;
    if (!c->refused && !again) {
      fields_close(c);
      return carried_get(c, k);
    }
    if (!c->refused) region_rollback_body(c, &mark);
  }
  fields_close(c);
  return c->refused ? av_unknown : refuse(c, REASON_TYPE, av_unknown, "an expression whose type does not settle");
}

AVal *choose_one(Ctx *c, Expr *test, Value *condition, Expr *yes, Expr *no, AVal *there) {
  return choose(c, test, condition, (Expr *[]){yes, no}, there, false);
}
