/* Functions that select elements: nonzero, take, compress, take_along_axis, put, ix_, choose. They are forms of
 * indexing; where NumPy returns an array in C order, what is gathered is copied into it. */
#include <string.h>

#include "index.h"
#include "numpy_functions.h"

/* ---- nonzero ---- */

static AVal *truth_of_elements(Ctx *c, AVal *a) {
  if (a->type.dtype == DT_BOOL) return a;
  return build_ufunc(c, OP_NOT_EQUAL, 2, (AVal *[]){a, av_int(0)});
}

static Value *rows_of(Ctx *c, AVal *a) {
  AVal *truth = truth_of_elements(c, a);
  Value *mask = c->refused ? NULL : materialise(c, truth);
  return mask ? rows_of_true(c, mask) : NULL;
}

static AVal *column_of(Ctx *c, AVal *rows, int column) {
  View w = {.rank = 1, .base_rank = 2, .shape = {rows->type.shape[0]}};
  w.axis[0] = (AxisMap){0, ext_const(0), 1};
  w.axis[1] = (AxisMap){-1, ext_const(column), 0};
  return shown(c, rows, &w);
}

static AVal *np_nonzero(Ctx *c, const Args *args) {
  AVal *s[1];
  if (!one_array(c, args, "a", s)) return av_unknown;
  int rank = s[0]->type.rank;
  AVal **items = NEW_ARRAY(AVal *, rank);
  Value *v = rows_of(c, s[0]);
  AVal *rows = v ? av_of_value(c, v) : NULL;
  for (int i = 0; i < rank; i++) items[i] = rows ? column_of(c, rows, i) : av_array_type(DT_INT64, 1);
  return av_tuple(items, rank);
}

static AVal *raveled(Ctx *c, AVal *a) { return numpy_call(c, "ravel", &(Args){.args = &a, .nargs = 1}); }

static AVal *np_flatnonzero(Ctx *c, const Args *args) {
  AVal *s[1];
  if (!one_array(c, args, "a", s)) return av_unknown;
  AVal *flat = s[0]->type.rank == 1 ? s[0] : raveled(c, s[0]);
  if (!av_is_array(flat)) return av_array_type(DT_INT64, 1);
  return np_nonzero(c, &(Args){.args = &flat, .nargs = 1})->items[0];
}

/* np.transpose(np.nonzero(a)) */
static AVal *np_argwhere(Ctx *c, const Args *args) {
  AVal *s[1], *types_only = av_array_type(DT_INT64, 2);
  int perm[] = {1, 0};
  if (!one_array(c, args, "a", s)) return av_unknown;
  Value *rows = rows_of(c, s[0]);
  if (!rows) return types_only;
  View w = view_transpose(2, rows->type.shape, perm);
  AVal *columns = av_of_value(c, build_copy(c, build_view(c, rows, &w), true));
  w = view_transpose(2, columns->type.shape, perm);
  return shown(c, columns, &w);
}

static AVal *np_count_nonzero(Ctx *c, const Args *args) {
  AVal *s[3], *types_only = av_scalar_type(DT_INT64, KIND_NPSCALAR);
  unsigned axes;
  bool keepdims;
  if (!one_array(c, args, "a axis keepdims", s) || !flag_argument(c, s[2], &keepdims)) return NULL;
  AVal *truth = truth_of_elements(c, s[0]);
  if (is_given(s[1]) || keepdims) {
    if (c->refused || !axes_of_argument(c, s[1], s[0]->type.rank, &axes)) return av_unknown;
    return build_reduce(c, OP_ADD, truth, axes, keepdims, DT_INT64);
  }
  Value *mask = c->refused ? NULL : materialise(c, truth);
  Value *n = mask ? materialise(c, av_extent(c, count_true(c, mask))) : NULL;
  return n ? av_of_value(c, build_cast(c, n, DT_INT64, KIND_NPSCALAR)) : types_only;
}

/* ---- along an axis ---- */

/* a[:, :, i] with the index at `axis`, as an array of its own. */
static AVal *selected(Ctx *c, AVal *a, int axis, AVal *i) {
  AVal *items[MAX_RANK];
  for (int k = 0; k < axis; k++) items[k] = whole_slice();
  items[axis] = i;
  Index index = index_of(axis + 1, items);
  AVal *v = indexed(c, a, &index);
  v = c->refused ? v : unmasked(c, v);
  bool fresh = v->type.rank == 0 || (v->whole && v->object && !index.basic && type_is_c_order(&v->type));
  return c->refused || fresh ? v : copied(c, v, v->type.dtype, true);
}

static AVal *np_take(Ctx *c, const Args *args) {
  AVal *s[5];
  int axis = 0;
  if (!bind_args(c, args, "a indices axis out mode", s) || !s[0] || !s[1] || !av_is_array(s[0]))
    return refuse(c, REASON_TYPE, av_unknown, "np.take of something that is not a known array");
  if (is_given(s[3]) || is_given(s[4])) return refuse(c, REASON_ARGUMENT, av_unknown, "an argument of np.take");
  if (is_given(s[2]) && !axis_of_argument(c, s[2], s[0]->type.rank, &axis)) return av_unknown;
  AVal *a = is_given(s[2]) || s[0]->type.rank == 1 ? s[0] : raveled(c, s[0]);
  if (s[1]->kind == AV_TUPLE) s[1] = array_of_list(c, s[1], DT_NONE);
  if (!s[1] || s[1]->kind == AV_SLICE || (s[1]->kind == AV_DATA && !dtype_is_int(s[1]->type.dtype)))
    return refuse(c, REASON_ARGUMENT, av_unknown, "indices of np.take");
  return av_is_array(a) ? selected(c, a, axis, s[1]) : av_unknown;
}

static AVal *np_compress(Ctx *c, const Args *args) {
  AVal *s[4];
  int axis = 0;
  if (!bind_args(c, args, "condition a axis out", s) || !s[0] || !s[1] || !av_is_array(s[0]) || !av_is_array(s[1]) ||
      s[0]->type.rank != 1 || s[0]->type.dtype != DT_BOOL || is_given(s[3]))
    return refuse(c, REASON_ARGUMENT, av_unknown, "arguments of np.compress");
  if (is_given(s[2]) && !axis_of_argument(c, s[2], s[1]->type.rank, &axis)) return av_unknown;
  AVal *a = is_given(s[2]) || s[1]->type.rank == 1 ? s[1] : raveled(c, s[1]);
  return av_is_array(a) ? selected(c, a, axis, s[0]) : av_unknown;
}

/* a.compress(condition, axis) */
static AVal *method_compress(Ctx *c, const Args *args) {
  if (args->nargs < 2 || args->nkwargs) return refuse(c, REASON_ARGUMENT, av_unknown, "arguments of compress");
  AVal *swapped[3] = {args->args[1], args->args[0], args->nargs > 2 ? args->args[2] : NULL};
  return np_compress(c, &(Args){.args = swapped, .nargs = args->nargs});
}

static AVal *np_extract(Ctx *c, const Args *args) {
  AVal *s[2];
  if (!bind_args(c, args, "condition arr", s) || !s[0] || !s[1] || !av_is_array(s[0]) || !av_is_array(s[1]))
    return refuse(c, REASON_TYPE, av_unknown, "np.extract of something that is not a known array");
  AVal *condition = truth_of_elements(c, s[0]), *a = s[1];
  if (condition->type.rank > 1) condition = raveled(c, condition);
  if (a->type.rank > 1) a = raveled(c, a);
  return av_is_array(a) && av_is_array(condition) ? selected(c, a, 0, condition) : av_unknown;
}

/* The index of take_along_axis and put_along_axis: `indices` on their axis, each element's own place on the others. */
static bool index_along(Ctx *c, AVal *a, AVal *indices, AVal *axis_argument, Index *index) {
  int axis, rank = a->type.rank;
  AVal *items[MAX_RANK];
  if (!av_is_array(indices) || !dtype_is_int(indices->type.dtype) || indices->type.rank != rank ||
      !axis_of_argument(c, axis_argument, rank, &axis)) {
    refuse(c, REASON_ARGUMENT, NULL, "indices along an axis");
    return false;
  }
  Value *v = materialise(c, indices);
  for (int i = 0; v && i < rank; i++) items[i] = i == axis ? indices : av_of_value(c, index_value(c, rank, v->type.shape, i));
  *index = index_of(rank, items);
  return v != NULL;
}

static AVal *np_take_along_axis(Ctx *c, const Args *args) {
  AVal *s[3];
  Index index;
  if (!one_array(c, args, "arr indices axis", s) || !s[1] || !is_given(s[2])) return av_unknown;
  AVal *types_only = av_array_type(s[0]->type.dtype, s[0]->type.rank);
  return index_along(c, s[0], s[1], s[2], &index) ? indexed(c, s[0], &index) : types_only;
}

/* ---- stores ---- */

static AVal *np_put_along_axis(Ctx *c, const Args *args) {
  AVal *s[4];
  Index index;
  if (!one_array(c, args, "arr indices values axis", s) || !s[1] || !s[2] || !is_given(s[3])) return av_unknown;
  if (index_along(c, s[0], s[1], s[3], &index)) store_indexed(c, s[0], &index, s[2]);
  return av_none;
}

/* Values that np.put and np.putmask would repeat, or take a part of, stay Python. */
static AVal *store_at(Ctx *c, AVal *a, AVal *at, AVal *v, bool same_rank) {
  bool fits = v->kind == AV_DATA && (v->type.rank == 0 ? v->type.kind != KIND_ARRAY : same_rank && v->type.rank == at->type.rank);
  if (!av_is_array(at) || !fits) return refuse(c, REASON_ARGUMENT, av_none, "values that are stored over and over");
  Index index = index_of(1, &at);
  store_indexed(c, a, &index, v);
  return av_none;
}

static AVal *np_put(Ctx *c, const Args *args) {
  AVal *s[3];
  if (!one_array(c, args, "a ind v", s) || !s[1] || !s[2]) return av_unknown;
  if (s[0]->type.rank != 1 || !av_is_array(s[1]) || !dtype_is_int(s[1]->type.dtype))
    return refuse(c, REASON_ARGUMENT, av_none, "arguments of np.put");
  if (s[2]->kind == AV_DATA && s[2]->type.rank && !c->refused) {
    Value *at = materialise(c, s[1]), *v = materialise(c, s[2]);
    if (at && v && at->type.rank == v->type.rank)
      for (int i = 0; i < at->type.rank; i++) emit_check(c, REL_EQ, canonical(c, at->type.shape[i]), canonical(c, v->type.shape[i]));
  }
  return store_at(c, s[0], s[1], s[2], true);
}

static AVal *np_putmask(Ctx *c, const Args *args) {
  AVal *s[3];
  if (!one_array(c, args, "a mask values", s) || !s[1] || !s[2]) return av_unknown;
  if (!av_is_array(s[1]) || s[1]->type.dtype != DT_BOOL || s[1]->type.rank != s[0]->type.rank)
    return refuse(c, REASON_ARGUMENT, av_none, "arguments of np.putmask");
  return store_at(c, s[0], s[1], s[2], false);
}

/* ---- others ---- */

/* np.ix_(rows, columns): each one along an axis of its own. */
static AVal *np_ix(Ctx *c, const Args *args) {
  int n = args->nargs;
  if (n == 0 || n > MAX_RANK || args->nkwargs) return NULL;
  AVal **items = NEW_ARRAY(AVal *, n);
  for (int i = 0; i < n; i++) {
    AVal *v = args->args[i], *parts[MAX_RANK];
    if (is_sequence(v)) v = array_of_list(c, v, DT_NONE);
    if (v && av_is_array(v) && v->type.dtype == DT_BOOL) v = np_flatnonzero(c, &(Args){.args = &v, .nargs = 1});
    if (!v || !av_is_array(v) || v->type.rank != 1 || !dtype_is_int(v->type.dtype))
      return refuse(c, REASON_ARGUMENT, av_unknown, "arguments of np.ix_");
    for (int k = 0; k < n; k++) parts[k] = k == i ? whole_slice() : av_none;
    Index index = index_of(n, parts);
    items[i] = indexed(c, v, &index);
  }
  return av_tuple(items, n);
}

/* Each element from the array that `a` names: nested choices. */
static AVal *np_choose(Ctx *c, const Args *args) {
  AVal *s[2];
  if (args->nargs != 2 || args->nkwargs || !one_array(c, args, "a choices", s) || !is_sequence(s[1]) || s[1]->n < 1 ||
      !dtype_is_int(s[0]->type.dtype))
    return refuse(c, REASON_ARGUMENT, av_unknown, "arguments of np.choose");
  AVal **choices = s[1]->items, *r = choices[0];
  for (int i = 0; i < s[1]->n; i++)
    if (!av_is_array(choices[i]) || choices[i]->type.dtype != choices[0]->type.dtype)
      return refuse(c, REASON_ARGUMENT, av_unknown, "choices of different types");
  for (int i = 1; i < s[1]->n && !c->refused; i++) {
    AVal *is_it = build_ufunc(c, OP_EQUAL, 2, (AVal *[]){s[0], av_int(i)});
    r = numpy_call(c, "where", &(Args){.args = (AVal *[]){is_it, choices[i], r}, .nargs = 3});
  }
  AVal *low = build_ufunc(c, OP_GREATER_EQUAL, 2, (AVal *[]){s[0], av_int(0)});
  AVal *high = build_ufunc(c, OP_LESS, 2, (AVal *[]){s[0], av_int(s[1]->n)});
  AVal *both = c->refused ? r : build_ufunc(c, OP_LOGICAL_AND, 2, (AVal *[]){low, high});
  if (c->refused) return r;
  Value *all = materialise(c, build_reduce(c, OP_LOGICAL_AND, both, (1u << both->type.rank) - 1, false, DT_BOOL));
  emit(c, N_CHECK, 1, &all, true)->rel = REL_TRUE;
  if (!type_is_c_order(&r->type)) return refuse(c, REASON_ORDER, av_data(r->type), "choices that are not in C order");
  return s[1]->n > 1 ? r : copied(c, r, r->type.dtype, true);
}

static const NumpyEntry functions[] = {
  {"nonzero", np_nonzero}, {"flatnonzero", np_flatnonzero}, {"argwhere", np_argwhere}, {"count_nonzero", np_count_nonzero},
  {"take", np_take}, {"compress", np_compress}, {"extract", np_extract}, {"take_along_axis", np_take_along_axis},
  {"put_along_axis", np_put_along_axis}, {"put", np_put}, {"putmask", np_putmask}, {"ix_", np_ix}, {"choose", np_choose},
};

NumpyFunction *select_function(const char *name) { return FIND(functions, name); }

NumpyFunction *select_method(const char *name) { return !strcmp(name, "compress") ? method_compress : NULL; }
