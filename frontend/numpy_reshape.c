/* Reshapes. NumPy shows the same memory where it can, and copies where it cannot; which of the two happens
 * may depend on extents that only the run knows. Then the elements are copied here, and the copy is
 * only read, before anything is stored into what it came from. */
#include "numpy_functions.h"

/* ---- does NumPy copy? ---- */

typedef enum { SHOWS, COPIES, DEPENDS } Reshape;

static bool known_differ(const Extent *a, const Extent *b) {
  return ext_known_ge(a, ext_add_const(b, 1)) || ext_known_ge(b, ext_add_const(a, 1));
}

/* Are the axes of `a` a run of memory? Axes of length 1 have no say. */
static Reshape contiguity(Ctx *c, AVal *a, const Shape *s) {
  const Extent *stride[MAX_RANK], *dense = ext_const(1);
  if (!av_strides(c, a, stride)) return DEPENDS;
  bool same = true, certain = true, differs = false;
  for (int i = s->rank - 1; i >= 0; i--) {
    certain &= is_longer_than_one(s->e[i]);
    if (ext_const_is(s->e[i], 1)) continue;
    same &= stride[i] == dense;
    differs |= known_differ(stride[i], dense);
    dense = ext_mul(dense, s->e[i]);
  }
  return same ? SHOWS : certain && differs ? COPIES : DEPENDS;
}

/* Do the axes from..to of `a` follow each other in memory, so that they can be one? */
static Reshape axes_merge(const Shape *s, const Extent *const *stride, int from, int to) {
  bool same = true, certain = true, differs = false;
  for (int i = from; i <= to; i++) certain &= is_longer_than_one(s->e[i]);
  for (int i = from; i < to; i++) {
    const Extent *step = ext_mul(s->e[i + 1], stride[i + 1]);
    same &= stride[i] == step;
    differs |= known_differ(stride[i], step);
  }
  return same ? SHOWS : certain && differs ? COPIES : DEPENDS;
}

/* NumPy goes through both shapes in runs of axes of equal size; axes of length 1 are left out. */
static Reshape strided_reshape(const Shape *from, const Extent *const *stride, const Shape *to) {
  Reshape answer = SHOWS;
  for (int i = 0, k = 0; i < from->rank && k < to->rank;) {
    int first = i;
    const Extent *a = from->e[i++], *b = to->e[k++];
    while (a != b) {
      if (k < to->rank && ext_known_ge(a, b)) b = ext_mul(b, to->e[k++]);
      else if (i < from->rank && ext_known_ge(b, a)) a = ext_mul(a, from->e[i++]);
      else return DEPENDS;
    }
    Reshape run = axes_merge(from, stride, first, i - 1);
    if (run == COPIES) return COPIES;
    if (run == DEPENDS) answer = DEPENDS;
  }
  return answer;
}

static void without_ones(Shape *s, const Extent **stride) {
  int n = 0;
  for (int i = 0; i < s->rank; i++) {
    if (ext_const_is(s->e[i], 1)) continue;
    if (stride) stride[n] = stride[i];
    s->e[n++] = s->e[i];
  }
  s->rank = n;
}

static Reshape reshape_of(Ctx *c, AVal *a, Shape from, Shape to) {
  const Extent *stride[MAX_RANK];
  if (contiguity(c, a, &from) == SHOWS) return SHOWS;
  if (!av_strides(c, a, stride)) return DEPENDS;
  without_ones(&from, stride);
  without_ones(&to, NULL);
  return strided_reshape(&from, stride, &to);
}

/* ---- the two forms ---- */

static Value *reshape_value(Ctx *c, Value *v, const Shape *to, bool copy) {
  Node *n = emit(c, N_RESHAPE, 1, &v, false);
  n->copy = copy;
  if (copy) c->region->pays = true;
  return emit_result(c, n, type_array(v->type.dtype, to->rank, to->e));
}

/* Only axes of length 1 come and go: a map of axes. */
static AVal *with_other_ones(Ctx *c, AVal *a, const Shape *from, const Shape *to) {
  View w = {.rank = to->rank, .base_rank = from->rank};
  int i = 0;
  for (int k = 0; k < to->rank; k++) {
    w.shape[k] = to->e[k];
    if (ext_const_is(to->e[k], 1)) continue;
    while (i < from->rank && ext_const_is(from->e[i], 1)) w.axis[i++] = (AxisMap){-1, ext_const(0), 0};
    if (i == from->rank || from->e[i] != to->e[k]) return NULL;
    w.axis[i++] = (AxisMap){k, ext_const(0), 1};
  }
  for (; i < from->rank; i++) {
    if (!ext_const_is(from->e[i], 1)) return NULL;
    w.axis[i] = (AxisMap){-1, ext_const(0), 0};
  }
  return shown(c, a, &w);
}

static bool same_shape(const Shape *a, const Shape *b) {
  bool same = a->rank == b->rank;
  for (int i = 0; same && i < a->rank; i++) same = a->e[i] == b->e[i];
  return same;
}

AVal *reshaped(Ctx *c, AVal *a, const Shape *to) {
  AVal *types_only = av_array_type(a->type.dtype, to->rank);
  if (!is_here(c, a)) return refuse(c, REASON_SHAPE, types_only, "a reshape of a temporary from outside");
  Shape from;
  shape_here(c, a, &from);
  Reshape how = reshape_of(c, a, from, *to);
  bool contiguous = contiguity(c, a, &from) == SHOWS;
  View identity = view_identity(from.rank, from.e);
  if (same_shape(&from, to)) return shown(c, a, &identity);
  if (how == SHOWS && !contiguous) {      /* the strides of new axes of length 1 are not NumPy's */
    AVal *v = with_other_ones(c, a, &from, to);
    how = v ? how : DEPENDS;
    if (v) v->kept_inside = true;
    if (v) return v;
  }
  Value *v = materialise(c, a);
  if (!v) return types_only;
  if (how == COPIES) {                    /* what NumPy returns is a view of its copy */
    a = av_of_value(c, build_copy(c, v, true));
    v = a->object->current;
  }
  AVal *r = av_view_of_value(c, a, reshape_value(c, v, to, how == DEPENDS));
  r->kept_inside |= how == DEPENDS;
  return r;
}

/* ---- the functions ---- */

const Extent *size_of_shape(const Shape *s) {
  const Extent *n = ext_const(1);
  for (int i = 0; i < s->rank; i++) n = ext_mul(n, s->e[i]);
  return n;
}

/* The extent that -1 stands for: what is left of `from` when the given extents are cancelled. */
static const Extent *left_over(const Shape *from, const Shape *to, int unknown) {
  bool used[MAX_RANK] = {0};
  int64_t divide = 1, k;
  for (int i = 0; i < to->rank; i++) {
    if (i == unknown || ext_const_is(to->e[i], 1)) continue;
    int at = 0;
    while (at < from->rank && (used[at] || from->e[at] != to->e[i])) at++;
    if (at < from->rank) used[at] = true;
    else if (ext_is_const(to->e[i], &k)) divide *= k;
    else return NULL;
  }
  const Extent *n = ext_const(1);
  for (int i = 0; i < from->rank; i++)
    if (!used[i]) n = ext_mul(n, from->e[i]);
  if (divide == 1) return n;
  return ext_is_const(n, &k) && k % divide == 0 ? ext_const(k / divide) : NULL;
}

/* The same where only the run knows it: what is left must be nothing. to: with 1 for the -1. */
static const Extent *quotient_left(Ctx *c, const Shape *from, const Shape *to) {
  const Extent *whole = size_of_shape(from), *part = size_of_shape(to);
  const Extent *n = extent_of(c, build_binary(c, O_FLOORDIV, av_extent(c, whole), av_extent(c, part)));
  if (c->refused || !n) return NULL;
  emit_check(c, REL_EQ, ext_mul(n, part), whole);
  return n;
}

/* The given extents, canonical; *unknown: the place of -1, where 1 stands. */
static bool wanted_shape(Ctx *c, AVal *shape, Shape *to, int *unknown) {
  AVal *one[1] = {shape}, **items = is_sequence(shape) ? shape->items : one;
  *unknown = -1;
  to->rank = is_sequence(shape) ? shape->n : 1;
  if (to->rank < 1 || to->rank > MAX_RANK) return refuse(c, REASON_SHAPE, NULL, "a reshape to rank 0"), false;
  for (int i = 0; i < to->rank; i++) {
    int64_t k = 0;
    bool minus_one = av_const_int(items[i], &k) && k == -1;
    if (minus_one && *unknown >= 0) return refuse(c, REASON_SHAPE, NULL, "two unknown extents"), false;
    if (!minus_one && av_const_int(items[i], &k) && k < 1) return refuse(c, REASON_SHAPE, NULL, "this shape"), false;
    if (minus_one) *unknown = i;
    const Extent *e = minus_one ? ext_const(1) : extent_of(c, items[i]);
    if (!e) return false;
    to->e[i] = canonical(c, e);
    emit_check(c, REL_LE, ext_const(0), to->e[i]);
  }
  return true;
}

static AVal *reshape_to(Ctx *c, AVal *a, AVal *shape) {
  AVal *types_only = array_type_or_unknown(a->type.dtype, rank_of_argument(shape));
  if (!is_here(c, a)) return refuse(c, REASON_SHAPE, types_only, "a reshape of a temporary from outside");
  Shape from, to = {0};
  int unknown;
  shape_here(c, a, &from);
  if (!wanted_shape(c, shape, &to, &unknown)) return types_only;
  if (unknown >= 0) {
    const Extent *rest = left_over(&from, &to, unknown);
    to.e[unknown] = rest ? rest : quotient_left(c, &from, &to);
    if (!to.e[unknown]) return types_only;
  } else {
    const Extent *before = size_of_shape(&from), *after = size_of_shape(&to);
    if (before != after && ext_is_const(before, NULL) && ext_is_const(after, NULL))
      return refuse(c, REASON_SHAPE, types_only, "a reshape to another size");
    emit_check(c, REL_EQ, before, after);
  }
  return reshaped(c, a, &to);
}

static AVal *np_reshape(Ctx *c, const Args *a) {
  if (a->nargs == 1 && a->nkwargs == 1 && a->names[0] && av_is_array(a->args[0]) && slot_of("shape newshape", a->names[0]) >= 0)
    return reshape_to(c, a->args[0], a->kwargs[0]);
  if (a->nargs < 2 || a->nkwargs || !av_is_array(a->args[0]))
    return refuse(c, REASON_ARGUMENT, av_unknown, "arguments of reshape");
  if (a->nargs == 2) return reshape_to(c, a->args[0], a->args[1]);
  return reshape_to(c, a->args[0], av_tuple(a->args + 1, a->nargs - 1));
}

static AVal *flat(Ctx *c, AVal *a, bool fresh) {
  AVal *types_only = av_array_type(a->type.dtype, 1);
  if (!is_here(c, a)) return refuse(c, REASON_SHAPE, types_only, "a temporary from outside");
  Shape from, to = {.rank = 1};
  shape_here(c, a, &from);
  to.e[0] = size_of_shape(&from);
  Reshape how = fresh ? COPIES : contiguity(c, a, &from);
  if (how == SHOWS) return reshaped(c, a, &to);
  Value *v = materialise(c, a);
  if (!v) return types_only;
  Value *r = from.rank == 1 ? build_copy(c, v, true) : reshape_value(c, v, &to, true);
  if (how == COPIES) return av_of_value(c, r);
  AVal *snapshot = av_view_of_value(c, a, r);
  snapshot->kept_inside = true;
  return snapshot;
}

static AVal *np_ravel(Ctx *c, const Args *a) {
  AVal *s[1];
  return one_array(c, a, "a", s) ? flat(c, s[0], false) : av_unknown;
}

static AVal *np_flatten(Ctx *c, const Args *a) {
  AVal *s[1];
  return one_array(c, a, "a", s) ? flat(c, s[0], true) : av_unknown;
}

static const NumpyEntry functions[] = {{"reshape", np_reshape}, {"ravel", np_ravel}, {"flatten", np_flatten}};

NumpyFunction *reshape_function(const char *name) { return FIND(functions, name); }
