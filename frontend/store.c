/* Stores: a[index] = value, a[index] op= value, and whole arrays in place. A store is an UPDATE of the
 * array's object; names and views that share the object see it. */
#include "index.h"
#include "lists.h"
#include "objects.h"

/* ---- scalars ---- */

static Value *constant_of(Ctx *c, AVal *v, DType dtype) {
  Value *x = materialise(c, v);
  return x ? build_cast(c, x, dtype, KIND_NPSCALAR) : NULL;
}

/* A float that becomes an integer: NumPy raises unless the whole number that it is cut to fits. */
static Value *whole_number(Ctx *c, Value *v, DType dtype) {
  int64_t lo, hi;
  int_bounds(dtype, &lo, &hi);
  v = build_cast(c, v, DT_FLOAT64, KIND_NPSCALAR);
  bool wide = dtype_size(dtype) == 8;      /* the bounds of 64 bits are not known to the last digit */
  double least = (double)lo - !wide, most = wide ? -(double)INT64_MIN : (double)hi + 1;
  Value *above[] = {constant_of(c, av_float(least), DT_FLOAT64), v};
  Value *below[] = {v, constant_of(c, av_float(most), DT_FLOAT64)};
  Value *fits[] = {build_map(c, wide ? OP_LESS_EQUAL : OP_LESS, 2, above, DT_BOOL), build_map(c, OP_LESS, 2, below, DT_BOOL)};
  check_true(c, build_map(c, OP_LOGICAL_AND, 2, fits, DT_BOOL));
  Value *whole = build_cast(c, v, DT_INT64, KIND_NPSCALAR);
  return build_cast(c, whole, dtype, KIND_NPSCALAR);
}

/* np.int64(3) */
static bool is_known_int(const Value *v, int64_t *i) {
  while (v->def && v->def->kind == N_MAP && v->def->op == OP_CAST && v->type.dtype == DT_INT64) v = v->def->args[0];
  if (!v->def || v->def->kind != N_CONST || v->type.dtype != DT_INT64) return false;
  *i = v->def->constant.i;
  return true;
}

/* An integer of a NumPy scalar: into unsigned ones it wraps, into signed ones it must fit. */
static Value *narrowed(Ctx *c, Value *v, DType dtype) {
  int64_t lo, hi;
  DType from = v->type.dtype;
  if (dtype_is_unsigned(dtype) || dtype_can_cast_safe(from, dtype)) return build_cast(c, v, dtype, KIND_NPSCALAR);
  int_bounds(dtype, &lo, &hi);
  int64_t known;
  v = build_cast(c, v, DT_INT64, KIND_NPSCALAR);
  const Extent *e = is_known_int(v, &known) ? ext_const(known) : ext_scalar(v);
  emit_check(c, REL_LE, ext_const(from == DT_UINT64 ? 0 : lo), e);
  if (dtype != DT_INT64) emit_check(c, REL_LE, e, ext_const(hi));
  return build_cast(c, v, dtype, KIND_NPSCALAR);
}

/* A scalar as an element of an array. NumPy takes it as Python's int() or float() would; where that
 * raises or warns, Python does it. */
Value *stored_scalar(Ctx *c, AVal *v, DType dtype) {
  DType from = v->type.dtype;
  if (dtype_is_complex(from) && !dtype_is_complex(dtype)) {
    refuse(c, REASON_STORE, NULL, "a complex number stored into %s", dtype_name(dtype));
    return NULL;
  }
  if (v->carried && (dtype_is_inexact(dtype) || from == dtype)) v = firm(v->value ? v : carried_load(c, v));
  if (av_is_python(v)) check_fits(c, v, dtype);
  Value *x = c->refused ? NULL : materialise(c, v);
  if (!x) return NULL;
  if (dtype_is_int(dtype) && dtype_is_float(from)) return whole_number(c, x, dtype);
  if (dtype_is_int(dtype) && dtype_is_int(from) && !av_is_python(v)) return narrowed(c, x, dtype);
  if (dtype_is_float(dtype) && dtype_is_int(from) && av_is_python(v)) x = build_cast(c, x, DT_FLOAT64, KIND_NPSCALAR);
  return x ? build_cast(c, x, dtype, KIND_NPSCALAR) : NULL;
}

/* ---- arrays ---- */

/* Does NumPy broadcast the value to the target? */
bool broadcasts_to(Ctx *c, const Value *v, const View *view) {
  if (v->type.rank > view->rank) {
    refuse(c, REASON_SHAPE, NULL, "a stored value of higher rank than its target");
    return false;
  }
  for (int i = 0; i < v->type.rank; i++) {
    const Extent *to = view->shape[i + view->rank - v->type.rank], *from = v->type.shape[i];
    if (ext_const_is(from, 1) && !ext_const_is(to, 1)) continue;
    if (!unify(c, to, from)) {
      refuse(c, REASON_SHAPE, NULL, "a stored value whose shape does not fit");
      return false;
    }
  }
  return true;
}

/* A plain array or view of the region that no other name shows. */
bool is_target(Ctx *c, const AVal *v) {
  bool plain = v->kind == AV_DATA && v->type.kind == KIND_ARRAY && v->object && v->epoch == c->region->epoch && !v->value &&
               !v->kept_inside;
  if (!plain) refuse(c, REASON_STORE, NULL, "a store into something that is not a plain array or view");
  else if (is_shared(c, v->object)) refuse(c, REASON_STORE, NULL, "a store into an array that may have another name");
  return !c->refused;
}

static void note_store(Ctx *c, Object *object, const Value *base) {
  c->region->pays = true;
  if (object->listed || group_is_frozen(object)) refuse(c, REASON_STORE, NULL, "a store into an array that a list or another variable shows");
  note_group_store(c, object);
  if (!object->external) return;
  c->region->committed = !c->region->f->transaction;
  while (base->def) base = base->def->args[0];
  c->region->f->params[base->result].written = true;
}

void store_done(Ctx *c, Object *object, Value *now) {
  Value *base = object->current;
  now->name = base->name;
  set_current(c, object, now);
  carried_stored(c, object);
  note_store(c, object, base);
}

/* a[i] = x, y: item by item, as NumPy takes each of them for an element of the target. */
static AVal *row_of_items(Ctx *c, const AVal *target, AVal *value) {
  AVal **items = NEW_ARRAY(AVal *, value->n + 1);
  for (int i = 0; i < value->n; i++) {
    AVal *item = value->items[i];
    bool number = av_is_scalar(item) && item->type.kind != KIND_ARRAY;
    Value *v = number && !c->refused ? stored_scalar(c, item, target->type.dtype) : NULL;
    if (!v) return refuse(c, REASON_STORE, value, "a stored sequence of other things than numbers");
    items[i] = av_of_value(c, v);
  }
  return numpy_call(c, "array", &(Args){.args = (AVal *[]){av_tuple(items, value->n)}, .nargs = 1});
}

void build_store(Ctx *c, AVal *target, AVal *value) {
  if (target->kind == AV_DATA && target->part && target->epoch == c->region->epoch && !target->kept_inside) {
    store_part(c, target, value);
    return;
  }
  if (!is_target(c, target)) return;
  value = unmasked(c, value);
  if ((value->kind == AV_TUPLE || value->kind == AV_LIST) && value->n && target->type.rank) value = row_of_items(c, target, value);
  if (!value || value->kind != AV_DATA) {
    refuse(c, REASON_STORE, NULL, "a stored value whose type is not known");
    return;
  }
  Object *object = target->object;
  if (object->external && c->inlined && c->region->committed) make_transaction(c);
  DType dtype = target->type.dtype;
  bool scalar = value->type.rank == 0 && value->type.kind != KIND_ARRAY;
  Value *v = scalar ? stored_scalar(c, value, dtype) : materialise(c, value);
  if (v) v = build_cast(c, v, dtype, KIND_NPSCALAR);
  Value *base = object->current;
  View view = target->whole ? view_identity(base->type.rank, base->type.shape) : *target->view;
  if (!v || !broadcasts_to(c, v, &view)) return;
  if (!view_is_injective(&view)) {     /* a[None][k:] has no or one row, for all that is known */
    refuse(c, REASON_STORE, NULL, "a store into a view that may hold elements twice");
    return;
  }
  v = build_broadcast(c, v, view.rank, view.shape);
  Node *n = emit(c, N_UPDATE, 2, (Value *[]){base, v}, false);
  n->view = view;
  store_done(c, object, emit_result(c, n, base->type));
}

/* ---- a[index] as a target ---- */

static bool is_known_array(Ctx *c, const AVal *base) {
  if (av_is_array(base)) return true;
  refuse(c, REASON_STORE, NULL, "a store into something that is not a known array");
  return false;
}

void store_subscript(Ctx *c, Expr *target, AVal *v) {
  AVal *base = eval(c, target->items[0]);
  if (base->kind == AV_GROWING) {
    list_store(c, base, eval(c, target->items[1]), v);
    return;
  }
  if (base->kind == AV_ROW) {
    row_store(c, base, eval(c, target->items[1]), v);
    return;
  }
  Index index = eval_index(c, target->items[1]);
  if (is_known_array(c, base) && !c->refused) store_indexed(c, base, &index, v);
}

AVal *binary_in_place(Ctx *c, Operator o, AVal *old, AVal *v) {
  if (has_in_place(old, o)) return refuse(c, REASON_CALL, av_unknown, "an in-place operator of a class");
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

/* The place is found once, and read before the other operand. */
void aug_store_subscript(Ctx *c, Stmt *s) {
  AVal *base = eval(c, s->targets[0]->items[0]);
  if (base->kind == AV_GROWING) {
    AVal *at = eval(c, s->targets[0]->items[1]), *old = list_index(c, base, at);
    AVal *new = eval(c, s->value);
    if (!c->refused) list_store(c, base, at, binary_in_place(c, s->op, old, new));
    return;
  }
  if (base->kind == AV_ROW) {
    AVal *at = eval(c, s->targets[0]->items[1]), *old = row_item(c, base, at);
    AVal *new = eval(c, s->value);
    if (!c->refused) row_store(c, base, at, binary_in_place(c, s->op, old, new));
    return;
  }
  Index index = eval_index(c, s->targets[0]->items[1]);
  bool known = is_known_array(c, base);
  AVal *place = known && index.basic ? basic_view(c, base, &index) : NULL, *old = av_unknown;
  if (place) old = c->refused || place->type.rank ? place : av_element(c, place);
  else if (known) old = indexed(c, base, &index);
  AVal *v = eval_masked(c, s->value);
  if (!c->refused) v = binary_in_place(c, s->op, old, v);
  if (c->refused) return;
  if (place) build_store(c, place, v);
  else store_indexed(c, base, &index, v);
}
