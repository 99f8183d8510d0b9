/* Keeps the C compiler from computing what must raise flags at run time. Where nothing that an
 * operation needs comes from memory, it could be done while compiling, and the flag would be lost:
 *
 *   y = np.arange(3) / 0.0        double t = 0.0;
 *                                 npcc_fp_done(t);          t may now be anything
 *                                 for (...) y[i] = npcc_cast_i64_f64(i) / t; */
#include "emit.h"

#include <math.h>

/* flagged: may the value be of an operation that raises flags? used: does such an operation use it? */
typedef struct { Emitter *e; bool *varies, *flagged, *used; Values idle; } Scan;

void emit_done(Emitter *e, const char *name, DType t)
{
  if (dtype_is_complex(t))
    line(e, "npcc_fp_done(%s.re); npcc_fp_done(%s.im);", name, name);
  else
    line(e, dtype_is_float(t) ? "npcc_fp_done(%s);" : "npcc_done(%s);", name);
}

/* Does v depend on what is read from memory or made by a call? */
static bool varies(const Scan *s, const Value *v)
{
  return s->varies[v->id];
}

static bool may_flag(const Node *n)
{
  if (n->kind != N_MAP)
    return false;
  DType loop = n->args[0]->type.dtype;
  if (n->op == OP_CAST && !dtype_is_inexact(loop))
    return false;
  if (op_info[n->op].flags & OPF_RAISES)    /* of integers, too: x % 0 */
    return true;
  return op_fp(n->op, loop) && (dtype_is_inexact(loop) || dtype_is_inexact(n->results[0]->type.dtype));
}

static bool is_float_constant(const Emitter *e, const Value *v)
{
  if (!dtype_is_inexact(v->type.dtype))
    return false;
  return !value_inside(v, e->nest) || (v->def && v->def->kind == N_CONST);
}

static void hide(Emitter *e, const Value *v)
{
  for (int i = 0; i < e->hidden.len; i++)
    if (e->hidden.data[i] == v)
      return;
  vec_push(&e->hidden, v);
  const char *name = name_of(e, v);
  if (value_inside(v, e->nest))
    line(e, "%s %s = %s;", dtype_c(v->type.dtype), name, literal(v->def));
  emit_done(e, name, v->type.dtype);
  e->text[v->id] = name;
}

/* A complex number that multiplies an array: NumPy multiplies 1 + 1j by it in the lanes of its last vector
 * that have no element, and warns of what happens there. */
static void raise_in_idle_lanes(Scan *s, const Node *n)
{
  Emitter *e = s->e;
  for (int i = 0; i < n->nargs; i++) {
    const Value *v = n->args[i];
    const Node *constant = v->def && v->def->kind == N_CONST ? v->def : NULL;
    if (constant && !isfinite(constant->constant.f + constant->constant.imag)) {
      line(e, "npcc_idle_lanes_%s(%s);", dtype_suffix(v->type.dtype), literal(constant));
      continue;
    }
    if (constant || value_inside(v, e->nest) || v->type.rank)
      continue;
    bool known = false;
    for (int k = 0; k < s->idle.len; k++)
      known = known || s->idle.data[k] == v;
    if (known)
      continue;
    vec_push(&s->idle, v);
    line(e, "npcc_idle_lanes_%s(%s);", dtype_suffix(v->type.dtype), name_of(e, v));
  }
}

/* ---- np.where of what raises flags, or what raises flags of np.where: npcc_pick_* in npcc_math.h ---- */

static void pick_operands(Scan *s, const Node *n)
{
  for (int i = 0; i < n->nargs; i++) {
    const Node *from = n->args[i]->def;
    int id = n->args[i]->id;
    if (!from || from->kind != N_MAP || s->used[id] || !value_inside(n->args[i], s->e->nest))
      continue;
    s->used[id] = true;
    s->e->picked[id] |= from->op == OP_WHERE;
    pick_operands(s, from);
  }
}

static void note_flags(Scan *s, const Node *n)
{
  if (n->kind != N_MAP)
    return;
  int id = n->results[0]->id;
  bool below = false;
  for (int i = 0; i < n->nargs; i++)
    below = below || (s->flagged[n->args[i]->id] && !(n->op == OP_WHERE && i == 0));
  s->flagged[id] = below || may_flag(n);
  s->e->picked[id] = below && n->op == OP_WHERE;
  if (may_flag(n))
    pick_operands(s, n);
}

static bool any_picked(const Emitter *e, const Block *b)
{
  for (const Node *n = b->first; n; n = n->next) {
    if (n->kind == N_MAP && e->picked[n->results[0]->id])
      return true;
    for (int i = 0; i < n->nblocks && n->kind != N_TREE; i++)
      if (any_picked(e, n->blocks[i]))
        return true;
  }
  return false;
}

const char *pick_text(const Emitter *e, const Node *map, const char *const *operands)
{
  if (map->op != OP_WHERE || !e->picked || !e->picked[map->results[0]->id])
    return NULL;
  DType t = map->results[0]->type.dtype;
  return arena_printf("npcc_pick_%s(%s, %s, %s, %s)", dtype_suffix(t), e->nothing, operands[0], operands[1], operands[2]);
}

/* ---- all of a function ---- */

/* (a / b > c) // 3 is 0 whatever a / b is: the compiler knows what a bool may be, but not what hides 3. */
static void hide_from_ranges(Scan *s, const Node *n)
{
  bool narrow = false;
  for (int i = 0; i < n->nargs && n->kind == N_MAP; i++) {
    const Node *def = n->args[i]->def;
    narrow = narrow || (def && def->kind == N_MAP && def->op == OP_CAST && def->args[0]->type.dtype == DT_BOOL
                        && def->args[0]->def && def->args[0]->def->kind == N_MAP);
  }
  bool logical = n->kind == N_MAP && (n->op == OP_LOGICAL_OR || n->op == OP_LOGICAL_AND);   /* or True */
  for (int i = 0; i < n->nargs && (narrow || logical); i++) {
    const Value *v = n->args[i];
    if (v->def && v->def->kind == N_CONST)
      hide(s->e, v);
  }
}

static void scan(Scan *s, const Block *b)
{
  for (const Node *n = b->first; n; n = n->next) {
    if (n->kind == N_MAP && n->op == OP_MULTIPLY && dtype_is_complex(n->args[0]->type.dtype))
      raise_in_idle_lanes(s, n);
    note_flags(s, n);
    hide_from_ranges(s, n);
    bool any = n->kind == N_LOAD || n->kind == N_TREE || n->kind == N_BUFFER;
    for (int i = 0; i < n->nargs && n->kind == N_MAP; i++)
      any = any || varies(s, n->args[i]);
    for (int i = 0; i < n->nresults; i++)
      s->varies[n->results[i]->id] = any;
    if (may_flag(n) && !any) {
      bool hidden = false;
      for (int i = 0; i < n->nargs; i++)
        if (is_float_constant(s->e, n->args[i])) {
          hide(s->e, n->args[i]);
          hidden = true;
        }
      for (int i = 0; i < n->nresults && hidden; i++)
        s->varies[n->results[i]->id] = true;
    }
    for (int i = 0; i < n->nblocks && n->kind != N_TREE; i++)
      scan(s, n->blocks[i]);
  }
}

void hide_constants(Emitter *e, const Block *b)
{
  e->hidden.len = 0;
  e->picked = NULL;
  if (!e->nest->info->fp)
    return;
  int n = e->f->next_value + 1;
  e->picked = NEW_ARRAY(bool, n);
  Scan s = {e, NEW_ARRAY(bool, n), NEW_ARRAY(bool, n), NEW_ARRAY(bool, n), {0}};
  scan(&s, b);
  e->varies = s.varies;
  if (!any_picked(e, b))
    return;
  e->nothing = local_name(e, "nothing");
  line(e, "uint64_t %s = npcc_nothing();", e->nothing);
}

static bool is_same(const Value *a, const Value *b)
{
  if (a == b)
    return true;
  return a->def && b->def && a->def->kind == N_LOAD && b->def->kind == N_LOAD
         && a->def->args[0] == b->def->args[0] && a->def->info->offset == b->def->info->offset;
}

/* x / x is 1 or NaN: the compiler decides a comparison of that with 0, and the division is gone. */
static bool divides_by_itself(const Node *map)
{
  bool divides = map->op == OP_DIVIDE || map->op == OP_FLOOR_DIVIDE || map->op == OP_REMAINDER || map->op == OP_FMOD;
  return divides && is_same(map->args[0], map->args[1]);
}

/* x * 2 > x * 2 is false, whatever x is. */
static bool compares_with_itself(const Node *map)
{
  return map->nargs == 2 && map->results[0]->type.dtype == DT_BOOL && dtype_is_inexact(map->args[0]->type.dtype)
         && is_same(map->args[0], map->args[1]);
}

bool must_hide(const Emitter *e, const Node *map)
{
  if (!e->nest->info->fp)
    return false;
  bool alone = may_flag(map) && (!e->varies[map->results[0]->id] || divides_by_itself(map));
  return alone || compares_with_itself(map);
}
