/* Basic indexing: integers, slices, newaxis and Ellipsis become a View of the array's object. Bounds
 * are CHECK nodes: they leave to Python, which clamps or raises as NumPy does. */
#include <string.h>

#include "infer.h"

/* Index forms that are not basic, for the type of the result. */
static bool is_array_index(const AVal *v) { return av_is_array(v) || v->kind == AV_LIST; }

/* The view under construction: its base axes are those of the object. */
typedef struct {
  Ctx *c;
  View view;            /* of the object */
  View base;            /* what is indexed: a view of the object */
  int axis;             /* next axis of `base` */
} Builder;

/* Which axis of the object does axis `i` of the indexed view name? -1: none (a new axis). */
static int object_axis(const View *base, int i) {
  for (int k = 0; k < base->base_rank; k++)
    if (base->axis[k].axis == i) return k;
  return -1;
}

/* The next axis of the base becomes start + step * i over `extent` elements; axis -1: fixed. */
static bool put_axis(Builder *b, const Extent *start, int64_t step, const Extent *extent) {
  int k = object_axis(&b->base, b->axis);
  int to = extent ? b->view.rank : -1;
  if (k < 0) {
    if (to >= 0 && !ext_const_is(extent, 1)) return false;
  } else {
    AxisMap m = b->base.axis[k];
    const Extent *at = ext_add(m.start, ext_mul_const(start, m.step));
    b->view.axis[k] = (AxisMap){to, at, to < 0 ? 0 : m.step * step};
  }
  if (extent) b->view.shape[b->view.rank++] = extent;
  b->axis++;
  return true;
}

static void whole_axis(Builder *b) { put_axis(b, ext_const(0), 1, b->base.shape[b->axis]); }

static bool put_integer(Builder *b, AVal *index) {
  Ctx *c = b->c;
  int64_t k;
  const Extent *n = b->base.shape[b->axis];
  if (av_const_int(index, &k)) {
    const Extent *at = k < 0 ? ext_add_const(n, k) : ext_const(k);
    if (ext_is_const(n, NULL) && !(ext_known_ge(at, ext_const(0)) && ext_known_ge(n, ext_add_const(at, 1))))
      return false;
    emit_check(c, REL_LE, ext_const(0), at);
    emit_check(c, REL_LE, ext_add_const(at, 1), n);
    return put_axis(b, at, 0, NULL);
  }
  const Extent *at = extent_of(c, index);
  if (!at) return false;
  emit_check(c, REL_LE, ext_const(0), at);
  emit_check(c, REL_LE, ext_add_const(at, 1), n);
  return put_axis(b, at, 0, NULL);
}

/* One bound of a slice with positive step; the default when it is missing. */
static const Extent *bound(Builder *b, Expr *e, const Extent *missing) {
  if (!e) return missing;
  AVal *v = eval(b->c, e);
  if (v->kind == AV_NONE) return missing;
  int64_t k;
  if (av_const_int(v, &k) && k < 0) return ext_add_const(b->base.shape[b->axis], k);
  return extent_of(b->c, v);
}

static bool put_slice(Builder *b, Expr *s) {
  Ctx *c = b->c;
  const Extent *n = b->base.shape[b->axis], *zero = ext_const(0);
  int64_t step = 1;
  if (s->items[2]) {
    AVal *v = eval(c, s->items[2]);
    if (v->kind != AV_NONE && (!av_const_int(v, &step) || step == 0)) return false;
  }
  if (step < 0) {
    if (s->items[0] || s->items[1]) return false;
    const Extent *len = ext_ceildiv(n, -step);
    if (!ext_is_const(len, NULL)) emit_check(c, REL_LE, ext_const(2), len);
    return put_axis(b, ext_add_const(n, -1), step, len);
  }
  const Extent *lo = bound(b, s->items[0], zero), *hi = bound(b, s->items[1], n);
  if (!lo || !hi) return false;
  int64_t k;
  if (ext_is_const(n, NULL) && ext_is_const(lo, NULL) && ext_is_const(hi, &k) && !ext_known_ge(n, hi))
    hi = n;
  const Extent *len = ext_ceildiv(ext_sub(hi, lo), step);
  if (ext_is_const(len, &k) && k < 1) return false;
  emit_check(c, REL_LE, zero, lo);
  emit_check(c, REL_LE, hi, n);
  if (!ext_is_const(len, NULL)) emit_check(c, REL_LE, ext_const(2), len);
  return put_axis(b, lo, step, len);
}

static bool put_index(Builder *b, Expr *e, int nrest) {
  if (e->kind == E_SLICE) return b->axis < b->base.rank && put_slice(b, e);
  AVal *v = eval(b->c, e);
  if (v->kind == AV_NONE) {
    b->view.shape[b->view.rank++] = ext_const(1);
    return b->view.rank < MAX_RANK;
  }
  if (v->kind == AV_ELLIPSIS) {
    for (int i = 0; i < nrest; i++) whole_axis(b);
    return true;
  }
  if (b->axis >= b->base.rank || !av_is_scalar(v) || v->type.dtype == DT_BOOL) return false;
  if (!dtype_is_int(v->type.dtype)) return false;
  return put_integer(b, v);
}

static View view_of(AVal *v) {
  Value *current = v->object->current;
  return v->whole ? view_identity(current->type.rank, current->type.shape) : *v->view;
}

/* The items of an index expression. */
static int index_items(Expr *index, Expr ***items) {
  if (index->kind == E_TUPLE) return *items = index->items, index->nitems;
  *items = NEW_ARRAY(Expr *, 1);
  (*items)[0] = index;
  return 1;
}

static int items_that_take_an_axis(Expr **items, int n, bool *ellipsis) {
  int takes = 0;
  for (int i = 0; i < n; i++) {
    bool newaxis = items[i]->kind == E_NONE ||
                   (items[i]->kind == E_ATTRIBUTE && !strcmp(items[i]->id, "newaxis"));
    if (items[i]->kind == E_ELLIPSIS) *ellipsis = true;
    else takes += !newaxis;
  }
  return takes;
}

static bool has_object_here(Ctx *c, const AVal *v) {
  return v->object && !v->value && v->epoch == c->region->epoch;
}

/* The type of base[index], when no view can be made. An index array or mask behind a slice puts its
 * axis first in memory: a[:, mask] is in Fortran order. */
static AVal *indexed_type(Ctx *c, AVal *base, Expr *index) {
  Expr **items;
  int n = index_items(index, &items), taken = 0, fancy = -1;
  Type t = {.dtype = base->type.dtype, .kind = KIND_ARRAY};
  bool refused = c->refused, behind_slice = false;
  c->refused = true;     /* types only */
  for (int i = 0; i < n && t.rank < MAX_RANK; i++) {
    if (items[i]->kind == E_SLICE) {
      behind_slice |= fancy < 0;
      taken++, t.rank++;
      continue;
    }
    if (items[i]->kind == E_ELLIPSIS) continue;
    AVal *v = eval(c, items[i]);
    bool mask = av_is_array(v) && v->type.dtype == DT_BOOL;
    if (v->kind == AV_NONE) t.shape[t.rank++] = ext_const(1);
    else if (is_array_index(v)) {
      int rank = mask || !av_is_array(v) ? 1 : v->type.rank;
      if (rank > fancy) t.rank += rank - (fancy < 0 ? 0 : fancy), fancy = rank;
      taken += mask ? v->type.rank : 1;
    } else if (v->kind == AV_DATA) taken++;
    else taken = MAX_RANK + 1;
  }
  c->refused = refused;
  t.rank += base->type.rank - taken;
  if (taken > base->type.rank || t.rank < 0 || t.rank > MAX_RANK) return av_unknown;
  if (t.rank == 0) return av_scalar_type(t.dtype, KIND_NPSCALAR);
  bool fortran = t.rank == 2 && fancy == 1 && behind_slice;
  for (int i = 0; i < t.rank; i++) t.order[i] = (signed char)(fortran ? t.rank - 1 - i : i);
  return av_data(t);
}

AVal *index_view(Ctx *c, AVal *base, Expr *index) {
  Expr **items;
  int n = index_items(index, &items);
  if (!has_object_here(c, base))
    return refuse(c, REASON_INDEX, indexed_type(c, base, index), "indexing of a reshaped array or of a temporary from outside");
  Builder b = {.c = c, .base = view_of(base)};
  b.view.base_rank = b.base.base_rank;
  for (int k = 0; k < b.base.base_rank; k++) b.view.axis[k] = b.base.axis[k];
  bool ellipsis = false;
  int nrest = b.base.rank - items_that_take_an_axis(items, n, &ellipsis);
  if (nrest < 0) return refuse(c, REASON_INDEX, indexed_type(c, base, index), "too many indices");
  for (int i = 0; i < n; i++)
    if (!put_index(&b, items[i], nrest))
      return refuse(c, REASON_INDEX, indexed_type(c, base, index), "a form of indexing that npcc does not compile");
  while (b.axis < b.base.rank) whole_axis(&b);
  AVal *v = av_data((Type){.dtype = base->type.dtype, .kind = KIND_ARRAY, .rank = b.view.rank});
  v->epoch = base->epoch;
  v->object = base->object;
  v->kept_inside = base->kept_inside;
  v->view = new_view(&b.view);
  v->whole = false;
  return v;
}

AVal *index_load(Ctx *c, AVal *base, Expr *index) {
  AVal *v = index_view(c, base, index);
  if (c->refused || v->type.rank > 0) return v;
  Value *scalar = build_view(c, v->object->current, v->view);
  return av_of_value(c, scalar);
}
