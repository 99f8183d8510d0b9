/* Keeps the C compiler from computing what must raise flags at run time. Where nothing that an
 * operation needs comes from memory, it could be done while compiling, and the flag would be lost:
 *
 *   y = np.arange(3) / 0.0        double t = 0.0;
 *                                 npcc_fp_done(t);          t may now be anything
 *                                 for (...) y[i] = npcc_cast_i64_f64(i) / t; */
#include "emit.h"

typedef struct { Emitter *e; bool *varies; } Scan;

/* Does v depend on what is read from memory or made by a call? */
static bool varies(const Scan *s, const Value *v)
{
  return s->varies[v->id];
}

static bool may_flag(const Node *n)
{
  if (n->op == OP_CAST && !dtype_is_float(n->args[0]->type.dtype))
    return false;
  return n->kind == N_MAP && op_info[n->op].fp
         && (dtype_is_float(n->args[0]->type.dtype) || dtype_is_float(n->results[0]->type.dtype));
}

static bool is_float_constant(const Emitter *e, const Value *v)
{
  if (!dtype_is_float(v->type.dtype))
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
  line(e, "npcc_fp_done(%s);", name);
  e->text[v->id] = name;
}

static void scan(Scan *s, const Block *b)
{
  for (const Node *n = b->first; n; n = n->next) {
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
  if (!e->nest->info->fp)
    return;
  Scan s = {e, NEW_ARRAY(bool, e->f->next_value + 1)};
  scan(&s, b);
  e->varies = s.varies;
}

bool must_hide(const Emitter *e, const Node *map)
{
  return e->nest->info->fp && may_flag(map) && !e->varies[map->results[0]->id];
}
