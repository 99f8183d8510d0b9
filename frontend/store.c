/* Stores: a[index] = value, a[index] op= value, and whole arrays in place. A store is an UPDATE of the
 * array's object; names and views that share the object see it. */
#include <math.h>

#include "infer.h"

/* May this scalar be stored without the errors that NumPy raises for elements (nan into int)? */
static bool scalar_store_fits(Ctx *c, AVal *v, DType dtype) {
  bool whole = dtype_is_int(dtype) || dtype == DT_BOOL;
  if (!av_is_python(v)) return v->type.rank > 0 || !dtype_is_float(v->type.dtype) || !whole;
  if (v->type.dtype == DT_FLOAT64 && dtype_is_int(dtype)) return v->is_const && fabs(v->f) < 127;
  check_fits(c, v, dtype);
  return !c->refused;
}

void build_store(Ctx *c, AVal *target, AVal *value) {
  if (!av_is_array(target) || !target->object || target->epoch != c->region->epoch || target->value ||
      target->kept_inside) {
    refuse(c, REASON_STORE, NULL, "a store into something that is not a plain array or view");
    return;
  }
  if (value->kind != AV_DATA || !scalar_store_fits(c, value, target->type.dtype)) {
    refuse(c, REASON_STORE, NULL, "a stored value whose type is not known, or that may not fit");
    return;
  }
  Object *object = target->object;
  if (is_shared(c, object)) {
    refuse(c, REASON_STORE, NULL, "a store into an array that may have another name");
    return;
  }
  if (object->external && c->inlined && c->region->committed) make_transaction(c);
  Value *base = object->current;
  View view = target->whole ? view_identity(base->type.rank, base->type.shape) : *target->view;
  Value *v = materialise(c, value);
  if (v) v = build_cast(c, v, target->type.dtype, KIND_NPSCALAR);
  if (!v) return;
  if (v->type.rank > view.rank) {
    refuse(c, REASON_SHAPE, NULL, "a stored value of higher rank than its target");
    return;
  }
  for (int i = 0; i < v->type.rank; i++) {
    const Extent *to = view.shape[i + view.rank - v->type.rank], *from = v->type.shape[i];
    if (ext_const_is(from, 1) && !ext_const_is(to, 1)) continue;
    if (!unify(c, to, from)) {
      refuse(c, REASON_SHAPE, NULL, "a stored value whose shape does not fit");
      return;
    }
  }
  v = build_broadcast(c, v, view.rank, view.shape);
  Node *n = emit(c, N_UPDATE, 2, (Value *[]){base, v}, false);
  n->view = view;
  set_current(c, object, emit_result(c, n, base->type));
  object->current->name = base->name;
  c->region->pays = true;
  if (object->external) {
    c->region->committed = !c->region->f->transaction;
    Value *root = base;
    while (root->def) root = root->def->args[0];
    c->region->f->params[root->result].written = true;
  }
}

/* ---- a[index] as a target ---- */

void store_subscript(Ctx *c, Expr *target, AVal *v) {
  AVal *base = eval(c, target->items[0]);
  if (c->refused || !av_is_array(base)) {
    refuse(c, REASON_STORE, NULL, "a store into something that is not a known array");
    return;
  }
  AVal *view = index_view(c, base, target->items[1]);
  if (!c->refused) build_store(c, view, v);
}

AVal *binary_in_place(Ctx *c, Operator o, AVal *old, AVal *v) {
  AVal *r = build_binary(c, o, old, v);
  if (!av_is_array(old) || r->kind != AV_DATA) return r;
  if (r->type.rank > old->type.rank)
    return refuse(c, REASON_SHAPE, old, "an in-place operation with an operand of higher rank");
  if (!dtype_can_cast_same_kind(r->type.dtype, old->type.dtype))
    return refuse(c, REASON_DTYPE, old, "an in-place operation whose result is %s into %s",
                  dtype_name(r->type.dtype), dtype_name(old->type.dtype));
  if (o == O_MATMUL) return refuse(c, REASON_STORE, old, "an in-place matrix product");
  return complex_in_place(c, old, r);
}

void aug_store_subscript(Ctx *c, Stmt *s) {
  Expr *target = s->targets[0];
  AVal *base = eval(c, target->items[0]);
  AVal *old = av_is_array(base) ? index_view(c, base, target->items[1]) : av_unknown;
  AVal *v = eval(c, s->value);
  if (!av_is_array(base) || !av_is_array(old)) {
    refuse(c, REASON_STORE, NULL, "an in-place operation on an element");
    return;
  }
  AVal *r = c->refused ? old : binary_in_place(c, s->op, old, v);
  if (!c->refused) build_store(c, old, r);
}
