/* Decides where each value that leaves a nest lives. Nothing but this pass gives a value memory.
 *
 *   %t: float64[%x.0] = nest (%x) ... out (store)            %t ... in temp 0
 *   %y: float64[%x.0] = nest (%t) ... out (store)      =>    %y ... in result
 *   %a1 = nest (%a, %y) ... out (update 0 [...])             %a1 ... in param 0 of %a
 *
 * Values share memory as their definitions say (views, updates), and where a result takes over the memory
 * of an argument that is read for the last time. Such a family of values has one *owner*, which is placed:
 * a NumPy array if one of the family escapes, the C stack if small, else a slot of scratch memory.
 * Slots are reused as soon as the last reader of a family has run. */
#include <limits.h>

#include "effects.h"
#include "passes.h"

enum { STACK_BYTES = 4096 };

/* Positions count nodes in program order, nested ones too; a node with blocks has a second position, behind
 * them. */
typedef struct {
  Value **lent_by;       /* by id: the argument whose memory the value takes over */
  bool *escapes;         /* by id of an owner: some value of the family is a result or live at an exit */
  int *defined;          /* by id: position of the node that makes the value, 0 for inputs */
  bool *boxed;           /* by id of an owner: a variable may hold the array */
  int *last_use;         /* by id of an owner: position of the last node that uses the family */
  Func *f;
} Families;

typedef struct { const Extent *bytes; int busy_until; } Slot;
typedef Vec(Slot) Slots;

/* ---- families ---- */

static Value *owner_of(const Families *m, Value *v)
{
  for (;;) {
    v = storage_of(v);
    if (!m->lent_by[v->id]) return v;
    v = m->lent_by[v->id];
  }
}

static void use_at(Families *m, Value *v, int at)
{
  if (v->type.rank > 0) m->last_use[owner_of(m, v)->id] = at;
}

/* What a loop uses and does not make lives until the loop is over. */
static void live_through(Families *m, int start, int end)
{
  for (int id = 0; id < m->f->next_value; id++)
    if (m->last_use[id] > start && m->defined[id] < start) m->last_use[id] = end;
}

static bool has_code(const Node *n)
{
  return n->nblocks && n->kind != N_NEST;
}

static int find_uses(Families *m, const Block *b, int at)
{
  for (const Node *n = b->first; n; n = n->next) {
    int start = ++at;
    for (int i = 0; i < n->nargs; i++) use_at(m, n->args[i], at);
    if (n->kind == N_SET && n->args[0]->type.rank > 0) {   /* the variable may be read at any time */
      m->boxed[owner_of(m, n->args[0])->id] = true;
      use_at(m, n->args[0], INT_MAX);
    }
    for (int i = 0; i < n->nresults; i++) m->defined[n->results[i]->id] = at;
    if (!has_code(n)) continue;
    for (int i = 0; i < n->nblocks; i++) at = find_uses(m, n->blocks[i], at);
    at++;
    if (n->kind == N_FOR || n->kind == N_WHILE) live_through(m, start, at);
  }
  return at;
}

static void mark_escaping(Families *m, Value *v)
{
  if (v->type.rank > 0) m->escapes[owner_of(m, v)->id] = true;
}

static void find_returned(Families *m, const Block *b)
{
  for (Node *n = b->first; n; n = n->next) {
    for (int i = 0; i < n->nargs && n->kind == N_RETURN; i++) mark_escaping(m, n->args[i]);
    for (int i = 0; i < n->nblocks && has_code(n); i++) find_returned(m, n->blocks[i]);
  }
}

static void find_escapes(Families *m)
{
  find_returned(m, m->f->body);
  for (int k = 0; k < m->f->nexits; k++)
    for (int i = 0; i < m->f->exits[k].nlive; i++) mark_escaping(m, m->f->exits[k].live[i]);
}

/* ---- taking over memory ---- */

static bool same_layout(const Type *a, const Type *b)
{
  if (a->dtype != b->dtype || a->rank != b->rank) return false;
  for (int i = 0; i < a->rank; i++)
    if (a->shape[i] != b->shape[i] || a->order[i] != b->order[i]) return false;
  return true;
}

/* What Python brings is an array of NumPy's making. */
static bool is_python_call(const Node *n)
{
  return n->kind == N_CALL && n->call == CALL_PYTHON;
}

static bool read_in_place_only(const Node *nest, int arg)
{
  for (const Node *n = nest->blocks[0]->first; n; n = n->next)
    if (n->kind == N_READ && n->axis == arg &&
        !view_is_identity(&n->view, nest->args[arg]->type.shape))
      return false;
  return true;
}

static bool live_at_some_exit(const Families *m, const Value *owner)
{
  for (int k = 0; k < m->f->nexits; k++)
    for (int i = 0; i < m->f->exits[k].nlive; i++)
      if (owner_of(m, m->f->exits[k].live[i]) == owner) return true;
  return false;
}

/* Several results could be stored in the middle of an iteration: only the result of a nest that has no
 * other may take over memory. */
static bool may_take_over(const Families *m, const Node *nest, int arg, int at)
{
  Value *r = nest->results[0], *v = nest->args[arg];
  if (nest->nresults != 1 || nest->nest->out[0].mode != OUT_STORE) return false;
  if (v->type.rank == 0 || !same_layout(&v->type, &r->type)) return false;
  if (v->def && v->def->kind == N_VIEW) return false;
  Value *owner = owner_of(m, v);
  if (is_external(owner) || owner->def->kind == N_GET || is_python_call(owner->def)) return false;
  if (m->last_use[owner->id] != at || owner->def->parent != nest->parent) return false;
  for (int i = 0; i < nest->nargs; i++)
    if (i != arg && nest->args[i]->type.rank > 0 && owner_of(m, nest->args[i]) == owner) return false;
  return same_layout(&owner->type, &r->type) && !live_at_some_exit(m, owner) &&
         read_in_place_only(nest, arg);
}

static const char *called(const Value *v)
{
  return v->name ? arena_printf("'%s'", v->name) : "an unnamed array";
}

static int lend(Families *m, const Block *b, int at)
{
  for (Node *n = b->first; n; n = n->next) {
    at++;
    for (int i = 0; i < n->nblocks && has_code(n); i++) at = lend(m, n->blocks[i], at);
    at += has_code(n);
    for (int arg = 0; n->kind == N_NEST && arg < n->nargs; arg++) {
      if (!may_take_over(m, n, arg, at) || !fuel()) continue;
      Value *r = n->results[0], *owner = owner_of(m, n->args[arg]);
      m->lent_by[r->id] = n->args[arg];
      m->boxed[owner->id] |= m->boxed[r->id];
      if (m->last_use[r->id] > m->last_use[owner->id]) m->last_use[owner->id] = m->last_use[r->id];
      pass_note(m->f, n->loc, "%s takes over the memory of %s", called(r), called(n->args[arg]));
      break;
    }
  }
  return at;
}

/* ---- places ---- */

static Place *new_place(Value *v, PlaceKind kind)
{
  v->place = NEW(Place);
  v->place->kind = kind;
  return v->place;
}

static const Extent *bytes_of(const Type *t)
{
  return ext_mul_const(type_size(t), dtype_size(t->dtype));
}

static int find_slot(Slots *slots, const Extent *bytes, int from, int until)
{
  for (int i = 0; i < slots->len; i++) {
    Slot *s = &slots->data[i];
    if (s->bytes != bytes || s->busy_until >= from) continue;
    s->busy_until = until;
    return i;
  }
  vec_push(slots, ((Slot){bytes, until}));
  return slots->len - 1;
}

static void place_owner(Families *m, Slots *slots, Value *v, int at)
{
  int64_t constant;
  const Extent *bytes = bytes_of(&v->type);
  if (v->def->kind == N_GET) {
    new_place(v, PLACE_VAR);
  } else if (m->boxed[v->id] || is_python_call(v->def)) {
    new_place(v, PLACE_BOX);
  } else if (m->escapes[v->id]) {
    new_place(v, PLACE_RESULT);
  } else if (ext_is_const(bytes, &constant) && constant <= STACK_BYTES) {
    new_place(v, PLACE_STACK);
  } else {
    int until = m->last_use[v->id] > at ? m->last_use[v->id] : at;
    new_place(v, PLACE_TEMP)->index = find_slot(slots, bytes, at, until);
    pass_note(m->f, v->def->loc, "%s lives in scratch memory, slot %d", called(v), v->place->index);
  }
}

/* The value whose memory v uses, placed already. */
static Value *lender(const Families *m, Value *v)
{
  Node *n = v->def;
  if (m->lent_by[v->id]) return m->lent_by[v->id];
  if (n->kind == N_VIEW || node_stores(n) || n->kind == N_STATE || (n->kind == N_RESHAPE && !n->copy))
    return n->args[0];
  if (n->kind == N_NEST && n->nest->out[v->result].mode == OUT_UPDATE)
    return n->args[n->nest->out[v->result].base];
  return NULL;
}

static void place_value(Families *m, Slots *slots, Value *v, int at)
{
  if (v->type.rank == 0) return;
  Value *base = lender(m, v);
  if (!base) {
    place_owner(m, slots, v, at);
  } else if (v->def->kind == N_VIEW) {
    Place *p = new_place(v, PLACE_VIEW);
    p->base = base;
    p->view = v->def->view;
  } else if (base->place->kind == PLACE_VIEW && v->def->kind != N_RESHAPE) {
    Place *p = new_place(v, PLACE_VIEW);
    p->base = base;
    p->view = view_identity(v->type.rank, v->type.shape);
  } else {
    const Place *owner = owner_of(m, v)->place;
    *new_place(v, owner->kind) = *owner;
    v->place->base = base;
  }
}

static int place_block(Families *m, Slots *slots, Block *b, int at)
{
  for (Node *n = b->first; n; n = n->next) {
    at++;
    for (int i = 0; i < n->nresults; i++) place_value(m, slots, n->results[i], at);
    for (int i = 0; i < n->nblocks && has_code(n); i++) at = place_block(m, slots, n->blocks[i], at);
    at += has_code(n);
  }
  return at;
}

void pass_place(Func *f)
{
  int n = f->next_value + 1;
  Families m = {.lent_by = NEW_ARRAY(Value *, n), .escapes = NEW_ARRAY(bool, n), .defined = NEW_ARRAY(int, n),
                .boxed = NEW_ARRAY(bool, n), .last_use = NEW_ARRAY(int, n), .f = f};
  Slots slots = {0};
  for (int i = 0; i < f->body->nparams; i++) {
    Value *v = f->body->params[i];
    if (v->type.rank > 0) new_place(v, PLACE_PARAM)->index = i;
  }
  find_uses(&m, f->body, 0);
  lend(&m, f->body, 0);
  find_escapes(&m);
  place_block(&m, &slots, f->body, 0);
}
