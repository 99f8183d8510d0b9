/* Which variables hold different arrays: an array is stored into only if no other name, variable or field may hold
 * the same one.
 *
 *   v = np.empty_like(u)
 *   for t in range(n):          here u and v hold two arrays,
 *       v[1:-1] = f(u)          so this does not change u;
 *       u, v = v, u             and they still do where the paths of the rounds meet
 *
 * Variables that have held the same array at some time are a group. Where paths meet, those of one group are taken
 * to hold different arrays, until the walk over one of the paths ends with two that may be the same: then the
 * statement is walked once more, and none of the group is stored into while another can be read. */
#include "flow.h"
#include "objects.h"

/* What the variables of a group have in common. */
typedef struct Shared {
  bool mixed;             /* two of them may hold the same array */
  bool frozen;            /* one of their arrays is an item of a list, or shown elsewhere */
  bool stored;            /* one of their arrays is stored into */
  Vec(Object *) given;    /* the inputs of the region among their arrays */
} Shared;

/* An array that a value has: the object itself, or what a variable holds that has not been read. */
typedef struct { const Object *object; Carried *from; int met; } Held;
typedef Vec(Held) HeldList;

/* ---- groups ---- */

static Carried *group_of(Carried *k) {
  while (k && k->group) k = k->group;
  return k;
}

static Shared *shared_of(Carried *k) {
  k = group_of(k);
  if (!k->shared) k->shared = NEW(Shared);
  return k->shared;
}

static void mark_written(Ctx *c, const Object *given) {
  const Value *v = given->current;
  while (v->def) v = v->def->args[0];
  c->region->f->params[v->result].written = true;
}

static void add_given(Ctx *c, Shared *s, Object *o) {
  for (int i = 0; i < s->given.len; i++)
    if (s->given.data[i] == o) return;
  vec_push(&s->given, o);
  if (s->stored) mark_written(c, o);
}

static void mark_stored(Ctx *c, Shared *s) {
  s->stored = true;
  for (int i = 0; i < s->given.len; i++) mark_written(c, s->given.data[i]);
}

void join_group(Ctx *c, Carried *k, Object *o) {
  Carried *other = group_of(o->held), *mine = group_of(k);
  if (other && other != mine) {
    Shared *to = shared_of(other), *from = shared_of(mine);
    to->mixed |= from->mixed;
    to->frozen |= from->frozen;
    for (int i = 0; i < from->given.len; i++) add_given(c, to, from->given.data[i]);
    if (from->stored || to->stored) mark_stored(c, to);
    mine->group = other;
    k->again = true;      /* what has been stored so far knew less */
  }
  o->held = k;
  if (o->external) add_given(c, shared_of(k), o);
}

void note_group_store(Ctx *c, const Object *o) {
  if (o->held) mark_stored(c, shared_of(o->held));
}

bool group_is_frozen(const Object *o) { return o->held && shared_of(o->held)->frozen; }

void freeze(AVal *v) {
  if (!v->object) return;
  v->object->listed = true;
  Carried *k = v->object->held;
  if (!k || shared_of(k)->frozen) return;
  shared_of(k)->frozen = k->again = true;
}

/* ---- which are certainly different ---- */

static Carried *group_with(const Held *h) { return group_of(h->object ? h->object->held : h->from); }

static bool apart(const Held *a, const Held *b) {
  if (a->object && a->object == b->object) return false;
  Carried *group = group_with(a);
  if (!group || group != group_with(b)) return true;
  if (a->from && b->from) return !shared_of(group)->mixed && a->from != b->from && a->met == b->met;
  if (!a->from && !b->from) return true;
  const Held *read = a->from ? a : b, *other = a->from ? b : a;
  return !other->object->external && other->object->serial > read->met;   /* it was made later */
}

static Held held_of(const Object *o) { return (Held){o, o->from, o->met}; }

/* All arrays that the value has. */
static void add_held_in(const AVal *v, HeldList *list, int depth) {
  enum { DEEP = 8 };     /* objects are carried no deeper, see carried.c */
  if (!v || depth > DEEP) return;
  if (v->kind == AV_DATA) {
    if (v->object) vec_push(list, held_of(v->object));
    else if (v->carried && v->type.rank && !v->value) vec_push(list, ((Held){NULL, v->carried, v->met}));
    if (v->of) add_held_in(v->of, list, depth + 1);
  }
  for (int i = 0; v->items && i < v->n; i++) add_held_in(v->items[i], list, depth + 1);
  bool made = v->kind == AV_INSTANCE && v->instance && v->instance->made;
  for (int i = 0; made && i < v->instance->fields.names.len; i++)
    add_held_in(v->instance->fields.names.data[i].value, list, depth + 1);
}

static void add_held(const AVal *v, HeldList *list) { add_held_in(v, list, 0); }

static bool may_hold(const AVal *v, const Object *o) {
  HeldList list = {0};
  Held this = held_of(o);
  add_held(v, &list);
  for (int i = 0; i < list.len; i++)
    if (list.data[i].object != o && !apart(&list.data[i], &this)) return true;
  return false;
}

/* ---- stores ---- */

/* Is the name read behind the current statement, or by it? */
static bool is_read_on(const Ctx *c, const Ctx *at, const char *name) {
  if (at != c || !c->function || is_live(c->current, name)) return true;
  NameSet read = set_new(c->scope);
  statement_reads(c->scope, c->current, read);
  int i = scope_index(c->scope, name);
  return i < 0 || set_has(read, i);
}

/* An input that a name has had since before the region. */
static bool is_given_as(Ctx *c, const Object *o) {
  Region *r = c->region;
  const Ctx *root = c;
  while (root->caller) root = root->caller;
  for (int i = 0; i < r->params.len; i++) {
    const AVal *given = r->param_values.data[i], *now = env_get(&root->env, r->params.data[i]);
    bool bound_anew = now && now->epoch == r->epoch && now->object != given->object;
    bool is_name = !strchr(r->params.data[i], '.');
    if (is_name && !bound_anew && may_hold(given, o) && is_read_on(c, root, r->params.data[i])) return true;
  }
  return false;
}

bool is_shared(Ctx *c, const Object *o) {
  if (!o->held) return false;
  if (is_given_as(c, o)) return true;
  for (const Ctx *at = c; at; at = at->caller)
    for (int i = 0; i < at->env.names.len; i++) {
      const Binding *b = &at->env.names.data[i];
      if (may_hold(b->value, o) && is_read_on(c, at, b->name)) return true;
    }
  for (int i = 0; i < c->region->object_values.len; i++) {
    const Instance *in = c->region->object_values.data[i]->instance;
    for (int k = 0; in && k < in->fields.names.len; k++)
      if (may_hold(in->fields.names.data[k].value, o)) return true;
  }
  return false;
}

/* ---- where paths meet ---- */

/* The arrays of both, one by one: are they different? */
static void check_apart(Carried *k, const HeldList *a, const HeldList *b) {
  for (int i = 0; i < a->len; i++)
    for (int j = 0; j < b->len; j++) {
      Carried *group = group_with(&a->data[i]);
      if (&a->data[i] == &b->data[j] || !group || apart(&a->data[i], &b->data[j]) || shared_of(group)->mixed) continue;
      shared_of(group)->mixed = k->again = true;
    }
}

void arrays_meet(Ctx *c, const Names *names) {
  Vec(Carried *) all = {0};
  if (c->refused || c->ended) return;
  for (int i = 0; names && i < names->len; i++) {
    Carried *k = find_carried(c, names->data[i]);
    if (k) vec_push(&all, k);
  }
  for (int i = 0; i < c->region->carried.len; i++) vec_push(&all, c->region->carried.data[i]);
  HeldList *held = NEW_ARRAY(HeldList, all.len + 1);
  for (int i = 0; i < all.len; i++) {
    add_held(bound_to(c, all.data[i]), &held[i]);
    for (int k = 0; k <= i; k++) check_apart(all.data[i], &held[i], &held[k]);
  }
}
