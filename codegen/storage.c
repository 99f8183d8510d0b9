/* The memory that a region takes: what its inputs' lengths tell at the entry, after the checks that stand
 * there; the rest right before the node that fills it. */
#include "emit.h"

typedef struct { Emitter *e; bool only; } ParamsOnly;

static void check_atom(Value *v, int axis, void *user)
{
  ParamsOnly *p = user;
  (void)axis;
  p->only = p->only && v->owner == p->e->f->body;
}

bool of_params_only(Emitter *e, const Extent *x)
{
  ParamsOnly p = {e, true};
  ext_each_atom(x, check_atom, &p);
  return p.only;
}

static void emit_fresh(Emitter *e, const Value *v, int exit)
{
  Text dims = {0}, order = {0};
  const Type *t = &v->type;
  for (int k = 0; k < t->rank; k++) {
    text_printf(&dims, "%s%s", k ? ", " : "", extent_text(e, t->shape[k]));
    text_printf(&order, "%s%d", k ? ", " : "", t->order[k]);
  }
  line(e, "npcc_Value %s = {0};", handle_name(e, v));
  line(e, "%s *%s = npcc_new(ctx, &%s, %s, %d, (int64_t[]){%s}, (signed char[]){%s});",
       dtype_c(t->dtype), name_of(e, v), handle_name(e, v), dtype_constant(t->dtype), t->rank,
       t->rank ? dims.data : "0", t->rank ? order.data : "0");
  emit_leave(e, exit, arena_printf("!%s", name_of(e, v)), "MEMORY");
}

/* Scratch of a slot: the largest of the values that share it. */
static const char *slot_bytes(Emitter *e, int slot)
{
  const char *bytes = NULL;
  Vec(const Extent *) seen = {0};
  for (int i = 0; i < e->memories.len; i++) {
    const Value *v = e->memories.data[i];
    if (v->place->kind != PLACE_TEMP || v->place->index != slot)
      continue;
    const Extent *size = ext_mul_const(type_size(&v->type), dtype_size(v->type.dtype));
    bool known = false;
    for (int k = 0; k < seen.len; k++)
      known = known || ext_known_ge(seen.data[k], size);
    if (known)
      continue;
    vec_push(&seen, size);
    bytes = bytes ? arena_printf("npcc_most(%s, %s)", bytes, extent_text(e, size)) : extent_text(e, size);
  }
  return bytes;
}

static bool slot_at_entry(Emitter *e, int slot)
{
  for (int i = 0; i < e->memories.len; i++) {
    const Value *v = e->memories.data[i];
    if (v->place->kind == PLACE_TEMP && v->place->index == slot && !of_params_only(e, type_size(&v->type)))
      return false;
  }
  return true;
}

void note_memory(Emitter *e, Value *v)
{
  if (!value_in_memory(v))
    return;
  v = memory_root(v);
  PlaceKind kind = v->place ? v->place->kind : PLACE_PARAM;
  if (kind == PLACE_PARAM || kind == PLACE_VIEW || kind == PLACE_BOX || kind == PLACE_VAR)
    return;
  for (int i = 0; i < e->memories.len; i++)
    if (e->memories.data[i] == v)
      return;
  vec_push(&e->memories, v);
}

static bool is_first_of_slot(const Emitter *e, int i)
{
  for (int k = 0; k < i; k++)
    if (e->memories.data[k]->place->kind == PLACE_TEMP
        && e->memories.data[k]->place->index == e->memories.data[i]->place->index)
      return false;
  return true;
}

/* Scratch that several values use one after the other is named by its slot. */
static void take_slot(Emitter *e, int i)
{
  const Value *v = e->memories.data[i];
  int slot = v->place->index;
  if (!slot_at_entry(e, slot)) {
    if (e->f->transaction && is_first_of_slot(e, i))
      line(e, "npcc_Slot scratch_%d = {NULL, 0};", slot);
    return;
  }
  if (is_first_of_slot(e, i)) {
    line(e, "void *scratch_%d = npcc_scratch(ctx, %s);", slot, slot_bytes(e, slot));
    emit_leave(e, 0, arena_printf("!scratch_%d", slot), "MEMORY");
  }
  line(e, "%s *%s = scratch_%d;", dtype_c(v->type.dtype), name_of(e, v), slot);
}

/* Memory of a size that the inputs tell, after the checks of the entry: exit 0 is still right. */
void take_memory(Emitter *e)
{
  for (int i = 0; i < e->memories.len; i++) {
    const Value *v = e->memories.data[i];
    int64_t size;
    if (v->place->kind == PLACE_STACK && ext_is_const(type_size(&v->type), &size))
      line(e, "NPCC_ALIGNED %s %s[%d];", dtype_c(v->type.dtype), name_of(e, v), (int)size);
    else if (v->place->kind == PLACE_RESULT && of_params_only(e, type_size(&v->type)))
      emit_fresh(e, v, 0);
    else if (v->place->kind == PLACE_TEMP)
      take_slot(e, i);
  }
}

/* In a loop, a slot grows to what it must hold, and keeps its memory between rounds. */
static void grow_slot(Emitter *e, const Node *n, const Value *v)
{
  const Extent *bytes = ext_mul_const(type_size(&v->type), dtype_size(v->type.dtype));
  line(e, "%s *%s = npcc_grow(ctx, &scratch_%d, %s);", dtype_c(v->type.dtype), name_of(e, v), v->place->index,
       extent_text(e, bytes));
  emit_leave(e, exit_of(e, n), arena_printf("!%s", name_of(e, v)), "MEMORY");
}

static bool is_late(Emitter *e, const Value *v)
{
  if (!value_in_memory(v) || memory_root((Value *)v) != v)
    return false;
  if (v->def && v->def->kind == N_CALL && v->def->call == CALL_PYTHON)
    return false;                            /* Python brings it */
  return v->place->kind == PLACE_BOX || (v->place->kind == PLACE_RESULT && !of_params_only(e, type_size(&v->type)))
         || (v->place->kind == PLACE_TEMP && !slot_at_entry(e, v->place->index));
}

bool takes_memory(const Emitter *e, const Node *n)
{
  for (int i = 0; i < n->nresults; i++)
    if (is_late((Emitter *)e, n->results[i]))
      return true;
  return false;
}

/* The rest, right before the node that fills it. */
void take_late_memory(Emitter *e, const Node *n)
{
  for (int i = 0; i < n->nresults; i++) {
    const Value *v = n->results[i];
    if (!is_late(e, v))
      continue;
    if (v->place->kind == PLACE_RESULT || v->place->kind == PLACE_BOX)
      emit_fresh(e, v, exit_of(e, n));
    else if (e->f->transaction)
      grow_slot(e, n, v);
    else {
      const Extent *bytes = ext_mul_const(type_size(&v->type), dtype_size(v->type.dtype));
      line(e, "%s *%s = npcc_scratch(ctx, %s);", dtype_c(v->type.dtype), name_of(e, v), extent_text(e, bytes));
      emit_leave(e, exit_of(e, n), arena_printf("!%s", name_of(e, v)), "MEMORY");
    }
  }
}
