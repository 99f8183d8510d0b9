/* Compound statements as control flow of a region. All of a statement compiles, or nothing of it:
 * then its head stays Python, and the bodies get regions of their own.
 *
 *   for i in range(1, n):          for 1 to %n (%i) {
 *       if x[i] < 0:                 %a = state %x; %b = view %a (%i); %c = less %b, 0
 *           x[i] = 0                 if %c { update %a, 0 (%i) } }
 *                                  %d = state %x
 *
 * A loop is walked until it is known which names change their type in it (carried.c) and which arrays
 * it stores into: those are read anew at its head. */
#include <string.h>

#include "bounds.h"
#include "control.h"
#include "numpy_functions.h"
#include "objects.h"

enum { MAX_WALKS = 8, MAX_ATTEMPTS = 4 };

static bool compile_stmt(Ctx *c, Stmt *s);

/* Where in the user's program nodes come from: a statement again, once those inside of it are done. */
typedef struct { Loc loc; int stmt; Stmt *current; } Origin;

static Origin origin(const Ctx *c) { return (Origin){c->loc, c->stmt, c->current}; }

static void put_back(Ctx *c, Origin at) {
  c->loc = at.loc;
  c->stmt = at.stmt;
  c->current = at.current;
}

/* ---- blocks ---- */

bool compile_body(Ctx *c, Body body) {
  for (int i = 0; i < body.n && !c->ended && !c->refused; i++) compile_stmt(c, body.stmts[i]);
  return !c->refused;
}

Inside inside(Ctx *c, Block *b) {
  Region *r = c->region;
  Inside before = {r->equal.len, r->bounds.len, ext_assumptions(), r->journal.len, r->at};
  r->at = b;
  return before;
}

void outside(Ctx *c, Inside i) {
  c->region->equal.len = i.nequal;
  c->region->bounds.len = i.nbounds;
  ext_forget(i.assumptions);
  fields_leave(c, i.journal);
  c->region->at = i.outer;
}

Node *build_control(Ctx *c, NodeKind kind, int nargs, Value **args, int nblocks) {
  c->region->f->transaction = true;
  Node *n = emit(c, kind, nargs, args, false);
  n->nblocks = nblocks;
  for (int i = 0; i < nblocks; i++) n->blocks[i] = block_new(n);
  return n;
}

void build_jump(Ctx *c, NodeKind kind, Node *target) {
  emit(c, kind, 0, NULL, false)->target = target;
  c->ended = true;
}

/* ---- arrays that control flow stores into ---- */

static bool is_listed(const StoredList *list, const Object *o) {
  for (int i = 0; i < list->len; i++)
    if (list->data[i].object == o) return true;
  return false;
}

bool collect_stored(Ctx *c, int from, int serial, StoredList *list) {
  bool grew = false;
  for (int i = from; i < c->region->journal.len; i++) {
    ObjectChange *change = &c->region->journal.data[i];
    if (!change->object || is_listed(list, change->object)) continue;
    if (change->object->serial > serial && !change->object->external) continue;
    Stored stored = {change->object, change->old};
    vec_push(list, stored);
    grew = true;
  }
  return grew;
}

void emit_states(Ctx *c, const StoredList *list, bool from_before) {
  for (int i = 0; i < list->len; i++) {
    Object *o = list->data[i].object;
    if (from_before) set_current(c, o, list->data[i].before);
    Value *base = o->current;
    Node *n = emit(c, N_STATE, 1, &base, false);
    set_current(c, o, emit_result(c, n, base->type));
    o->current->name = base->name;
    if (from_before) carried_stored(c, o);
  }
}

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

/* From here on to the end of the block the condition is known to hold (or not to). */
static void assume(Ctx *c, Expr *e, bool holds) {
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

static void set_bool(Ctx *c, Var *var, Value *v) {
  if (!same_scalar_type(&v->type, &var->type)) v = build_cast(c, v, var->type.dtype, var->type.kind);
  if (v) set_variable(c, var, v);
}

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
  Var *var = func_add_var(c->region->f, NULL, type_scalar(DT_BOOL, KIND_PYSCALAR));
  set_bool(c, var, first);
  if (o == O_OR) first = logical(c, OP_LOGICAL_NOT, 1, &first);
  Node *n = build_control(c, N_IF, 1, &first, 1);
  Inside in = inside(c, n->blocks[0]);
  if (left) assume(c, left, o == O_AND);
  mark = region_mark(c);
  second = truth(c, right);
  if (fields_assigned(c, &mark)) refuse(c, REASON_CONTROL, NULL, "a condition that assigns attributes");
  if (second) set_bool(c, var, second);
  outside(c, in);
  c->env = env;
  return c->refused ? NULL : get_variable(c, var);
}

static Value *truth_of_boolop(Ctx *c, Expr *e) {
  Value *v = truth(c, e->items[0]);
  for (int i = 1; i < e->nitems && v; i++) v = short_circuit(c, e->op, e->items[i - 1], v, e->items[i]);
  return v;
}

static bool is_plain_compare(const Expr *e) {
  return e->kind == E_COMPARE && e->nitems == 2 && e->ops[0] >= O_EQ && e->ops[0] <= O_GE;
}

/* The kind of a number does not change how it compares, beside most others. */
static AVal *compare(Ctx *c, Expr *e) {
  AVal *a = eval(c, e->items[0]), *b = eval(c, e->items[1]);
  if (c->refused || !av_is_scalar(a) || !av_is_scalar(b) || !(a->carried || b->carried))
    return build_comparison(c, e->ops[0], a, b);
  AVal *x = compares_alike(a, b) ? firm(a) : a, *y = compares_alike(b, a) ? firm(b) : b;
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

/* Is the condition known at compile time? */
static bool known_condition(Ctx *c, Expr *e, bool *b) {
  Mark mark = region_mark(c);
  Env env = env_copy(&c->env);
  Value *v = truth(c, e);
  bool known = v && v->def && v->def->kind == N_CONST;
  if (known) *b = v->def->constant.i != 0;
  region_rollback_body(c, &mark);
  c->env = env;
  return known;
}

/* One walk over both arms. */
static void walk_choice(Ctx *c, Carried *k, Expr *test, Value *condition, Expr *const *arms, AVal *there) {
  Node *n = build_control(c, N_IF, 1, &condition, 2);
  Env env = env_copy(&c->env);
  carried_forget(k);
  for (int i = 0; i < 2 && !c->refused; i++) {
    Inside in = inside(c, n->blocks[i]);
    if (test) assume(c, test, i == 0);
    AVal *v = arms[i] ? eval(c, arms[i]) : there;
    if (!c->refused && (!av_is_scalar(v) || v->type.kind == KIND_ARRAY))
      refuse(c, REASON_TYPE, NULL, "an expression that gives one array or object or another");
    if (!c->refused) carried_set(c, k, v);
    outside(c, in);
    c->env = env_copy(&env);
  }
}

AVal *choose_one(Ctx *c, Expr *test, Value *condition, Expr *yes, Expr *no, AVal *there) {
  Carried *k = carried_result(c, intern("choice"));
  Mark mark = region_mark(c);
  for (int walk = 0; walk < MAX_WALKS; walk++) {
    walk_choice(c, k, test, condition, (Expr *[]){yes, no}, there);
    if (!c->refused && fields_assigned(c, &mark)) refuse(c, REASON_CONTROL, NULL, "a conditional expression that assigns attributes");
    if (c->refused) return av_unknown;
    if (!k->again) return carried_get(c, k);
    region_rollback_body(c, &mark);
  }
  return refuse(c, REASON_TYPE, av_unknown, "an expression whose type does not settle");
}

/* ---- if ---- */

/* One arm; what it changed is put back for the other one. */
static void compile_arm(Ctx *c, Node *n, int arm, Stmt *s, const StoredList *stored, StoredList *found, int serial) {
  for (int i = 0; i < stored->len; i++) set_current(c, stored->data[i].object, stored->data[i].before);
  int start = c->region->journal.len;
  Inside in = inside(c, n->blocks[arm]);
  assume(c, s->value, arm == 0);
  compile_body(c, arm ? s->orelse : s->body);
  outside(c, in);
  collect_stored(c, start, serial, found);
}

static void compile_if(Ctx *c, Stmt *s) {
  bool known;
  Origin at = origin(c);
  if (known_condition(c, s->value, &known)) {
    compile_body(c, known ? s->body : s->orelse);
    return;
  }
  if (c->refused) return;
  Names names = carried_names(c, s);
  int carried = carried_open(c, s, &names);
  Value *test = truth(c, s->value);
  Env before = env_copy(&c->env);
  Mark mark = region_mark(c);
  for (int walk = 0; test && !c->refused; walk++) {
    StoredList stored = {0};
    carried_start(c, s, carried);
    Env head = env_copy(&c->env);
    int serial = new_object(NULL)->serial;
    Node *n = build_control(c, N_IF, 1, &test, 2);
    compile_arm(c, n, 0, s, &stored, &stored, serial);
    bool ended = c->ended;
    c->ended = false;
    carried_refresh(c, &head, &names);
    for (int i = 0; i < names.len; i++) {   /* the other arm starts from what was there before */
      AVal *v = env_get(&head, names.data[i]);
      if (v) env_set(&c->env, names.data[i], v);
    }
    fields_restart(c);
    StoredList both = stored;
    if (!c->refused) compile_arm(c, n, 1, s, &stored, &both, serial);
    c->ended &= ended;
    put_back(c, at);
    carried_refresh(c, &head, &names);
    emit_states(c, &both, true);
    if (!carried_again(c, carried) || c->refused) break;
    if (walk == MAX_WALKS) {
      refuse(c, REASON_TYPE, NULL, "a name whose type does not settle");
      break;
    }
    region_rollback_body(c, &mark);
    c->env = env_copy(&before);
    c->ended = false;
  }
  carried_close(c, carried);
}

/* ---- what loops run over ---- */

typedef struct Iterable {
  enum { OVER_RANGE, OVER_ARRAY, OVER_ENUMERATE, OVER_ZIP, OVER_REVERSED } kind;
  const Extent *lo, *hi;       /* RANGE; others: 0 and the number of rounds */
  int64_t step;
  AVal *array;
  struct Iterable *parts; int nparts;
  AVal *start;                 /* ENUMERATE */
} Iterable;

static bool iterable(Ctx *c, Expr *e, Iterable *it);

static bool range_of(Ctx *c, int n, AVal **args, Iterable *it) {
  int64_t step = 1;
  if (n < 1 || n > 3 || (n == 3 && (!av_const_int(args[2], &step) || step == 0))) {
    refuse(c, REASON_CONTROL, NULL, "a range whose step is not known");
    return false;
  }
  for (int i = 0; i < n; i++) args[i] = settled(c, args[i]);
  it->kind = OVER_RANGE;
  it->lo = n == 1 ? ext_const(0) : extent_of(c, args[0]);
  it->hi = extent_of(c, args[n == 1 ? 0 : 1]);
  it->step = step;
  return it->lo && it->hi;
}

static bool parts_of(Ctx *c, int n, Expr **items, Iterable *it) {
  it->parts = NEW_ARRAY(Iterable, n + 1);
  it->nparts = n;
  for (int i = 0; i < n; i++)
    if (!iterable(c, items[i], &it->parts[i])) return false;
  return true;
}

/* Rounds from 0 on; a range by its length. */
static const Extent *rounds(const Iterable *it) {
  if (it->kind != OVER_RANGE) return it->hi;
  if (it->step == 1) return ext_sub(it->hi, it->lo);
  if (it->step == -1) return ext_sub(it->lo, it->hi);
  return it->step > 0 ? ext_ceildiv(ext_sub(it->hi, it->lo), it->step) : ext_ceildiv(ext_sub(it->lo, it->hi), -it->step);
}

static bool call_iterable(Ctx *c, Expr *e, const char *name, Iterable *it) {
  int n = e->nitems - 1;
  it->lo = ext_const(0);
  it->step = 1;
  if (!strcmp(name, "builtins.range") && !e->nkeywords && n <= 3) {
    AVal *args[3];
    for (int i = 0; i < n; i++) args[i] = eval(c, e->items[i + 1]);
    return !c->refused && range_of(c, n, args, it);
  }
  bool enumerates = !strcmp(name, "builtins.enumerate") && n >= 1 && n <= 2 && !e->nkeywords;
  bool zips = !strcmp(name, "builtins.zip") && n >= 1 && !e->nkeywords;
  bool reverses = !strcmp(name, "builtins.reversed") && n == 1;
  if (!enumerates && !zips && !reverses) return false;
  it->kind = enumerates ? OVER_ENUMERATE : zips ? OVER_ZIP : OVER_REVERSED;
  if (!parts_of(c, zips ? n : 1, e->items + 1, it)) return false;
  it->start = enumerates && n == 2 ? settled(c, eval(c, e->items[2])) : av_int(0);
  it->hi = canonical(c, rounds(&it->parts[0]));
  for (int i = 1; i < it->nparts; i++) it->hi = unify(c, it->hi, rounds(&it->parts[i]));
  return !c->refused && it->hi;
}

static bool iterable(Ctx *c, Expr *e, Iterable *it) {
  if (e->kind == E_CALL) {
    AVal *callee = eval(c, e->items[0]);
    if (c->refused) return false;
    if (callee->kind == AV_NAMED && call_iterable(c, e, callee->string, it)) return true;
    if (c->refused) return false;
  }
  AVal *v = eval(c, e);
  if (c->refused) return false;
  if (!av_is_array(v)) {
    refuse(c, REASON_CONTROL, NULL, "a loop over something else than a range or an array");
    return false;
  }
  it->kind = OVER_ARRAY;
  it->array = v;
  AVal *length = eval_attribute(c, v, "shape")->items[0];
  it->lo = ext_const(0);
  it->hi = extent_of(c, length);
  it->step = 1;
  return it->hi != NULL;
}

/* What round `i` (counted from 0; a range: the value itself) brings. */
static AVal *brings(Ctx *c, const Iterable *it, const Extent *i, bool counted) {
  switch (it->kind) {
  case OVER_RANGE:
    return av_extent(c, counted ? ext_add(it->lo, ext_mul_const(i, it->step)) : i);
  case OVER_ARRAY: return row_of(c, it->array, i);
  case OVER_REVERSED: return brings(c, &it->parts[0], ext_sub(ext_add_const(it->hi, -1), i), true);
  case OVER_ENUMERATE: {
    AVal **items = NEW_ARRAY(AVal *, 2);
    items[0] = build_binary(c, O_ADD, it->start, av_extent(c, i));
    items[1] = brings(c, &it->parts[0], i, true);
    return av_tuple(items, 2);
  }
  case OVER_ZIP: {
    AVal **items = NEW_ARRAY(AVal *, it->nparts);
    for (int k = 0; k < it->nparts; k++) items[k] = brings(c, &it->parts[k], i, true);
    return av_tuple(items, it->nparts);
  }
  }
  return av_unknown;
}

/* ---- loops ---- */

static void compile_for_body(Ctx *c, Stmt *s, const Iterable *it, Node *n, const StoredList *stored) {
  n->lo = it->lo;
  n->hi = it->hi;
  n->step = it->step;
  const char *name = s->targets[0]->kind == E_NAME && it->kind == OVER_RANGE ? s->targets[0]->id : NULL;
  Value *i = block_add_param(c->region->f, n->blocks[0], type_scalar(DT_INT64, KIND_PYSCALAR), name ? name : intern("i"));
  Inside in = inside(c, n->blocks[0]);
  if (it->step > 0) ext_assume_range(i, it->lo, ext_add_const(it->hi, -1));
  else ext_assume_range(i, ext_add_const(it->hi, 1), it->lo);
  emit_states(c, stored, false);
  AVal *v = brings(c, it, ext_scalar(i), false);
  if (!c->refused) assign(c, s->targets[0], v);
  observe_targets(c, s);
  compile_body(c, s->body);
  outside(c, in);
}

static void compile_while_body(Ctx *c, Stmt *s, Node *n, const StoredList *stored, const Env *head, const Names *names) {
  Inside in = inside(c, n->blocks[0]);
  emit_states(c, stored, false);
  Value *test = truth(c, s->value);
  if (test) emit(c, N_YIELD, 1, &test, false);
  outside(c, in);
  carried_refresh(c, head, names);
  for (int i = 0; i < stored->len; i++) set_current(c, stored->data[i].object, stored->data[i].before);
  if (c->refused) return;
  in = inside(c, n->blocks[1]);
  emit_states(c, stored, false);
  assume(c, s->value, true);
  compile_body(c, s->body);
  outside(c, in);
}

/* One walk over the loop. */
static void walk_once(Ctx *c, Stmt *s, const Iterable *it, StoredList *stored, const Env *head, const Names *names) {
  Node *once = s->orelse.n ? build_control(c, N_ONCE, 0, NULL, 1) : NULL;
  Inside in = {0};
  if (once) in = inside(c, once->blocks[0]);
  Node *n = build_control(c, s->kind == S_FOR ? N_FOR : N_WHILE, 0, NULL, s->kind == S_FOR ? 1 : 2);
  Loop loop = {once ? once : n, n, c->loop};
  c->loop = &loop;
  for (int i = 0; i < stored->len; i++) stored->data[i].before = stored->data[i].object->current;
  if (s->kind == S_FOR) compile_for_body(c, s, it, n, stored);
  else compile_while_body(c, s, n, stored, head, names);
  c->loop = loop.outer;
  c->ended = false;
  carried_refresh(c, head, names);
  if (once) {
    emit_states(c, stored, true);
    if (!c->refused) compile_body(c, s->orelse);
    c->ended = false;
    outside(c, in);
    carried_refresh(c, head, names);
  }
}

/* The loop runs at least once: its targets are bound behind it. */
static void bind_targets(Ctx *c, const Expr *target, int mark) {
  if (target->kind == E_NAME) carried_bound(c, target->id, mark);
  if (target->kind == E_TUPLE || target->kind == E_LIST)
    for (int i = 0; i < target->nitems; i++) bind_targets(c, target->items[i], mark);
}

static void compile_loop(Ctx *c, Stmt *s) {
  Iterable it = {0};
  Origin at = origin(c);
  if (s->is_async || (s->kind == S_FOR && !iterable(c, s->value, &it))) {
    refuse(c, REASON_CONTROL, NULL, "a loop over something else than a range or an array");
    return;
  }
  Names names = carried_names(c, s);
  int carried = carried_open(c, s, &names);
  Env before = env_copy(&c->env);
  Mark mark = region_mark(c);
  StoredList stored = {0};
  int serial = new_object(NULL)->serial;
  for (int walk = 0; !c->refused; walk++) {
    carried_start(c, s, carried);
    Env start = env_copy(&c->env);
    carried_refresh(c, &start, &names);
    Env head = env_copy(&c->env);
    int journal = c->region->journal.len;
    walk_once(c, s, &it, &stored, &head, &names);
    put_back(c, at);
    bool grew = collect_stored(c, journal, serial, &stored);
    bool again = carried_again(c, carried);
    if (c->refused || (!again && !grew)) break;
    if (walk == MAX_WALKS) {
      refuse(c, REASON_TYPE, NULL, "a name whose type does not settle");
      break;
    }
    region_rollback_body(c, &mark);
    c->env = env_copy(&before);
  }
  if (!c->refused) emit_states(c, &stored, true);
  if (!c->refused && s->kind == S_FOR && ext_known_ge(rounds(&it), ext_const(1))) bind_targets(c, s->targets[0], carried);
  carried_close(c, carried);
  c->region->pays = true;
}

/* ---- statements ---- */

static void compile_return(Ctx *c, Stmt *s) {
  Region *r = c->region;
  AVal *v = s->value ? settled(c, eval(c, s->value)) : av_none;
  bool tuple = v->kind == AV_TUPLE && v->n >= 2, none = v->kind == AV_NONE;
  int n = none ? 0 : tuple ? v->n : 1;
  Value **values = NEW_ARRAY(Value *, n + 1);
  for (int i = 0; i < n && !c->refused; i++) {
    AVal *item = tuple ? settled(c, v->items[i]) : v;
    if (item->kind != AV_DATA || item->kept_inside || (av_is_array(item) && (!item->object || item->object->external || !item->whole || item->value)))
      refuse(c, REASON_TYPE, NULL, "a value returned under control flow that is not a number or a fresh array");
    else values[i] = materialise(c, item);
  }
  if (!c->refused && r->returns && !aval_same_type(r->returns, v))
    refuse(c, REASON_TYPE, NULL, "values of different types are returned");
  if (c->refused || !add_returned_fields(c, &values, &n)) return;
  r->returns = v;
  for (int i = 0; i < n; i++) check_handed_back(c, values[i]);
  emit(c, N_RETURN, n, values, false);
  c->ended = true;
}

static void compile_assert(Ctx *c, Stmt *s) {
  check_true(c, truth(c, s->value));
  if (!c->refused) assume(c, s->value, true);
}

/* `raise`: Python does it, from the start of the region. */
static void compile_raise(Ctx *c) {
  if (raises_always(c)) {
    refuse(c, REASON_CONTROL, NULL, "a called function raises");
    return;
  }
  check_true(c, materialise(c, av_bool(false)));
  c->ended = true;
}

/* Those of a called function belong to the caller's statement. */
static void start_stmt(Ctx *c, Stmt *s) {
  c->current = s;
  if (c->caller && !c->function->module) vec_push(&c->region->inlined, s);
  if (c->caller) return;
  c->loc = (Loc){s->span.line, s->span.col};
  c->stmt = c->region->lines.len;
  vec_push(&c->region->lines, s);
}

static bool compile_stmt(Ctx *c, Stmt *s) {
  start_stmt(c, s);
  switch (s->kind) {
  case S_PASS: break;
  case S_EXPR:
    if (is_docstring(s)) break;   /* fall through */
  case S_ASSIGN: case S_AUGASSIGN: case S_ANNASSIGN: exec_simple(c, s); break;
  case S_IF: compile_if(c, s); break;
  case S_FOR: case S_WHILE: compile_loop(c, s); break;
  case S_BREAK: case S_CONTINUE:
    if (!c->loop) refuse(c, REASON_CONTROL, NULL, "it leaves a loop that runs in Python");
    else build_jump(c, s->kind == S_BREAK ? N_BREAK : N_CONTINUE, s->kind == S_BREAK ? c->loop->leave : c->loop->next);
    break;
  case S_RETURN:
    if (c->caller) inlined_return(c, s);
    else compile_return(c, s);
    break;
  case S_ASSERT: compile_assert(c, s); break;
  case S_RAISE: compile_raise(c); break;
  case S_GLOBAL: case S_NONLOCAL: case S_FUNCTION:
    if (c->caller) {
      if (s->function) env_set(&c->env, s->function->name, user_function(c, s->function));
      break;
    }   /* fall through */
  default: refuse(c, REASON_OPAQUE, NULL, "a statement that npcc leaves to Python");
  }
  if (s->kind != S_FOR) observe_targets(c, s);
  return !c->refused;
}

bool has_return(Body body) {
  for (int i = 0; i < body.n; i++) {
    const Stmt *s = body.stmts[i];
    if (s->kind == S_RETURN || has_return(s->body) || has_return(s->orelse)) return true;
  }
  return false;
}

/* ---- at the top of a region ---- */

static bool is_control(const Stmt *s) { return s->kind == S_IF || s->kind == S_FOR || s->kind == S_WHILE; }

/* A name that is live behind the statement must be something that a region can hand back. */
static void check_live(Ctx *c, const Stmt *s) {
  Names names = carried_names(c, s);
  for (int i = 0; i < names.len && !c->refused; i++) {
    bool live = !c->function || is_live(s, names.data[i]);
    AVal *v = env_get(&c->env, names.data[i]);
    if (live && (!v || v->kind != AV_DATA)) refuse(c, REASON_TYPE, NULL, "'%s' is not an array or a number", names.data[i]);
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

bool compile_compound(Ctx *c, Stmt *s) {
  if (!is_control(s) || !c->record || !s->alone_on_lines || has_return(s->body) || has_return(s->orelse)) return false;
  Attempt a = attempt(c);
  c->touches_array = false;
  compile_stmt(c, s);
  c->control = false;
  if (!c->refused) check_live(c, s);
  c->why_control = c->refused ? c->why : NULL;
  if (!finish(c, &a)) return false;
  vec_push(&c->region->stmts, s);
  vec_push(&c->region->touches_array, c->touches_array);
  if (c->single) region_close(c);
  return true;
}

/* May the statements from i on be worth trying as one region? At the start of a function, behind what stays
 * Python, and where a `return` stands inside of control flow. */
static bool rest_is_worth_it(Ctx *c, Body body, int i) {
  const Stmt *s = body.stmts[i];
  if (is_control(s) && (has_return(s->body) || has_return(s->orelse))) return true;
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

bool compile_rest(Ctx *c, Body body, int i) {
  if (!c->record || !c->function || c->caller || c->single || body.stmts != c->function->body.stmts) return false;
  if (!rest_is_worth_it(c, body, i)) return false;
  bool had_returned = c->has_returned;
  AVal *returned = c->returned;
  Attempt a = attempt(c);
  c->touches_array = false;
  for (int walk = 0; walk < MAX_WALKS; walk++) {   /* until every return hands back the same attributes */
    c->region->more_fields = false;
    walk_rest(c, body, i);
    if (c->refused || !c->region->more_fields) break;
    region_rollback_body(c, &a.mark);
    c->env = env_copy(&a.env);
    c->ended = false;
    c->has_returned = had_returned;
    c->returned = returned;
  }
  AVal *returns = c->region->returns;
  if (!finish(c, &a)) return false;
  c->has_returned = had_returned;
  c->returned = c->region->returned ? c->value : returned;
  AVal *value = c->region->returned ? c->value : returns;
  region_close_returned(c, c->region->returned ? NULL : returns);
  c->returned = returned;
  note_return(c, value);
  return true;
}
