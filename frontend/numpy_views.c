/* Functions that show an array in another form: transposed, flipped, with other axes. What NumPy returns as a
 * view of the same memory is one here. */
#include <string.h>

#include "numpy_functions.h"

/* ---- views in general ---- */

bool is_here(Ctx *c, const AVal *a) { return a->epoch == c->region->epoch && (a->object || a->value); }

void shape_here(Ctx *c, AVal *a, Shape *s) {
  const Type *t = a->value ? &a->value->type : &a->object->current->type;
  s->rank = a->type.rank;
  for (int i = 0; i < s->rank; i++) s->e[i] = canonical(c, a->value || a->whole ? t->shape[i] : a->view->shape[i]);
}

bool is_longer_than_one(const Extent *e) { return ext_known_ge(e, ext_const(2)); }

static AVal *view_of_object(AVal *a, const View *w) {
  AVal *v = av_data((Type){.dtype = a->type.dtype, .kind = KIND_ARRAY, .rank = w->rank});
  v->epoch = a->epoch;
  v->object = a->object;
  v->kept_inside = a->kept_inside;
  v->view = new_view(w);
  v->whole = false;
  return v;
}

AVal *shown(Ctx *c, AVal *a, const View *outer) {
  if (!is_here(c, a))
    return refuse(c, REASON_INDEX, av_array_type(a->type.dtype, outer->rank), "a view of a temporary from outside");
  if (a->value || outer->rank == 0) {
    Value *base = materialise(c, a);
    return base ? av_view_of_value(c, a, build_view(c, base, outer)) : av_array_type(a->type.dtype, outer->rank);
  }
  if (a->whole) return view_of_object(a, outer);
  View w = view_compose(outer, a->view);
  return view_of_object(a, &w);
}

AVal *shown_slice(Ctx *c, AVal *a, int axis, const Extent *start, const Extent *length) {
  Shape s;
  shape_here(c, a, &s);
  View w = view_identity(s.rank, s.e);
  w.axis[axis].start = start;
  w.shape[axis] = length;
  return shown(c, a, &w);
}

AVal *row_of(Ctx *c, AVal *a, const Extent *at) {
  Shape s;
  if (!is_here(c, a)) return refuse(c, REASON_INDEX, av_unknown, "an item of a temporary from outside");
  shape_here(c, a, &s);
  View w = {.rank = s.rank - 1, .base_rank = s.rank};
  w.axis[0] = (AxisMap){-1, at, 0};
  for (int i = 1; i < s.rank; i++) {
    w.shape[i - 1] = s.e[i];
    w.axis[i] = (AxisMap){i - 1, ext_const(0), 1};
  }
  return shown(c, a, &w);
}

AVal *unpacked(Ctx *c, AVal *a, int i, int n) {
  Shape s;
  if (c->refused || !is_here(c, a)) return NULL;
  shape_here(c, a, &s);
  if (!unify(c, s.e[0], ext_const(n))) return NULL;
  return row_of(c, a, ext_const(i));
}

static AVal *an_array_here(Ctx *c, const Args *a, const char *signature, AVal **s, Shape *shape) {
  if (!one_array(c, a, signature, s)) return NULL;
  if (!is_here(c, s[0])) {
    refuse(c, REASON_INDEX, NULL, "a view of a temporary from outside");
    return NULL;
  }
  shape_here(c, s[0], shape);
  return s[0];
}

static AVal *same_type(AVal *a, int rank_more) {
  if (!a || !av_is_array(a) || a->type.rank + rank_more < 1) return av_unknown;
  return av_array_type(a->type.dtype, a->type.rank + rank_more);
}

/* ---- other orders of the axes ---- */

static AVal *transposed(Ctx *c, AVal *a, const int *perm) {
  if (!is_here(c, a)) return refuse(c, REASON_INDEX, same_type(a, 0), "a view of a temporary from outside");
  Shape s;
  shape_here(c, a, &s);
  View w = view_transpose(s.rank, s.e, perm);
  return shown(c, a, &w);
}

/* "a axes", where the method takes the axes one by one, too. */
static AVal *np_transpose(Ctx *c, const Args *a) {
  AVal *x = a->nargs ? a->args[0] : av_unknown, **axes = a->args + 1;
  int n = a->nargs - 1;
  if (!av_is_array(x) || a->nkwargs > 1 || (a->nkwargs && (n || !a->names[0] || strcmp(a->names[0], "axes"))))
    return refuse(c, REASON_TYPE, av_unknown, "arguments of a transpose");
  AVal *given = a->nkwargs ? a->kwargs[0] : n == 1 ? axes[0] : NULL;
  if (given && is_sequence(given)) axes = given->items, n = given->n;
  else if (given && given->kind == AV_NONE) n = 0;
  else if (a->nkwargs) return refuse(c, REASON_ARGUMENT, same_type(x, 0), "axes of a transpose");
  int perm[MAX_RANK], rank = x->type.rank;
  unsigned seen = 0;
  for (int i = 0; i < rank; i++) {
    int64_t k = rank - 1 - i;
    if (n && (n != rank || !av_const_int(axes[i], &k) || k < -rank || k >= rank))
      return refuse(c, REASON_ARGUMENT, same_type(x, 0), "axes that are not constants");
    perm[i] = (int)(k < 0 ? k + rank : k);
    seen |= 1u << perm[i];
  }
  if (seen != (1u << rank) - 1) return refuse(c, REASON_ARGUMENT, same_type(x, 0), "axes of a transpose");
  return transposed(c, x, perm);
}

static AVal *np_matrix_transpose(Ctx *c, const Args *a) {
  AVal *s[1];
  int perm[MAX_RANK];
  if (!one_array(c, a, "a", s) || s[0]->type.rank < 2) return av_unknown;
  int rank = s[0]->type.rank;
  for (int i = 0; i < rank; i++) perm[i] = i;
  perm[rank - 2] = rank - 1;
  perm[rank - 1] = rank - 2;
  return transposed(c, s[0], perm);
}

static AVal *np_swapaxes(Ctx *c, const Args *a) {
  AVal *s[3];
  int perm[MAX_RANK], i, k;
  if (!one_array(c, a, "a axis1 axis2", s) || !s[1] || !s[2]) return same_type(a->nargs ? a->args[0] : NULL, 0);
  int rank = s[0]->type.rank;
  if (!axis_of_argument(c, s[1], rank, &i) || !axis_of_argument(c, s[2], rank, &k)) return same_type(s[0], 0);
  for (int j = 0; j < rank; j++) perm[j] = j;
  perm[i] = k;
  perm[k] = i;
  return transposed(c, s[0], perm);
}

static AVal *np_moveaxis(Ctx *c, const Args *a) {
  AVal *s[3];
  int perm[MAX_RANK], from, to;
  if (!one_array(c, a, "a source destination", s) || !s[1] || !s[2]) return same_type(a->nargs ? a->args[0] : NULL, 0);
  if (is_sequence(s[1]) && is_sequence(s[2])) return NULL;
  int rank = s[0]->type.rank;
  if (!axis_of_argument(c, s[1], rank, &from) || !axis_of_argument(c, s[2], rank, &to)) return same_type(s[0], 0);
  for (int i = 0, k = 0; i < rank; i++) {
    if (k == from) k++;
    perm[i] = i == to ? from : k++;
  }
  return transposed(c, s[0], perm);
}

/* ---- backwards ---- */

static AVal *flipped(Ctx *c, AVal *a, unsigned axes) {
  if (!is_here(c, a)) return refuse(c, REASON_INDEX, same_type(a, 0), "a view of a temporary from outside");
  Shape s;
  shape_here(c, a, &s);
  View w = view_identity(s.rank, s.e);
  for (int i = 0; i < s.rank; i++)
    if (axes >> i & 1) w.axis[i] = (AxisMap){i, ext_add_const(s.e[i], -1), -1};
  return shown(c, a, &w);
}

static AVal *np_flip(Ctx *c, const Args *a) {
  AVal *s[2];
  unsigned axes;
  if (!one_array(c, a, "a axis", s)) return av_unknown;
  if (!axes_of_argument(c, s[1], s[0]->type.rank, &axes)) return same_type(s[0], 0);
  return flipped(c, s[0], axes);
}

static AVal *flip_axis(Ctx *c, const Args *a, int axis) {
  AVal *s[1];
  if (!one_array(c, a, "a", s)) return av_unknown;
  if (s[0]->type.rank <= axis) return refuse(c, REASON_ARGUMENT, same_type(s[0], 0), "an array of too low a rank");
  return flipped(c, s[0], 1u << axis);
}

static AVal *np_flipud(Ctx *c, const Args *a) { return flip_axis(c, a, 0); }
static AVal *np_fliplr(Ctx *c, const Args *a) { return flip_axis(c, a, 1); }

/* ---- axes of length 1 ---- */

static AVal *np_squeeze(Ctx *c, const Args *a) {
  AVal *s[2];
  Shape shape;
  unsigned axes = 0;
  AVal *x = an_array_here(c, a, "a axis", s, &shape);
  if (!x || (is_given(s[1]) && !axes_of_argument(c, s[1], shape.rank, &axes))) return av_unknown;
  View w = {.base_rank = shape.rank};
  for (int i = 0; i < shape.rank; i++) {
    bool one = is_given(s[1]) ? axes >> i & 1 : ext_const_is(shape.e[i], 1);
    if (is_given(s[1]) && one) emit_check(c, REL_EQ, shape.e[i], ext_const(1));
    if (!one && !is_given(s[1]) && !is_longer_than_one(shape.e[i]))
      return refuse(c, REASON_SHAPE, av_unknown, "np.squeeze of axes of unknown length");
    w.axis[i] = (AxisMap){one ? -1 : w.rank, ext_const(0), one ? 0 : 1};
    if (!one) w.shape[w.rank++] = shape.e[i];
  }
  if (w.rank == shape.rank) return x;
  if (w.rank == 0) return refuse(c, REASON_SHAPE, av_unknown, "np.squeeze to rank 0");
  return shown(c, x, &w);
}

/* NumPy reshapes here, which gives the new axes strides of their own. */
static AVal *np_expand_dims(Ctx *c, const Args *a) {
  AVal *s[2];
  Shape from, to = {0};
  unsigned axes;
  AVal *x = an_array_here(c, a, "a axis", s, &from);
  if (!x || !s[1]) return av_unknown;
  to.rank = from.rank + (is_sequence(s[1]) ? s[1]->n : 1);
  if (to.rank > MAX_RANK || !is_given(s[1]) || !axes_of_argument(c, s[1], to.rank, &axes))
    return refuse(c, REASON_ARGUMENT, array_type_or_unknown(x->type.dtype, to.rank), "np.expand_dims");
  for (int i = 0, k = 0; i < to.rank; i++) to.e[i] = axes >> i & 1 ? ext_const(1) : from.e[k++];
  return reshaped(c, x, &to);
}

/* ---- at least so many axes ---- */

static AVal *at_least(Ctx *c, const Args *a, int rank) {
  if (a->nargs != 1 || a->nkwargs || !av_is_array(a->args[0])) return NULL;
  AVal *x = a->args[0];
  int from = x->type.rank;
  if (from >= rank) return x;
  if (!is_here(c, x)) return refuse(c, REASON_INDEX, av_array_type(x->type.dtype, rank), "a temporary from outside");
  Shape s;
  shape_here(c, x, &s);
  View w = from == 1 ? view_newaxis(1, s.e, 0) : view_newaxis(2, s.e, 2);
  AVal *v = shown(c, x, &w);
  if (from != 1 || rank != 3 || c->refused) return v;
  shape_here(c, v, &s);
  w = view_newaxis(2, s.e, 2);
  return shown(c, v, &w);
}

static AVal *np_atleast_1d(Ctx *c, const Args *a) { return at_least(c, a, 1); }
static AVal *np_atleast_2d(Ctx *c, const Args *a) { return at_least(c, a, 2); }
static AVal *np_atleast_3d(Ctx *c, const Args *a) { return at_least(c, a, 3); }

static AVal *np_broadcast_to(Ctx *c, const Args *a) {
  AVal *s[2];
  Shape to, from;
  if (!one_array(c, a, "a shape", s) || !s[1]) return av_unknown;
  AVal *types_only = array_type_or_unknown(s[0]->type.dtype, rank_of_argument(s[1]));
  if (!is_here(c, s[0]) || !shape_of_argument(c, s[1], &to)) return refuse(c, REASON_SHAPE, types_only, "np.broadcast_to");
  shape_here(c, s[0], &from);
  if (to.rank < from.rank) return refuse(c, REASON_SHAPE, types_only, "np.broadcast_to a smaller rank");
  for (int i = 0; i < from.rank; i++) {
    const Extent *e = to.e[i + to.rank - from.rank];
    if (!ext_const_is(from.e[i], 1) && !unify(c, from.e[i], e)) return refuse(c, REASON_SHAPE, types_only, "np.broadcast_to");
  }
  View w = view_broadcast(from.rank, from.e, to.rank, to.e);
  AVal *v = shown(c, s[0], &w);
  if (v->object) v->kept_inside = true;
  return v;
}

/* ---- diagonals ---- */

static const Extent *lesser_of(Ctx *c, const Extent *a, const Extent *b) {
  Value *v[2] = {materialise(c, av_extent(c, a)), materialise(c, av_extent(c, b))};
  Value *least = v[0] && v[1] ? build_map(c, OP_MINIMUM, 2, v, DT_INT64) : NULL;
  return least ? ext_scalar(least) : NULL;
}

/* The k-th diagonal of the two axes of a matrix, read-only in NumPy. */
static AVal *np_diagonal(Ctx *c, const Args *a) {
  AVal *s[2];
  Shape m;
  int64_t k = 0;
  AVal *x = an_array_here(c, a, "a offset", s, &m);
  if (!x) return av_unknown;
  if (m.rank != 2 || (s[1] && !av_const_int(s[1], &k)))
    return refuse(c, REASON_ARGUMENT, same_type(x, -1), "arguments of np.diagonal");
  const Extent *n = k < 0 ? ext_add_const(m.e[0], k) : m.e[0], *p = k > 0 ? ext_add_const(m.e[1], -k) : m.e[1];
  emit_check(c, REL_LE, ext_const(0), n);
  emit_check(c, REL_LE, ext_const(0), p);
  const Extent *length = ext_known_ge(p, n) ? n : ext_known_ge(n, p) ? p : lesser_of(c, n, p);
  if (!length) return same_type(x, -1);
  View w = {.rank = 1, .base_rank = 2, .shape = {length}};
  w.axis[0] = (AxisMap){0, ext_const(k < 0 ? -k : 0), 1};
  w.axis[1] = (AxisMap){0, ext_const(k > 0 ? k : 0), 1};
  AVal *v = shown(c, x, &w);
  v->kept_inside = true;
  return v;
}

/* A matrix of zeros with this diagonal. */
static AVal *matrix_of_diagonal(Ctx *c, AVal *v, int64_t k) {
  Shape d, m = {.rank = 2};
  shape_here(c, v, &d);
  m.e[0] = m.e[1] = ext_add_const(d.e[0], k < 0 ? -k : k);
  Value *zero = scalar_of(c, v->type.dtype, 0);
  if (!zero) return av_array_type(v->type.dtype, 2);
  AVal *r = build_fill(c, 2, m.e, zero);
  View w = {.rank = 1, .base_rank = 2, .shape = {d.e[0]}};
  w.axis[0] = (AxisMap){0, ext_const(k < 0 ? -k : 0), 1};
  w.axis[1] = (AxisMap){0, ext_const(k > 0 ? k : 0), 1};
  build_store(c, shown(c, r, &w), v);
  return r;
}

static AVal *np_diag(Ctx *c, const Args *a) {
  AVal *s[2];
  Shape shape;
  int64_t k = 0;
  AVal *x = an_array_here(c, a, "v k", s, &shape);
  if (!x) return av_unknown;
  if (shape.rank == 2) return np_diagonal(c, &(Args){.args = s, .nargs = s[1] ? 2 : 1});
  if (shape.rank != 1 || (s[1] && !av_const_int(s[1], &k)))
    return refuse(c, REASON_ARGUMENT, av_array_type(x->type.dtype, 2), "arguments of np.diag");
  return matrix_of_diagonal(c, x, k);
}

static const NumpyEntry functions[] = {
  {"transpose", np_transpose}, {"permute_dims", np_transpose}, {"matrix_transpose", np_matrix_transpose},
  {"swapaxes", np_swapaxes}, {"moveaxis", np_moveaxis},
  {"flip", np_flip}, {"flipud", np_flipud}, {"fliplr", np_fliplr},
  {"squeeze", np_squeeze}, {"expand_dims", np_expand_dims}, {"atleast_1d", np_atleast_1d},
  {"atleast_2d", np_atleast_2d}, {"atleast_3d", np_atleast_3d}, {"broadcast_to", np_broadcast_to},
  {"diagonal", np_diagonal}, {"diag", np_diag},
};

NumpyFunction *view_function(const char *name) { return FIND(functions, name); }
