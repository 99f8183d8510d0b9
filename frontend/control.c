/* Statements as control flow of a region (compound.c is where they enter it).
 *
 *   for i in range(1, n):          for 1 to %n (%i) {
 *       if x[i] < 0:                 %a = state %x; %b = view %a (%i); %c = less %b, 0
 *           x[i] = 0                 if %c { update %a, 0 (%i) } }
 *                                  %d = state %x
 *
 * A loop is walked until it is known which names change their type in it (carried.c) and which arrays
 * it stores into: those are read anew at its head. */
#include "bounds.h"
#include "control.h"
#include "lists.h"
#include "returned.h"
#include "objects.h"

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
  arrays_meet(c, c->loop ? c->loop->names : NULL);
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

/* ---- if ---- */

/* One arm; what it changed is put back for the other one. */
static void compile_arm(Ctx *c, Node *n, int arm, Stmt *s, const Names *names, const StoredList *stored, StoredList *found, int serial) {
  for (int i = 0; i < stored->len; i++) set_current(c, stored->data[i].object, stored->data[i].before);
  int start = c->region->journal.len;
  Inside in = inside(c, n->blocks[arm]);
  assume(c, s->value, arm == 0);
  compile_body(c, arm ? s->orelse : s->body);
  arrays_meet(c, names);
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
    compile_arm(c, n, 0, s, &names, &stored, &stored, serial);
    bool ended = c->ended;
    c->ended = false;
    carried_refresh(c, &head, &names);
    for (int i = 0; i < names.len; i++) {   /* the other arm starts from what was there before */
      AVal *v = env_get(&head, names.data[i]);
      if (v) env_set(&c->env, names.data[i], v);
    }
    fields_restart(c);
    StoredList both = stored;
    if (!c->refused) compile_arm(c, n, 1, s, &names, &stored, &both, serial);
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
  arrays_meet(c, c->loop->names);
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
  arrays_meet(c, names);
  outside(c, in);
}

/* One walk over the loop. */
static void walk_once(Ctx *c, Stmt *s, const Iterable *it, StoredList *stored, const Env *head, const Names *names) {
  Node *once = s->orelse.n ? build_control(c, N_ONCE, 0, NULL, 1) : NULL;
  Inside in = {0};
  if (once) in = inside(c, once->blocks[0]);
  Node *n = build_control(c, s->kind == S_FOR ? N_FOR : N_WHILE, 0, NULL, s->kind == S_FOR ? 1 : 2);
  Loop loop = {once ? once : n, n, names, c->loop};
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
    arrays_meet(c, names);
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

bool has_jump(Body body) {
  for (int i = 0; i < body.n; i++) {
    const Stmt *s = body.stmts[i];
    bool loop = s->kind == S_FOR || s->kind == S_WHILE;
    if (s->kind == S_BREAK || s->kind == S_CONTINUE || (!loop && has_jump(s->body)) || has_jump(s->orelse)) return true;
  }
  return false;
}

/* A loop over the items of a tuple, one round after another. */
static void compile_unrolled(Ctx *c, Stmt *s, const Iterable *it) {
  enum { MOST_ROUNDS = 32 };
  int64_t n;
  if (!ext_is_const(rounds(it), &n) || n > MOST_ROUNDS || has_jump(s->body)) {
    refuse(c, REASON_CONTROL, NULL, "a loop over a tuple or list that cannot be unrolled");
    return;
  }
  for (int64_t i = 0; i < n && !c->ended && !c->refused; i++) {
    AVal *v = brings(c, it, ext_const(i), true);
    if (!c->refused) assign(c, s->targets[0], v);
    observe_targets(c, s);
    compile_body(c, s->body);
  }
  if (!c->ended && !c->refused) compile_body(c, s->orelse);
}

/* A loop of the prelude over axes or operands: each round may have types of its own. */
static bool is_short_in_prelude(Ctx *c, const Stmt *s, const Iterable *it) {
  int64_t n;
  return in_prelude(c) && it->kind != OVER_LIST && ext_is_const(rounds(it), &n) && n <= MAX_RANK && !has_jump(s->body);
}

static void compile_loop(Ctx *c, Stmt *s) {
  Iterable it = {0};
  Origin at = origin(c);
  if (s->is_async || (s->kind == S_FOR && !iterable(c, s->value, &it))) {
    refuse(c, REASON_CONTROL, NULL, "a loop over something else than a range or an array");
    return;
  }
  if (s->kind == S_FOR && (over_unlike_items(&it) || is_short_in_prelude(c, s, &it))) {
    compile_unrolled(c, s, &it);
    return;
  }
  carried_load_arrays(c, s);
  Names names = carried_names(c, s);
  int carried = carried_open(c, s, &names);
  Env before = env_copy(&c->env);
  Mark mark = region_mark(c);
  StoredList stored = {0};
  int serial = new_object(NULL)->serial;
  for (int walk = 0; !c->refused; walk++) {
    carried_start(c, s, carried);
    arrays_meet(c, &names);
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
  if (s->kind == S_FOR) check_unchanged(c, &it);
  if (!c->refused && s->kind == S_FOR && ext_known_ge(rounds(&it), ext_const(1))) bind_targets(c, s->targets[0], carried);
  carried_close(c, carried);
  c->region->pays = true;
}

/* ---- statements ---- */

static void compile_return(Ctx *c, Stmt *s) {
  Region *r = c->region;
  AVal *v = s->value ? settled(c, eval(c, s->value)) : av_none;
  Leaves leaves = {0};
  if (!c->refused) returned_leaves(c, v, &leaves);
  int n = leaves.len;
  Value **values = NEW_ARRAY(Value *, n + 1);
  for (int i = 0; i < n && !c->refused; i++) {
    AVal *item = leaves.data[i];
    if (item->kind == AV_GROWING) item = list_items(c, item);
    if (av_is_array(item) && (!item->object || item->object->external || !item->whole || item->value))
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

void start_stmt(Ctx *c, Stmt *s) {
  if (!s->span.line) return;   /* not of the program */
  c->current = s;
  if (c->caller && !c->function->module) vec_push(&c->region->inlined, s);
  if (c->caller) return;
  c->loc = (Loc){s->span.line, s->span.col};
  for (c->stmt = 0; c->stmt < c->region->lines.len; c->stmt++)
    if (c->region->lines.data[c->stmt] == s) return;   /* another round of what is unrolled */
  vec_push(&c->region->lines, s);
}

bool compile_stmt(Ctx *c, Stmt *s) {
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
