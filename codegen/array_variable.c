/* Variables that hold arrays: a C local of type npcc_Value refers to a NumPy array (or to an input).
 *
 *   set 0 %x.12                x = x_2_array;
 *   %x.15 = get 0              npcc_Value x_3_array = x; double *x_3 = (double *)x_3_array.a.data;
 *
 * What a loop makes and no variable holds any more is used again in the next round. */
#include "emit.h"

void declare_array_variable(Emitter *e, const Variable *local)
{
  line(e, "npcc_Value %s = {0};", local->name);
}

/* What a reading gives: the array as it is now, whatever the variable is set to later. */
void emit_get_array(Emitter *e, const Node *n, const Variable *local)
{
  const Value *v = n->results[0];
  const char *name = name_of(e, v), *handle = handle_name(e, v), *c = dtype_c(v->type.dtype);
  line(e, "npcc_Value %s = %s;", handle, local->name);
  line(e, "%s *%s = (%s *)%s.a.data;", c, name, c, handle);
  for (int k = 0; k < v->type.rank; k++)
    if (v->type.shape[k] == ext_dim((Value *)v, k))
      line(e, "int64_t %s = %s.a.dims[%d];", dim_name(e, v, k), handle, k);
}

/* Do all SETs of the variable in the block leave it with this memory? */
static bool keeps_memory(const Block *b, const Var *var, const Value *root)
{
  for (const Node *n = b->first; n; n = n->next) {
    if (n->kind == N_SET && n->var == var && memory_root(n->args[0]) != root)
      return false;
    for (int i = 0; i < n->nblocks && n->kind != N_NEST; i++)
      if (!keeps_memory(n->blocks[i], var, root))
        return false;
  }
  return true;
}

static bool node_keeps_memory(const Node *n, const Var *var, const Value *root)
{
  for (int i = 0; i < n->nblocks && n->kind != N_NEST; i++)
    if (!keeps_memory(n->blocks[i], var, root))
      return false;
  return true;
}

/* Does the variable have this memory already, whose elements have changed? */
static bool has_memory(const Node *set, const Value *root)
{
  const Node *n = set;
  for (;;) {
    while (n->prev) {
      n = n->prev;
      if (n->kind == N_SET && n->var == set->var)
        return memory_root(n->args[0]) == root;
      if (n->kind == N_GET && n->var == set->var)
        return n->results[0] == root;
      if (!node_keeps_memory(n, set->var, root))
        return false;
    }
    n = n->parent->owner;
    if (!n || !node_keeps_memory(n, set->var, root))
      return false;
  }
}

void emit_set_array(Emitter *e, const Node *n, const Variable *local)
{
  Value *root = memory_root(n->args[0]);
  if (has_memory(n, root))
    return;
  PlaceKind kind = root->place ? root->place->kind : PLACE_PARAM;
  if (kind == PLACE_PARAM)
    line(e, "%s.a = %s;", local->name, owned_array_text(e, root));
  else
    line(e, "%s = %s;", local->name, handle_name(e, root));
}

static bool is_boxed(Value *v)
{
  const Value *root = memory_root(v);
  return root->place && root->place->kind == PLACE_BOX;
}

static bool makes_arrays(const Block *b)
{
  for (const Node *n = b->first; n; n = n->next) {
    if (n->kind == N_SET && n->args[0]->type.rank > 0 && is_boxed(n->args[0]))
      return true;
    if (n->kind == N_CALL && n->call == CALL_PYTHON)
      return true;
    for (int i = 0; i < n->nblocks && n->kind != N_NEST; i++)
      if (makes_arrays(n->blocks[i]))
        return true;
  }
  return false;
}

/* Before a loop: how many arrays there are. NULL if its rounds make none that variables hold. */
const char *emit_made(Emitter *e, const Node *loop)
{
  if (!makes_arrays(loop->blocks[loop->nblocks - 1]))
    return NULL;
  const char *made = local_name(e, "made");
  line(e, "int %s = npcc_made(ctx);", made);
  return made;
}

void emit_reuse(Emitter *e, const char *made)
{
  if (!made)
    return;
  Text t = {0};
  int n = 0;
  for (int i = 0; i < e->f->nvars; i++)
    if (e->f->vars[i]->type.rank > 0 && e->vars[i].read)
      text_printf(&t, "%s&%s", n++ ? ", " : "", e->vars[i].name);
  const char *held = n ? arena_printf("(const npcc_Value *const[]){%s}", t.data) : "NULL";
  line(e, "npcc_reuse(ctx, %s, %s, %d);", made, held, n);
}
