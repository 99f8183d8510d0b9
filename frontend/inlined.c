/* The body of a called function, appended to the open region.
 *
 *   def clamp(v, k):              once {
 *       if v > k:                   %1 = greater %v, %k
 *           return k                if %1 { set result = %k; break }
 *       return v * 2                %2 = multiply %v, 2; set result = %2 }
 *                                 %3 = get result
 *
 * Where only the last statement returns, nothing of this is needed: what it returns, also arrays, views,
 * tuples and functions, is the value of the call. */
#include "control.h"
#include "objects.h"

enum { MAX_LEAVES = 32 };

/* A body that is being appended. */
struct Inlined {
  Block *entry;              /* a return here needs no jump */
  Node *once;                /* what a return leaves; NULL: none may stand under control flow */
  bool needs_once;
  AVal *result;              /* what the returns so far return: its structure; NULL: none yet */
  bool nulls;                /* where some return a number, others return None: its Nones are leaves too */
  bool again;                /* found out in this walk */
  Carried *leaves[MAX_LEAVES];   /* its scalars */
  int nleaves, next;
};

/* ---- returns ---- */

/* Numbers that returns give are carried to the end of the body; and whether it is a number. */
static void bind_leaf(Ctx *c, struct Inlined *in, AVal *v) {
  bool number = av_is_scalar(v) && v->type.kind != KIND_ARRAY;
  if (in->next == MAX_LEAVES || !(number || v->kind == AV_NONE)) {
    refuse(c, REASON_CONTROL, NULL, "a called function returns arrays in several places");
    return;
  }
  if (in->next == in->nleaves) in->leaves[in->nleaves++] = carried_result(c, intern(arena_printf("%s_result", c->function->name)));
  Carried *leaf = in->leaves[in->next++];
  if (v->kind == AV_NONE && !leaf->nullable) leaf->nullable = in->again = true;
  carried_set(c, leaf, v);
}

/* A number here, None there. */
static AVal *join_null(Ctx *c, struct Inlined *in, AVal *so_far, AVal *v) {
  if (!in->nulls) in->nulls = in->again = true;
  else bind_leaf(c, in, v);
  return v->kind == AV_NONE && so_far ? so_far : v;
}

/* v in the place of what another return gives there. NULL after a refusal. */
static AVal *join_result(Ctx *c, struct Inlined *in, AVal *so_far, AVal *v) {
  bool number = av_is_scalar(v) && v->type.kind != KIND_ARRAY;     /* of which kind, the caller may not care */
  v = number && v->carried && !v->value ? carried_load(c, v) : number ? v : settled(c, v);
  bool null = v->kind == AV_NONE && (in->nulls || (so_far && so_far->kind == AV_DATA));
  if (null || (number && so_far && so_far->kind == AV_NONE)) return join_null(c, in, so_far, v);
  if (so_far && so_far->kind != v->kind) {
    refuse(c, REASON_TYPE, NULL, "a called function returns values of different kinds");
    return NULL;
  }
  bool object = is_made_here(c, v);
  if (object) v = object_items(v);
  if (object && so_far && !same_form(so_far, v)) {
    refuse(c, REASON_TYPE, NULL, "a called function returns objects of different classes");
    return NULL;
  }
  if (v->kind == AV_TUPLE || v->kind == AV_LIST || object) {
    if (so_far && so_far->n != v->n) {
      refuse(c, REASON_TYPE, NULL, "a called function returns sequences of different lengths");
      return NULL;
    }
    AVal **items = NEW_ARRAY(AVal *, v->n + 1);
    for (int i = 0; i < v->n && !c->refused; i++)
      items[i] = join_result(c, in, so_far ? so_far->items[i] : NULL, v->items[i]);
    AVal *joined = av_tuple(items, v->n);
    joined->kind = v->kind;
    return object ? object_of_items(c, v, items) : joined;
  }
  if (v->kind == AV_DATA) {
    bind_leaf(c, in, v);
    return v;
  }
  if (v->kind == AV_GROWING && so_far && so_far->list != v->list) {
    refuse(c, REASON_TYPE, NULL, "a called function returns several lists");
    return NULL;
  }
  if (v->kind == AV_UNKNOWN || (so_far && !aval_same_type(so_far, v))) {
    refuse(c, REASON_TYPE, NULL, "a called function returns values of different types");
    return NULL;
  }
  return v;
}

static void give_back(Ctx *c, AVal *v) {
  struct Inlined *in = c->inlining;
  if (!in->once) {
    c->returned = v;
    c->has_returned = true;
    return;
  }
  in->next = 0;
  in->result = join_result(c, in, in->result, v);
  c->has_returned = true;
}

void inlined_return(Ctx *c, Stmt *s) {
  struct Inlined *in = c->inlining;
  AVal *v = !s->value ? av_none : in->once ? eval(c, s->value) : eval_unread(c, s->value);
  if (c->refused) return;
  bool straight = c->region->at == in->entry;
  if (!straight && !in->once) {
    in->needs_once = true;
    refuse(c, REASON_CONTROL, NULL, "a called function returns in several places");
    return;
  }
  give_back(c, v);
  if (!c->refused && !straight) build_jump(c, N_BREAK, in->once);
  if (straight && in->once) arrays_meet(c, NULL);
  c->ended = true;
}

bool raises_always(const Ctx *c) { return c->caller && c->region->at == c->inlining->entry; }

/* The value of the call: its numbers are read where the body ends. */
static AVal *read_result(Ctx *c, struct Inlined *in, AVal *v) {
  if (v->kind == AV_NONE && in->nulls) return in->next++, v;
  if (v->kind == AV_DATA) return carried_get(c, in->leaves[in->next++]);
  bool object = v->kind == AV_INSTANCE && is_made_here(c, v);
  if (v->kind != AV_TUPLE && v->kind != AV_LIST && !object) return v;
  AVal *copy = NEW(AVal);
  *copy = *v;
  copy->items = NEW_ARRAY(AVal *, v->n + 1);
  for (int i = 0; i < v->n; i++) copy->items[i] = read_result(c, in, v->items[i]);
  return object ? object_of_items(c, v, copy->items) : copy;
}

/* ---- the walk ---- */

/* One walk inside of a ONCE. */
static void walk_once(Ctx *c, struct Inlined *in, Body body) {
  int serial = new_object(NULL)->serial, journal = c->region->journal.len;
  StoredList stored = {0};
  fields_start(c);
  in->once = build_control(c, N_ONCE, 0, NULL, 1);
  in->entry = in->once->blocks[0];
  in->result = NULL;
  in->again = false;
  for (int i = 0; i < in->nleaves; i++) carried_forget(in->leaves[i]);
  Inside at = inside(c, in->entry);
  compile_body(c, body);
  if (!c->refused && !c->ended) give_back(c, av_none);
  arrays_meet(c, NULL);
  outside(c, at);
  c->ended = false;
  fields_refresh(c);
  collect_stored(c, journal, serial, &stored);
  if (!c->refused) emit_states(c, &stored, true);
}

static AVal *walk_until_stable(Ctx *c, struct Inlined *in, Body body) {
  Mark mark = region_mark(c);
  Env params = env_copy(&c->env);
  for (int walk = 0; walk < MAX_WALKS; walk++) {
    walk_once(c, in, body);
    bool again = fields_again(c) || in->again;
    if (c->refused) return NULL;
    for (int i = 0; i < in->nleaves; i++) again |= in->leaves[i]->again;
    if (!again) {
      in->next = 0;
      return read_result(c->caller, in, in->result);
    }
    region_rollback_body(c, &mark);
    c->env = env_copy(&params);
  }
  refuse(c, REASON_TYPE, NULL, "a called function whose result's type does not settle");
  return NULL;
}

static AVal *compile_once(Ctx *c, struct Inlined *in, Body body) {
  fields_open(c);
  AVal *v = walk_until_stable(c, in, body);
  fields_close(c);
  return v;
}

AVal *compile_inlined(Ctx *c, Body body) {
  struct Inlined in = {.entry = c->region->at};
  Mark mark = region_mark(c);
  Env params = env_copy(&c->env);
  c->inlining = &in;
  c->control = true;
  if (compile_body(c, body)) {
    bool raises = c->ended && !c->has_returned;     /* the prelude's way of leaving a call to NumPy */
    return raises && in_prelude(c) ? refuse(c, REASON_CALL, NULL, "arguments that it is not written for")
           : c->has_returned ? c->returned : av_none;
  }
  if (!in.needs_once) return NULL;
  region_rollback_body(c, &mark);
  c->env = params;
  c->refused = c->ended = c->has_returned = false;
  c->carried.len = 0;
  c->loop = NULL;
  return compile_once(c, &in, body);
}
