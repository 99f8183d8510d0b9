/* Basic indexing: integers, slices, newaxis and Ellipsis become a View of the array's object.
 *
 *   a[1:-1, None, k]  of a (n, m) array: shape (n - 2, 1); axis 0 at 1 + i0, axis 1 at k */
#include "bounds.h"
#include "index.h"

enum { LARGEST = 1 << 30 };   /* constants beyond could make extents leave 64 bits */

/* The view under construction: its base axes are those of the object, or of the reshaped value. */
typedef struct {
  Ctx *c;
  View view;            /* of the object */
  View base;            /* what is indexed: a view of the object */
  int axis;             /* next axis of `base` */
  bool element;
} Builder;

/* The next axis of the base becomes start + step * i over `extent` elements; no extent: fixed. A diagonal
 * moves several axes of the object. */
static void put_axis(Builder *b, const Extent *start, int64_t step, const Extent *extent) {
  int to = extent ? b->view.rank : -1;
  for (int k = 0; k < b->base.base_rank; k++) {
    AxisMap m = b->base.axis[k];
    if (m.axis != b->axis) continue;
    const Extent *at = ext_add(m.start, ext_mul_const(start, m.step));
    b->view.axis[k] = (AxisMap){to, at, to < 0 ? 0 : m.step * step};
  }
  if (extent) b->view.shape[b->view.rank++] = extent;
  b->axis++;
}

static void whole_axis(Builder *b) { put_axis(b, ext_const(0), 1, b->base.shape[b->axis]); }

static bool put_integer(Builder *b, AVal *v) {
  const Extent *i = integer_of(b->c, v);
  if (i) i = index_on_axis(b->c, i, b->base.shape[b->axis], b->element);
  if (i) put_axis(b, i, 0, NULL);
  return i != NULL;
}

static bool put_slice(Builder *b, AVal *slice) {
  const Extent *bounds[2] = {NULL, NULL};
  int64_t step = 1;
  for (int i = 0; i < 2; i++)
    if (slice->items[i]->kind != AV_NONE && !(bounds[i] = integer_of(b->c, slice->items[i]))) return false;
  AVal *by = slice->items[2];
  if (by->kind != AV_NONE && (!av_const_int(by, &step) || step == 0 || step > LARGEST || step < -LARGEST)) return false;
  Slice s;
  if (!slice_on_axis(b->c, bounds[0], bounds[1], step, b->base.shape[b->axis], &s)) return false;
  put_axis(b, s.start, s.step, s.length);
  return true;
}

static bool put_item(Builder *b, const Item *it, int nrest) {
  switch (it->kind) {
  case ITEM_INTEGER: return put_integer(b, it->value);
  case ITEM_SLICE: return put_slice(b, it->value);
  case ITEM_NEWAXIS: b->view.shape[b->view.rank++] = ext_const(1); return true;
  case ITEM_ELLIPSIS:
    for (int i = 0; i < nrest; i++) whole_axis(b);
    return true;
  default: return false;
  }
}

/* An integer as an extent; NULL after a refusal. */
const Extent *integer_of(Ctx *c, AVal *v) {
  int64_t k;
  if (av_const_int(v, &k) && (k > LARGEST || k < -LARGEST))
    return refuse(c, REASON_INDEX, NULL, "an index as large as %lld", (long long)k), NULL;
  if (!av_is_scalar(v) || v->type.kind == KIND_ARRAY || !dtype_is_int(v->type.dtype))
    return refuse(c, REASON_INDEX, NULL, "an index that is not known to be an integer"), NULL;
  if (v->carried) v = firm(v->value ? v : carried_load(c, v));     /* of Python or of NumPy: the same index */
  if (v->type.dtype == DT_INT64) return extent_of(c, v);
  Value *x = materialise(c, v);
  if (x) x = build_cast(c, x, DT_INT64, KIND_NPSCALAR);
  if (!x) return NULL;
  const Extent *e = ext_scalar(x);
  if (dtype_is_unsigned(v->type.dtype)) emit_check(c, REL_LE, ext_const(0), e);
  return e;
}

/* Does the base stand for memory of this region? */
static bool is_here(Ctx *c, const AVal *v) { return v->epoch == c->region->epoch && (v->object || v->value); }

static AVal *view_of(Ctx *c, AVal *base, Value *of, const View *view) {
  if (base->value) return av_view_of_value(c, base, build_view(c, of, view));
  AVal *v = av_data(view_type(&of->type, view));
  v->type.kind = KIND_ARRAY;
  v->epoch = base->epoch;
  v->object = base->object;
  v->kept_inside = base->kept_inside;
  v->view = new_view(view);
  v->whole = false;
  return v;
}

AVal *basic_view(Ctx *c, AVal *base, const Index *index) {
  AVal *types_only = indexed_type(base, index);
  if (!is_here(c, base)) return refuse(c, REASON_INDEX, types_only, "indexing of a temporary from outside");
  if (c->refused) return types_only;
  Value *of = base->value ? materialise(c, base) : base->object->current;
  if (!of) return types_only;
  Builder b = {.c = c, .element = index->element && index->axes == base->type.rank};
  b.base = base->value || base->whole ? view_identity(of->type.rank, of->type.shape) : *base->view;
  b.view.base_rank = b.base.base_rank;
  for (int k = 0; k < b.base.base_rank; k++) b.view.axis[k] = b.base.axis[k];
  int nrest = b.base.rank - index->axes, newaxes = 0;
  for (int i = 0; i < index->n; i++) newaxes += index->items[i].kind == ITEM_NEWAXIS;
  if (nrest < 0) return refuse(c, REASON_INDEX, types_only, "too many indices");
  if (b.base.rank + newaxes > MAX_RANK) return refuse(c, REASON_INDEX, types_only, "too many axes");
  bool ellipsis = false;
  for (int i = 0; i < index->n; i++) {
    bool again = index->items[i].kind == ITEM_ELLIPSIS && ellipsis;
    ellipsis |= index->items[i].kind == ITEM_ELLIPSIS;
    if (again || !put_item(&b, &index->items[i], nrest))
      return refuse(c, REASON_INDEX, types_only, "an index that is out of bounds or that npcc does not compile");
  }
  while (b.axis < b.base.rank) whole_axis(&b);
  if (ellipsis && b.view.rank == 0) return refuse(c, REASON_INDEX, types_only, "a 0-d array");
  return view_of(c, base, of, &b.view);
}

/* What a view of one element holds now. */
AVal *av_element(Ctx *c, AVal *view) {
  Value *v = view->value ? view->value : build_view(c, view->object->current, view->view);
  return av_of_value(c, v);
}
