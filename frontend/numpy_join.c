/* Functions that put arrays together: concatenate and stack, repeat, tile, and np.array of
 * several values (prelude/joining.py has the other functions that join). Each part is stored into a slice of a fresh array.
 *   np.hstack((x, y))   =>   r = call empty;  r = update r [:, :n], x;  r = update r [:, n:], y */
#include "numpy_functions.h"

/* ---- joining ---- */

typedef struct { int n; AVal **parts; Shape *shapes; DType dtype; } Parts;

static AVal *joined_type(DType d, int rank) { return array_type_or_unknown(d, rank); }

/* The items of a tuple or list, all arrays of one rank. */
static bool parts_of(Ctx *c, AVal *list, Parts *p) {
  if (!list || !is_sequence(list) || list->n == 0)
    return refuse(c, REASON_TYPE, NULL, "arrays to join that are not a tuple or list of known length"), false;
  p->n = list->n;
  p->parts = NEW_ARRAY(AVal *, p->n);
  p->shapes = NEW_ARRAY(Shape, p->n);
  p->dtype = DT_NONE;
  for (int i = 0; i < p->n; i++) {
    AVal *v = is_sequence(list->items[i]) ? array_of_list(c, list->items[i], DT_NONE) : list->items[i];
    if (!v) v = list->items[i];
    p->parts[i] = v;
    if (!av_is_array(v)) return refuse(c, REASON_TYPE, NULL, "a part whose type is not known"), false;
    p->dtype = i ? dtype_promote(p->dtype, v->type.dtype) : v->type.dtype;
  }
  return true;
}

static bool shapes_of(Ctx *c, Parts *p) {
  for (int i = 0; i < p->n; i++) {
    if (!is_here(c, p->parts[i])) return refuse(c, REASON_SHAPE, NULL, "a temporary from outside"), false;
    shape_here(c, p->parts[i], &p->shapes[i]);
    if (p->shapes[i].rank != p->shapes[0].rank) return refuse(c, REASON_SHAPE, NULL, "parts of several ranks"), false;
  }
  return true;
}

/* NumPy lays the result out in the order that the parts' strides have, as for a ufunc. */
static bool in_c_order(Ctx *c, const Parts *p) {
  signed char order[MAX_RANK];
  Value **v = NEW_ARRAY(Value *, p->n);
  for (int i = 0; i < p->n; i++)
    if (!(v[i] = materialise(c, p->parts[i]))) return false;
  bool c_order = order_of_map(p->shapes[0].rank, p->n, v, order);
  for (int k = 0; c_order && k < p->shapes[0].rank; k++) c_order = order[k] == k;
  return c_order ? true : (refuse(c, REASON_ORDER, NULL, "parts in another memory order"), false);
}

static AVal *concatenated(Ctx *c, Parts *p, int axis) {
  AVal *types_only = joined_type(p->dtype, p->parts[0]->type.rank);
  if (!shapes_of(c, p) || !in_c_order(c, p)) return types_only;
  Shape s = p->shapes[0];
  for (int i = 1; i < p->n; i++)
    for (int k = 0; k < s.rank; k++) {
      if (k == axis) s.e[k] = ext_add(s.e[k], p->shapes[i].e[k]);
      else if (!unify(c, s.e[k], p->shapes[i].e[k])) return refuse(c, REASON_SHAPE, types_only, "parts that do not fit");
    }
  AVal *r = empty_array(c, p->dtype, &s);
  const Extent *at = ext_const(0);
  for (int i = 0; i < p->n && !c->refused; i++) {
    build_store(c, shown_slice(c, r, axis, at, p->shapes[i].e[axis]), p->parts[i]);
    at = ext_add(at, p->shapes[i].e[axis]);
  }
  return r;
}

/* Each part with one more axis, of length 1. */
static bool with_new_axis(Ctx *c, Parts *p, int at) {
  for (int i = 0; i < p->n; i++) {
    Shape s;
    if (!is_here(c, p->parts[i])) return refuse(c, REASON_SHAPE, NULL, "a temporary from outside"), false;
    shape_here(c, p->parts[i], &s);
    View w = view_newaxis(s.rank, s.e, at);
    p->parts[i] = shown(c, p->parts[i], &w);
  }
  return !c->refused;
}

static bool flattened(Ctx *c, Parts *p) {
  for (int i = 0; i < p->n; i++)
    p->parts[i] = numpy_call(c, "ravel", &(Args){.args = &p->parts[i], .nargs = 1});
  return !c->refused;
}

static AVal *np_concatenate(Ctx *c, const Args *a) {
  AVal *s[2];
  Parts p;
  int axis = 0;
  if (!bind_args(c, a, "arrays axis", s) || !parts_of(c, s[0], &p)) return av_unknown;
  int rank = p.parts[0]->type.rank;
  if (s[1] && s[1]->kind == AV_NONE) return flattened(c, &p) ? concatenated(c, &p, 0) : joined_type(p.dtype, 1);
  if (s[1] && !axis_of_argument(c, s[1], rank, &axis)) return joined_type(p.dtype, rank);
  return concatenated(c, &p, axis);
}

static AVal *np_stack(Ctx *c, const Args *a) {
  AVal *s[2];
  Parts p;
  int axis = 0;
  if (!bind_args(c, a, "arrays axis", s) || !parts_of(c, s[0], &p)) return av_unknown;
  int rank = p.parts[0]->type.rank + 1;
  if ((s[1] && !axis_of_argument(c, s[1], rank, &axis)) || !with_new_axis(c, &p, axis)) return joined_type(p.dtype, rank);
  return concatenated(c, &p, axis);
}

/* A number as an array of one element. */
static AVal *one_element(Ctx *c, AVal *v) {
  const Extent *n = ext_const(1);
  if (!av_is_scalar(v)) return v;
  Value *x = materialise(c, v);
  if (!x) return v;
  return build_fill(c, 1, &n, build_cast(c, x, x->type.dtype, KIND_NPSCALAR));
}

static AVal *np_append(Ctx *c, const Args *a) {
  AVal *s[3], **items = NEW_ARRAY(AVal *, 2);
  Parts p;
  int axis;
  if (!bind_args(c, a, "arr values axis", s) || !s[0] || !s[1]) return av_unknown;
  items[0] = s[0];
  items[1] = one_element(c, s[1]);
  if (c->refused || !parts_of(c, av_tuple(items, 2), &p)) return av_unknown;
  if (!is_given(s[2])) return flattened(c, &p) ? concatenated(c, &p, 0) : joined_type(p.dtype, 1);
  if (!axis_of_argument(c, s[2], s[0]->type.rank, &axis)) return joined_type(p.dtype, s[0]->type.rank);
  return concatenated(c, &p, axis);
}

/* ---- repeating ---- */

/* Each element `times` times along the axis: a broadcast axis behind it, which a copy joins with it. */
static AVal *repeated(Ctx *c, AVal *a, const Extent *times, int axis) {
  Shape s, to;
  shape_here(c, a, &s);
  AVal *types_only = av_array_type(a->type.dtype, s.rank);
  if (s.rank == MAX_RANK) return refuse(c, REASON_SHAPE, types_only, "np.repeat of too high a rank");
  View w = view_newaxis(s.rank, s.e, axis + 1);
  w.shape[axis + 1] = times;
  AVal *wide = shown(c, a, &w);
  Value *v = c->refused ? NULL : materialise(c, wide);
  if (!v) return types_only;
  to = s;
  to.e[axis] = ext_mul(s.e[axis], times);
  Node *n = emit(c, N_RESHAPE, 1, &v, false);
  n->copy = true;
  c->region->pays = true;
  return av_of_value(c, emit_result(c, n, type_array(a->type.dtype, to.rank, to.e)));
}

static AVal *np_repeat(Ctx *c, const Args *a) {
  AVal *s[3];
  int axis = 0;
  if (!one_array(c, a, "a repeats axis", s) || !s[1]) return av_unknown;
  AVal *x = s[0], *types_only = joined_type(x->type.dtype, is_given(s[2]) ? x->type.rank : 1);
  if (!av_is_scalar(s[1])) return refuse(c, REASON_ARGUMENT, types_only, "np.repeat by an array");
  const Extent *times = extent_of(c, s[1]);
  if (!times || (is_given(s[2]) && !axis_of_argument(c, s[2], x->type.rank, &axis))) return types_only;
  if (!is_given(s[2])) x = numpy_call(c, "ravel", &(Args){.args = &x, .nargs = 1});
  if (c->refused || !is_here(c, x)) return refuse(c, REASON_SHAPE, types_only, "a temporary from outside");
  emit_check(c, REL_LE, ext_const(0), times);
  return repeated(c, x, times, axis);
}

/* The factor for each axis, and the shape with as many axes. */
static bool tile_arguments(Ctx *c, AVal *x, AVal *arg, Shape *shape, Shape *times) {
  AVal *one[1] = {arg}, **reps = is_sequence(arg) ? arg->items : one;
  int n = is_sequence(arg) ? arg->n : 1;
  Shape own;
  shape_here(c, x, &own);
  shape->rank = times->rank = n > own.rank ? n : own.rank;
  if (shape->rank > MAX_RANK) return refuse(c, REASON_SHAPE, NULL, "np.tile to too high a rank"), false;
  for (int i = 0; i < shape->rank; i++) {
    int at = i - (shape->rank - own.rank), rep = i - (shape->rank - n);
    shape->e[i] = at < 0 ? ext_const(1) : own.e[at];
    times->e[i] = rep < 0 ? ext_const(1) : extent_of(c, reps[rep]);
    if (!times->e[i]) return false;
    if (!ext_const_is(times->e[i], 1)) emit_check(c, REL_LE, ext_const(2), times->e[i]);
  }
  return true;
}

/* Axis by axis: rows of what is behind the axis, each repeated. What NumPy returns is a view of the last
 * copy, which has two axes. */
static AVal *np_tile(Ctx *c, const Args *a) {
  AVal *s[2];
  Shape shape, times;
  if (!one_array(c, a, "A reps", s) || !s[1]) return av_unknown;
  AVal *x = s[0];
  int more = is_sequence(s[1]) && s[1]->n > x->type.rank ? s[1]->n : x->type.rank;
  AVal *types_only = joined_type(x->type.dtype, more);
  if (!is_here(c, x) || !tile_arguments(c, x, s[1], &shape, &times))
    return refuse(c, REASON_SHAPE, types_only, "arguments of np.tile");
  Shape rows = {.rank = 2, .e = {ext_const(1), size_of_shape(&shape)}}, out = shape;
  bool copies = false;
  for (int i = 0; i < shape.rank && !c->refused; i++) {
    if (!ext_const_is(times.e[i], 1)) {
      x = repeated(c, reshaped(c, x, &rows), times.e[i], 0);
      copies = true;
    }
    out.e[i] = ext_mul(times.e[i], shape.e[i]);
    rows.e[0] = ext_mul(rows.e[0], out.e[i]);
    rows.e[1] = ext_const(1);
    for (int k = i + 1; k < shape.rank; k++) rows.e[1] = ext_mul(rows.e[1], shape.e[k]);
  }
  if (c->refused) return types_only;
  return copies ? reshaped(c, x, &out) : refuse(c, REASON_ARGUMENT, types_only, "np.tile that repeats nothing");
}

/* ---- np.array of a list ---- */

/* The dtype that NumPy finds for numbers: Python's own kinds, or what the others promote to. */
static DType dtype_of_items(AVal **items, int n) {
  DType d = items[0]->type.dtype;
  for (int i = 1; i < n; i++) d = dtype_promote(d, items[i]->type.dtype);
  return d;
}

static AVal *array_of_numbers(Ctx *c, AVal *list, DType d) {
  Shape s = {.rank = 1, .e = {ext_const(list->n)}};
  if (d == DT_NONE) d = dtype_of_items(list->items, list->n);
  AVal *r = empty_array(c, d, &s);
  for (int i = 0; i < list->n && !c->refused; i++)
    build_store(c, shown_slice(c, r, 0, ext_const(i), ext_const(1)), list->items[i]);
  return r;
}

AVal *array_of_list(Ctx *c, AVal *list, DType d) {
  enum { MOST = 64 };
  if (list->n == 0 || list->n > MOST) return NULL;
  bool numbers = true, arrays = true, lists = true;
  for (int i = 0; i < list->n; i++) {
    AVal *v = list->items[i];
    numbers &= av_is_scalar(v) && v->type.kind != KIND_ARRAY;
    arrays &= av_is_array(v);
    lists &= is_sequence(v);
  }
  if (numbers) return array_of_numbers(c, list, d);
  if (!arrays && !lists) return NULL;
  AVal **rows = NEW_ARRAY(AVal *, list->n);
  for (int i = 0; i < list->n; i++) {
    rows[i] = lists ? array_of_list(c, list->items[i], d) : list->items[i];
    if (!rows[i]) return NULL;
  }
  AVal *r = np_stack(c, &(Args){.args = (AVal *[]){av_tuple(rows, list->n)}, .nargs = 1});
  return d == DT_NONE || r->kind != AV_DATA || r->type.dtype == d ? r : copied(c, r, d, true);
}

static const NumpyEntry functions[] = {
  {"concatenate", np_concatenate}, {"concat", np_concatenate}, {"stack", np_stack}, {"append", np_append},
 
  {"repeat", np_repeat}, {"tile", np_tile},
};

NumpyFunction *join_function(const char *name) { return FIND(functions, name); }
