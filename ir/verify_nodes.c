/* Each kind of node against its equation in ir.h: operands, dtypes, ranks and shapes. */
#include "verify_internal.h"

#include <string.h>

static bool same_shape(int rank, const Extent *const *a, const Extent *const *b) {
  for (int i = 0; i < rank; i++)
    if (a[i] != b[i]) return false;
  return true;
}

static bool types_agree(const Type *a, const Type *b) {
  return a->dtype == b->dtype && a->rank == b->rank && same_shape(a->rank, a->shape, b->shape);
}

static bool is_bool_scalar(const Value *v) { return v->type.dtype == DT_BOOL && v->type.rank == 0; }

static const char *counts(const Node *n, int nargs, int nresults, int nblocks) {
  if (n->nargs != nargs) return wrong(n, "%d operands, not %d", n->nargs, nargs);
  if (n->nresults != nresults) return wrong(n, "%d results, not %d", n->nresults, nresults);
  if (n->nblocks != nblocks) return wrong(n, "%d blocks, not %d", n->nblocks, nblocks);
  return NULL;
}

static const char *verify_scalar(const Node *n) {
  const char *error = counts(n, 0, 1, 0);
  if (error) return error;
  const Type *t = &n->results[0]->type;
  if (t->rank) return wrong(n, "the result has axes");
  if (n->kind == N_CONST) return NULL;
  if (!n->left) return wrong(n, "no extent");
  return t->dtype == DT_INT64 ? NULL : wrong(n, "an extent is int64");
}

static const char *verify_index(const Node *n) {
  const char *error = counts(n, 0, 1, 0);
  if (error) return error;
  const Type *t = &n->results[0]->type;
  if (t->dtype != DT_INT64) return wrong(n, "an index is int64");
  return n->axis >= 0 && n->axis < t->rank ? NULL : wrong(n, "no axis %d", n->axis);
}

static const char *verify_map(const Node *n) {
  if (n->op < 0 || n->op >= OP_COUNT) return wrong(n, "no op");
  const char *error = counts(n, op_info[n->op].nin, 1, 0);
  if (error) return error;
  const Type *r = &n->results[0]->type;
  DType in[3];
  for (int i = 0; i < n->nargs; i++) {
    const Type *t = &n->args[i]->type;
    in[i] = t->dtype;
    if (t->rank && (t->rank != r->rank || !same_shape(r->rank, t->shape, r->shape)))
      return wrong(n, "%s has another shape than the result", value_text(n->args[i]));
  }
  if (op_accepts(n->op, in, r->dtype)) return NULL;
  Text t = {0};
  text_puts(&t, "no loop ");
  op_print(&t, n->op);
  for (int i = 0; i < n->nargs; i++) text_printf(&t, "%s%s", i ? ", " : "(", dtype_name(in[i]));
  return wrong(n, "%s) -> %s", t.data, dtype_name(r->dtype));
}

/* Does the view fit between a base of this rank and a result of this type? */
static const char *verify_map_of_view(const Node *n, const View *v, int base_rank,
                                      const Type *result) {
  if (v->base_rank != base_rank)
    return wrong(n, "the view indexes %d axes of %d", v->base_rank, base_rank);
  if (v->rank != result->rank || !same_shape(v->rank, v->shape, result->shape))
    return wrong(n, "the view has another shape than what it is for");
  for (int i = 0; i < v->base_rank; i++)
    if (v->axis[i].axis >= v->rank || (v->axis[i].axis >= 0 && v->axis[i].step == 0))
      return wrong(n, "axis %d of the base is badly indexed", i);
  return NULL;
}

static const char *verify_view(const Node *n) {
  const char *error = counts(n, 1, 1, 0);
  if (error) return error;
  const Type *t = &n->args[0]->type, *r = &n->results[0]->type;
  if (t->dtype != r->dtype) return wrong(n, "a view changes the dtype");
  return verify_map_of_view(n, &n->view, t->rank, r);
}

static const char *verify_reshape(const Node *n) {
  const char *error = counts(n, 1, 1, 0);
  if (error) return error;
  const Type *t = &n->args[0]->type, *r = &n->results[0]->type;
  int64_t before, after;
  if (t->dtype != r->dtype) return wrong(n, "a reshape changes the dtype");
  if (ext_is_const(type_size(t), &before) && ext_is_const(type_size(r), &after) && before != after)
    return wrong(n, "a reshape changes the size");
  return NULL;
}

static const char *verify_reduce(const Node *n) {
  const char *error = counts(n, 1, 1, 0);
  if (error) return error;
  if (n->op < 0 || n->op >= OP_COUNT || op_info[n->op].nin != 2)
    return wrong(n, "the op does not combine two values");
  const Type *t = &n->args[0]->type, *r = &n->results[0]->type;
  bool position = n->op == OP_ARGMAX || n->op == OP_ARGMIN;
  if (r->dtype != (position ? DT_INT64 : t->dtype)) return wrong(n, "the result has another dtype");
  if (!n->axes || n->axes >> t->rank) return wrong(n, "reduces axes that are not there");
  int kept = 0;
  for (int i = 0; i < t->rank; i++)
    if (!(n->axes >> i & 1) && (kept >= r->rank || r->shape[kept++] != t->shape[i]))
      return wrong(n, "the result is not the kept axes");
  return kept == r->rank ? NULL : wrong(n, "the result is not the kept axes");
}

static const Value *operand_or_result(const Node *n, int k) { return k < n->nargs ? n->args[k] : n->results[k - n->nargs]; }

static const char *verify_core(const Node *n, const Value *v, const char *core) {
  if (v->type.rank < (int)strlen(core)) return wrong(n, "%s has less axes than its core", value_text(v));
  bool along = *core && call_info[n->call].flags & CALLF_AXIS;
  return along && (n->axis < 0 || n->axis >= v->type.rank) ? wrong(n, "no axis %d", n->axis) : NULL;
}

static const char *verify_gufunc(const Node *n) {
  DType real = DT_NONE;
  int all = 0;
  while (gufunc_core(n->call, all)) all++;
  const char *error = counts(n, call_info[n->call].nin, all - call_info[n->call].nin, 0);
  for (int k = 0; k < all && !error; k++) {
    DType t = operand_or_result(n, k)->type.dtype;
    char letter = gufunc_type(n->call, k);
    if (k == 0) real = dtype_real(t);
    if (dtype_real(t) != real || t != gufunc_dtype(letter, letter == 't' ? n->args[0]->type.dtype : t))
      return wrong(n, "operand %d is of another dtype", k);
    error = verify_core(n, operand_or_result(n, k), gufunc_core(n->call, k));
  }
  if (error) return error;
  return n->exit < 0 && call_info[n->call].flags & CALLF_FAILS ? wrong(n, "no exit") : NULL;
}

static const char *verify_draw(const Node *n) {
  const char *error = counts(n, draw_arguments(n->draw), 1, 0);
  for (int i = 0; i < n->nargs && !error; i++) {
    const Type *t = &n->args[i]->type;
    DType dtype = draw_type(n->draw, i) == 'd' ? DT_FLOAT64 : DT_INT64;
    if (t->dtype != dtype) return wrong(n, "argument %d has another dtype", i);
    if (t->rank) return wrong(n, "argument %d is an array", i);
  }
  if (error) return error;
  DType drawn = n->results[0]->type.dtype;
  bool fits = draw_type(n->draw, -1) == 'd' ? drawn == DT_FLOAT64 : dtype_is_int(drawn) || drawn == DT_BOOL;
  return fits ? NULL : wrong(n, "the result has another dtype");
}

static const char *verify_along(const Node *n) {
  bool stores = call_info[n->call].flags & CALLF_STORES;
  const Type *t = &n->args[stores]->type, *r = stores ? t : &n->results[0]->type;
  if (n->axis < 0 || n->axis >= t->rank) return wrong(n, "goes along an axis that is not there");
  for (int i = 0; i < t->rank; i++)
    if (r->rank != t->rank || r->shape[i] != t->shape[i]) return wrong(n, "the result has another shape");
  bool positions = n->call == CALL_ARGSORT || n->call == CALL_ARGSORT_STABLE;
  if (r->dtype != (positions ? DT_INT64 : t->dtype)) return wrong(n, "the result has another dtype");
  if (!(call_info[n->call].flags & CALLF_OP)) return NULL;
  DType in[] = {t->dtype, t->dtype};
  return op_info[n->op].nin == 2 && op_accepts(n->op, in, t->dtype) ? NULL : wrong(n, "the op does not combine two values");
}

static const char *verify_call(const Node *n) {
  if (n->call < 0 || n->call >= CALL_COUNT) return wrong(n, "no library call");
  if (call_info[n->call].core) return verify_gufunc(n);
  if (n->call == CALL_PYTHON) {
    if (!n->callee || n->exit < 0) return wrong(n, "no expression, or no exit");
    return n->nresults < 1 && !n->draws ? wrong(n, "no result") : counts(n, n->nargs, n->nresults, 0);
  }
  if (n->call == CALL_ITSELF) return n->exit < 0 ? wrong(n, "no exit") : counts(n, n->nargs, n->nresults, 0);
  if (n->call == CALL_DRAW) return verify_draw(n);
  const CallInfo *info = &call_info[n->call];
  const char *error = counts(n, info->nin < 0 ? n->nargs : info->nin, 1, 0);
  if (!error && info->flags & CALLF_AXIS) error = verify_along(n);
  if (error || !(info->flags & CALLF_STORES)) return error;
  return types_agree(&n->args[0]->type, &n->results[0]->type) ? NULL : wrong(n, "the result is not like the base");
}

static const char *verify_update(const Node *n) {
  const char *error = counts(n, 2, 1, 0);
  if (error) return error;
  const Type *base = &n->args[0]->type, *value = &n->args[1]->type;
  if (!types_agree(base, &n->results[0]->type)) return wrong(n, "the result is not like the base");
  if (base->dtype != value->dtype) return wrong(n, "base and value differ in dtype");
  if (!view_is_injective(&n->view)) return wrong(n, "stores twice into one element");
  Type stored = *value;
  if (value->rank == 0) {    /* one value for all elements */
    stored.rank = n->view.rank;
    for (int i = 0; i < stored.rank; i++) stored.shape[i] = n->view.shape[i];
  }
  return verify_map_of_view(n, &n->view, base->rank, &stored);
}

static const char *verify_check(const Node *n) {
  const char *error = counts(n, n->rel == REL_TRUE, 0, 0);
  if (error) return error;
  if (n->exit < 0) return wrong(n, "no exit");
  if (n->rel == REL_TRUE) return is_bool_scalar(n->args[0]) ? NULL : wrong(n, "not a bool");
  return n->left && n->right ? NULL : wrong(n, "a side is missing");
}

/* ---- control flow ---- */

static const char *verify_blocks_of(const Node *n, int nparams) {
  for (int i = 0; i < n->nblocks; i++)
    if (n->blocks[i]->nparams != nparams) return wrong(n, "%d params of a block", n->blocks[i]->nparams);
  return n->nresults ? wrong(n, "has results") : NULL;
}

static const char *verify_for(const Node *n) {
  if (n->nblocks != 1) return wrong(n, "%d blocks, not 1", n->nblocks);
  if (!n->lo || !n->hi || n->step == 0) return wrong(n, "no range");
  if (n->info) return NULL;     /* loop code: loops.c knows the forms */
  const char *error = verify_blocks_of(n, 1);
  if (error) return error;
  const Type *i = &n->blocks[0]->params[0]->type;
  return i->dtype != DT_INT64 || i->rank ? wrong(n, "the loop variable is int64") : NULL;
}

static const char *verify_while(const Node *n) {
  if (n->nblocks != 2) return wrong(n, "%d blocks, not 2", n->nblocks);
  const Node *y = n->blocks[0]->last;
  if (!y || y->kind != N_YIELD || y->nargs != 1 || !is_bool_scalar(y->args[0]))
    return wrong(n, "the condition is not a bool");
  return verify_blocks_of(n, 0);
}

static const char *verify_if(const Node *n) {
  if (n->nargs != 1 || !is_bool_scalar(n->args[0])) return wrong(n, "the condition is not a bool");
  return n->nblocks < 1 || n->nblocks > 2 ? wrong(n, "%d blocks", n->nblocks) : verify_blocks_of(n, 0);
}

static const char *verify_once(const Node *n) {
  return n->nblocks != 1 ? wrong(n, "%d blocks, not 1", n->nblocks) : verify_blocks_of(n, 0);
}

static const char *verify_jump(const Node *n) {
  const char *error = counts(n, 0, 0, 0);
  if (error) return error;
  const Node *at = n->parent->owner;
  while (at && at != n->target) at = at->parent->owner;
  if (!at || at->kind == N_IF) return wrong(n, "not inside of what it leaves");
  if (n->kind == N_CONTINUE && at->kind == N_ONCE) return wrong(n, "not of a loop");
  return at->kind == N_WHILE && n->parent == at->blocks[0] ? wrong(n, "in a condition") : NULL;
}

/* A variable's type, for a value that it holds. */
static bool var_holds(const Var *var, const Type *t) {
  const Type *v = &var->type;
  return v->dtype == t->dtype && v->rank == t->rank && (v->rank || v->kind == t->kind);
}

static const char *verify_variable(const Func *f, const Node *n) {
  bool get = n->kind == N_GET;
  const char *error = counts(n, !get, get, 0);
  if (error) return error;
  if (!n->var || n->var->index >= f->nvars || f->vars[n->var->index] != n->var) return wrong(n, "no variable");
  const Value *v = get ? n->results[0] : n->args[0];
  return var_holds(n->var, &v->type) ? NULL : wrong(n, "%s is not of the variable's type", value_text(v));
}

static const char *verify_state(const Node *n) {
  const char *error = counts(n, 1, 1, 0);
  if (error) return error;
  return types_agree(&n->args[0]->type, &n->results[0]->type) ? NULL : wrong(n, "not like its operand");
}

/* ---- nests ---- */

static const char *verify_out(const Node *n, int i) {
  const Nest *nest = n->nest;
  const NestOut *out = &nest->out[i];
  const Value *yielded = n->blocks[0]->last->args[i];
  const Type *r = &n->results[i]->type;
  Type space = type_array(r->dtype, nest->rank, nest->space);
  if (yielded->type.dtype != r->dtype)
    return wrong(n, "%s has another dtype than what is yielded", value_text(n->results[i]));
  switch (out->mode) {
  case OUT_REDUCE:
    if (!yielded->def || yielded->def->kind != N_REDUCE || !types_agree(r, &yielded->type))
      return wrong(n, "%s is not a reduction of the body", value_text(n->results[i]));
    return NULL;
  case OUT_STORE:
    if (yielded->type.rank && !types_agree(&yielded->type, &space))
      return wrong(n, "%s: what is yielded is not over the space", value_text(n->results[i]));
    return types_agree(r, &space) ? NULL
                                  : wrong(n, "%s is not over the space", value_text(n->results[i]));
  case OUT_UPDATE:
    if (out->base < 0 || out->base >= n->nargs || !types_agree(r, &n->args[out->base]->type))
      return wrong(n, "%s is not like its base", value_text(n->results[i]));
    if (!view_is_injective(&out->view)) return wrong(n, "stores twice into one element");
    return verify_map_of_view(n, &out->view, r->rank, &space);
  }
  return wrong(n, "no such mode of output");
}

/* The body is straight-line code over the space. */
static const char *verify_body(const Node *nest) {
  for (const Node *n = nest->blocks[0]->first; n; n = n->next) {
    if (n->kind != N_READ && n->kind != N_INDEX && n->kind != N_CONST && n->kind != N_EXTENT &&
        n->kind != N_MAP && n->kind != N_REDUCE && n->kind != N_YIELD)
      return wrong(n, "not in a nest");
    if (n->kind == N_REDUCE || n->kind == N_YIELD) continue;
    const Type *t = &n->results[0]->type;
    if (t->rank && (t->rank != nest->nest->rank ||
                    !same_shape(t->rank, t->shape, nest->nest->space)))
      return wrong(n, "%s is not over the space", value_text(n->results[0]));
  }
  return NULL;
}

static const char *verify_nest(const Func *f, const Node *n) {
  const Nest *nest = n->nest;
  unsigned seen = 0;
  if (!nest || n->nblocks != 1) return wrong(n, "no body or no space");
  for (int i = 0; i < nest->rank; i++) seen |= 1u << (nest->order[i] & 31);
  if (seen != (1u << nest->rank) - 1) return wrong(n, "its order is no permutation");
  if (f->loop_level) return NULL;
  if (n->blocks[0]->nparams) return wrong(n, "its body has params");
  if (n->blocks[0]->last->nargs != n->nresults)
    return wrong(n, "yields %d values", n->blocks[0]->last->nargs);
  const char *error = verify_body(n);
  for (int i = 0; i < n->nresults && !error; i++) error = verify_out(n, i);
  return error;
}

static const char *verify_read(const Node *n) {
  const char *error = counts(n, 0, 1, 0);
  if (error) return error;
  const Node *nest = n->parent->owner;
  if (!nest || nest->kind != N_NEST) return wrong(n, "not in a nest");
  if (n->axis < 0 || n->axis >= nest->nargs)
    return wrong(n, "the nest has no argument %d", n->axis);
  const Type *t = &nest->args[n->axis]->type;
  if (t->dtype != n->results[0]->type.dtype) return wrong(n, "a read changes the dtype");
  return verify_map_of_view(n, &n->view, t->rank, &n->results[0]->type);
}

const char *verify_node(const Func *f, const Node *n) {
  switch (n->kind) {
  case N_CONST:
  case N_EXTENT: return verify_scalar(n);
  case N_INDEX: return verify_index(n);
  case N_MAP: return verify_map(n);
  case N_VIEW: return verify_view(n);
  case N_RESHAPE: return verify_reshape(n);
  case N_REDUCE: return verify_reduce(n);
  case N_CALL: return verify_call(n);
  case N_UPDATE: return verify_update(n);
  case N_CHECK: return verify_check(n);
  case N_FOR: return verify_for(n);
  case N_WHILE: return verify_while(n);
  case N_IF: return verify_if(n);
  case N_ONCE: return verify_once(n);
  case N_BREAK:
  case N_CONTINUE: return verify_jump(n);
  case N_GET:
  case N_SET: return verify_variable(f, n);
  case N_STATE: return verify_state(n);
  case N_NEST: return verify_nest(f, n);
  case N_READ: return verify_read(n);
  case N_YIELD:
  case N_RETURN: return n->nresults || n->nblocks ? wrong(n, "has results") : NULL;
  case N_BUFFER: case N_LOAD: case N_STORE: case N_BLOCKCALL: case N_TREE: return NULL;
  case N_KIND_COUNT: break;
  }
  return "a node of no kind";
}
