/* Index arrays: a[i, :, j] gathers elements, a[i, :, j] = v scatters them. The basic part of the index is a view;
 * its indexed axes are moved to the front, as NumPy does it.
 *
 *   a[1:, rows]    gather (view %a [m, n - 1](i1 + 1, i0)), %rows, with the axis of rows first; then a transpose */
#include "bounds.h"
#include "index.h"

typedef struct {
  Value *index[MAX_RANK];          /* int64, of the shape `common` */
  int axis[MAX_RANK];              /* which axis of the basic view each one indexes */
  const Extent *length[MAX_RANK];  /* of a mask's axis: what that axis must have; NULL: no mask */
  int n;
  int rank;
  const Extent *common[MAX_RANK];
  int position;                    /* where their axes stand in the result, among the others */
} Fancy;

/* ---- the index ---- */

static AVal *as_array(Ctx *c, AVal *v) {
  if (v->kind != AV_LIST) return v;
  AVal *array = numpy_call(c, "array", &(Args){.args = &v, .nargs = 1});
  return array ? array : refuse(c, REASON_INDEX, av_unknown, "a list as an index");
}

static Value *index_values(Ctx *c, AVal *v, const AVal *base, bool stores) {
  v = as_array(c, v);
  if (!av_is_array(v) || !dtype_is_int(v->type.dtype) || v->type.dtype == DT_UINT64) {
    refuse(c, REASON_INDEX, NULL, "an index that is not known to be an array of integers");
    return NULL;
  }
  bool overlaps = stores && v->object && v->object == base->object;
  Value *x = materialise(c, v);
  if (x && x->type.dtype != DT_INT64) return build_cast(c, x, DT_INT64, KIND_NPSCALAR);
  return x && overlaps ? build_copy(c, x, true) : x;
}

static bool broadcast_indices(Ctx *c, Fancy *f) {
  f->rank = common_shape(c, f->n, f->index, f->common);
  for (int i = 0; i < f->n && f->rank >= 0; i++) f->index[i] = build_broadcast(c, f->index[i], f->rank, f->common);
  return f->rank >= 0;
}

/* ---- masks as index arrays ---- */

static Value *call_of(Ctx *c, LibCall call, int n, Value **args, const Type *t, bool may_leave) {
  Node *node = emit(c, N_CALL, n, args, may_leave);
  node->call = call;
  return emit_result(c, node, *t);
}

const Extent *count_true(Ctx *c, Value *mask) {
  for (int i = 0; i < c->region->bounds.len; i++) {
    const Bound *b = &c->region->bounds.data[i];
    if (b->kind == BOUND_TRUE && same_value(b->mask, mask)) return b->is;
  }
  AVal *sum = build_reduce(c, OP_ADD, av_of_value(c, mask), (1u << mask->type.rank) - 1, false, DT_INT64);
  Value *number = materialise(c, sum);
  if (!number) return ext_const(1);   /* refused */
  const Extent *n = ext_scalar(number);
  ext_assume_ge(n, 0);
  Bound b = {BOUND_TRUE, NULL, NULL, n, mask};
  vec_push(&c->region->bounds, b);
  return n;
}

Value *rows_of_true(Ctx *c, Value *mask) {
  const Extent *shape[] = {count_true(c, mask), ext_const(mask->type.rank)};
  Type t = type_array(DT_INT64, 2, shape);
  return call_of(c, CALL_NONZERO, 1, &mask, &t, false);
}

/* The mask's axes from `axis` on are indexed by the places of its true elements. */
static bool add_mask(Ctx *c, Fancy *f, AVal *v, int axis) {
  Value *mask = materialise(c, v), *rows = mask ? rows_of_true(c, mask) : NULL;
  for (int i = 0; rows && i < mask->type.rank; i++) {
    View w = {.rank = 1, .base_rank = 2, .shape = {rows->type.shape[0]}};
    w.axis[0] = (AxisMap){0, ext_const(0), 1};
    w.axis[1] = (AxisMap){-1, ext_const(i), 0};
    f->length[f->n] = mask->type.shape[i];
    f->axis[f->n] = axis + i;
    f->index[f->n++] = build_view(c, rows, &w);
  }
  return rows != NULL;
}

/* Splits the index: arrays into `f`, the rest, with whole axes for them, into `basic`. Integers beside arrays
 * count as arrays where it is asked whether those stand next to each other. */
static bool split_index(Ctx *c, AVal *base, const Index *index, bool stores, Fancy *f, Index *basic) {
  Item whole = {ITEM_SLICE, whole_slice()};
  *f = (Fancy){.position = -1};
  *basic = (Index){.basic = true};
  int axis = 0, others = 0, last = -1, nrest = base->type.rank - index->axes;
  bool apart = false;
  for (int i = 0; i < index->n; i++) {
    Item it = index->items[i];
    bool advanced = it.kind == ITEM_INTEGER || it.kind == ITEM_ARRAY || it.kind == ITEM_MASK;
    int n = f->n, takes = it.kind == ITEM_ELLIPSIS ? nrest : it.kind == ITEM_MASK ? it.value->type.rank : it.kind != ITEM_INTEGER;
    if (it.kind == ITEM_OTHER) return refuse(c, REASON_INDEX, NULL, "an index whose type is not known"), false;
    if (advanced) {
      apart |= last >= 0 && last != i - 1;
      last = i;
      if (f->position < 0) f->position = others;
    } else {
      others += takes;
    }
    if (it.kind == ITEM_MASK && !add_mask(c, f, it.value, axis)) return false;
    if (it.kind == ITEM_ARRAY) {
      if (!(f->index[f->n] = index_values(c, it.value, base, stores))) return false;
      f->axis[f->n++] = axis;
    }
    axis += takes;
    if (n == f->n) basic->items[basic->n++] = it;
    for (; n < f->n; n++) basic->items[basic->n++] = whole;
  }
  for (int i = 0; i < basic->n; i++) basic->axes += basic->items[i].kind == ITEM_SLICE || basic->items[i].kind == ITEM_INTEGER;
  if (apart) f->position = 0;
  return broadcast_indices(c, f);
}

/* The basic part of the index, as long as the masks. */
static AVal *basic_part(Ctx *c, AVal *base, const Index *basic, const Fancy *f) {
  AVal *place = basic_view(c, base, basic);
  for (int i = 0; i < f->n && !c->refused; i++)
    if (f->length[i] && !unify(c, place->type.shape[f->axis[i]], f->length[i]))
      refuse(c, REASON_SHAPE, NULL, "a mask of another shape");
  return place;
}

/* ---- axes ---- */

static bool is_indexed(const Fancy *f, int axis) {
  for (int i = 0; i < f->n; i++)
    if (f->axis[i] == axis) return true;
  return false;
}

/* The basic view with the indexed axes first. */
static View indexed_first(const Fancy *f, const View *v) {
  int perm[MAX_RANK], n = 0;
  for (int i = 0; i < f->n; i++) perm[n++] = f->axis[i];
  for (int i = 0; i < v->rank; i++)
    if (!is_indexed(f, i)) perm[n++] = i;
  return view_transpose(v->rank, v->shape, perm);
}

/* What is gathered, as NumPy lays it out: the axes of the indices, then the others in their order in memory. */
static bool gathered_type(Ctx *c, const Fancy *f, Value *from, Type *t) {
  int rest = from->type.rank - f->n;
  if (f->rank + rest > MAX_RANK) return refuse(c, REASON_INDEX, NULL, "too many axes"), false;
  *t = (Type){.dtype = from->type.dtype, .kind = KIND_ARRAY, .rank = f->rank + rest};
  View one = {.rank = rest, .base_rank = from->type.rank};
  for (int i = 0; i < f->rank; i++) t->shape[i] = f->common[i], t->order[i] = (signed char)i;
  for (int i = 0; i < f->n; i++) one.axis[i] = (AxisMap){-1, ext_const(0), 0};
  for (int i = 0; i < rest; i++) {
    t->shape[f->rank + i] = one.shape[i] = from->type.shape[f->n + i];
    one.axis[f->n + i] = (AxisMap){i, ext_const(0), 1};
  }
  signed char order[MAX_RANK] = {0};
  if (rest > 1 && !copy_order(build_view(c, from, &one), order))
    return refuse(c, REASON_ORDER, NULL, "an index array into a view in another memory order"), false;
  for (int i = 0; i < rest; i++) t->order[f->rank + i] = (signed char)(f->rank + order[i]);
  return true;
}

/* The result's axes in terms of those of what is gathered: perm[i] is axis i's. */
static void result_axes(const Fancy *f, int rank, int *perm) {
  int rest = f->rank, n = 0;
  for (; n < f->position; n++) perm[n] = rest++;
  for (int i = 0; i < f->rank; i++) perm[n++] = i;
  while (n < rank) perm[n++] = rest++;
}

/* ---- loads ---- */

AVal *fancy_load(Ctx *c, AVal *base, const Index *index) {
  AVal *types_only = indexed_type(base, index);
  Fancy f;
  Index basic;
  Type t;
  if (c->refused || !split_index(c, base, index, false, &f, &basic)) return refuse(c, REASON_INDEX, types_only, "this index");
  AVal *place = basic_part(c, base, &basic, &f);
  Value *from = c->refused ? NULL : materialise(c, place);
  if (!from) return types_only;
  View all = view_identity(from->type.rank, from->type.shape), first = indexed_first(&f, &all);
  if (!view_is_identity(&first, from->type.shape)) from = build_view(c, from, &first);
  if (!gathered_type(c, &f, from, &t)) return types_only;
  Value *args[MAX_RANK + 1] = {from};
  for (int i = 0; i < f.n; i++) args[i + 1] = f.index[i];
  AVal *r = av_of_value(c, call_of(c, CALL_GATHER, f.n + 1, args, &t, true));
  for (int i = 0; i < index->n; i++) r->kept_inside |= index->items[i].kind == ITEM_NEWAXIS;   /* strides of its own */
  if (f.position == 0) return r;
  int perm[MAX_RANK];
  result_axes(&f, t.rank, perm);
  View w = view_transpose(t.rank, t.shape, perm);
  r->type = view_type(&t, &w);
  r->view = new_view(&w);
  r->whole = false;
  return r;
}

/* ---- stores ---- */

/* The value as an array of the shape `to`, in the order of axes that perm tells (axis i of it is perm[i] of `to`). */
static Value *stored_array(Ctx *c, AVal *v, const AVal *base, const View *to) {
  DType dtype = base->type.dtype;
  v = unmasked(c, v);
  if (v->kind != AV_DATA) return refuse(c, REASON_STORE, NULL, "a stored value whose type is not known"), NULL;
  if (v->type.rank == 0 && v->type.kind != KIND_ARRAY) {
    const Extent *one = ext_const(1);
    Value *x = stored_scalar(c, v, dtype);
    if (x) x = materialise(c, build_fill(c, 1, &one, x));
    return x ? build_broadcast(c, x, to->rank, to->shape) : NULL;
  }
  bool overlaps = v->object && v->object == base->object;
  Value *x = materialise(c, v);
  if (x && x->type.dtype == dtype && overlaps) x = build_copy(c, x, true);
  if (x) x = build_cast(c, x, dtype, KIND_NPSCALAR);
  return x && broadcasts_to(c, x, to) ? build_broadcast(c, x, to->rank, to->shape) : NULL;
}

/* The array's elements are what the call has left. */
static void replace_current(Ctx *c, Object *object, LibCall call, int n, Value **args) {
  store_done(c, object, call_of(c, call, n, args, &object->current->type, call == CALL_SCATTER));
}

void fancy_store(Ctx *c, AVal *base, const Index *index, AVal *v) {
  Fancy f;
  Index basic;
  Type t;
  if (!is_target(c, base)) return;
  if (!split_index(c, base, index, true, &f, &basic)) return;
  AVal *place = basic_part(c, base, &basic, &f);
  if (c->refused) return;
  make_transaction(c);
  Value *current = base->object->current;
  View all = view_identity(place->view->rank, place->view->shape), first = indexed_first(&f, &all);
  View target = view_compose(&first, place->view);
  Value *into = build_view(c, current, &target);
  if (!gathered_type(c, &f, into, &t)) return;
  int perm[MAX_RANK], back[MAX_RANK];
  result_axes(&f, t.rank, perm);
  View to = view_transpose(t.rank, t.shape, perm);
  Value *x = stored_array(c, v, base, &to);
  if (!x) return;
  for (int i = 0; i < t.rank; i++) back[perm[i]] = i;
  View w = view_transpose(t.rank, to.shape, back);
  if (f.position) x = build_view(c, x, &w);
  Value *args[MAX_RANK + 3] = {current, into, x};
  for (int i = 0; i < f.n; i++) args[i + 3] = f.index[i];
  replace_current(c, base->object, CALL_SCATTER, f.n + 3, args);
}

/* ---- masks ---- */

/* The shape and order of a[mask]: as a gather with the indices of its true elements. */
static bool compressed_type(Ctx *c, Value *full, Value *mask, Type *t) {
  Fancy f = {.n = mask->type.rank, .rank = 1, .common = {count_true(c, mask)}};
  return gathered_type(c, &f, full, t);
}

AVal *compressed(Ctx *c, Value *mask, Value *full) {
  Type t;
  Value *args[] = {full, mask};
  if (!compressed_type(c, full, mask, &t)) return av_array_type(full->type.dtype, full->type.rank - mask->type.rank + 1);
  return av_of_value(c, call_of(c, CALL_COMPRESS, 2, args, &t, false));
}

void place_store(Ctx *c, AVal *base, Value *mask, AVal *v) {
  Type t;
  if (!is_target(c, base)) return;
  make_transaction(c);
  Value *current = base->object->current;
  View whole = base->whole ? view_identity(current->type.rank, current->type.shape) : *base->view;
  Value *into = build_view(c, current, &whole);
  if (!compressed_type(c, into, mask, &t)) return;
  View to = view_identity(t.rank, t.shape);
  Value *x = stored_array(c, v, base, &to);
  if (x) replace_current(c, base->object, CALL_PLACE, 4, (Value *[]){current, into, x, mask});
}
