/* Which memory order NumPy gives to a fresh array.
 *
 * A ufunc's result takes "K" order: the iterator sorts the axes by the operands' strides
 * (npyiter_find_best_axis_ordering) and lays the result out in that order. A copy that keeps order
 * sorts by the strides of its one source (PyArray_NewLikeArray), where a broadcast axis counts as
 * the fastest. Strides are derived symbolically: fresh arrays are contiguous in the order that
 * their type carries, and views multiply and permute.
 *   a: C order (n, m);  a.T + 1  has order 1, 0;  a.T + b  (b in C order) has order 0, 1: on a
 *   conflict C order wins. */
#include "ir.h"

typedef enum { NO, YES, UNKNOWN } Answer;

/* ---- strides ---- */

static void contiguous(const Type *t, const Extent **strides) {
  const Extent *stride = ext_const(1);
  for (int k = t->rank - 1; k >= 0; k--) {
    strides[t->order[k]] = stride;
    stride = ext_mul(stride, t->shape[t->order[k]]);
  }
}

static bool view_strides(const View *view, const Value *base, const Extent **strides) {
  const Extent *of_base[MAX_RANK];
  if (!value_strides(base, of_base)) return false;
  for (int i = 0; i < view->rank; i++) strides[i] = ext_const(0);
  for (int b = 0; b < view->base_rank; b++) {
    const AxisMap *m = &view->axis[b];
    if (m->axis < 0) continue;
    strides[m->axis] = ext_add(strides[m->axis], ext_mul_const(of_base[b], m->step));
  }
  return true;
}

/* The nest argument that a READ inside a nest reads. */
static const Value *read_source(const Node *read) {
  const Node *nest = read->parent ? read->parent->owner : NULL;
  return nest && read->axis < nest->nargs ? nest->args[read->axis] : NULL;
}

static bool nest_strides(const Value *v, const Extent **strides) {
  const Node *nest = v->def;
  const NestOut *out = &nest->nest->out[v->result];
  if (out->mode == OUT_UPDATE) return value_strides(nest->args[out->base], strides);
  contiguous(&v->type, strides);
  return true;
}

/* A reshape of a C-contiguous array, or one that copies, is C-contiguous. */
static bool reshape_strides(const Value *v, const Extent **strides) {
  const Value *source = v->def->args[0];
  const Extent *from[MAX_RANK], *dense[MAX_RANK];
  if (!v->def->copy) {
    Type c_order = type_array(source->type.dtype, source->type.rank, source->type.shape);
    if (!value_strides(source, from)) return false;
    contiguous(&c_order, dense);
    for (int i = 0; i < source->type.rank; i++)
      if (from[i] != dense[i] && !ext_const_is(source->type.shape[i], 1)) return false;
  }
  Type result = type_array(v->type.dtype, v->type.rank, v->type.shape);
  contiguous(&result, strides);
  return true;
}

bool value_strides(const Value *v, const Extent **strides) {
  const Node *def = v->def;
  if (!def) {   /* the guard lets only C-contiguous arrays in; a block may get any view */
    if (!v->owner || v->owner->owner) return v->type.rank == 0;
    contiguous(&v->type, strides);
    return true;
  }
  switch (def->kind) {
  case N_VIEW: return view_strides(&def->view, def->args[0], strides);
  case N_READ: {
    const Value *source = read_source(def);
    return source && view_strides(&def->view, source, strides);
  }
  case N_RESHAPE: return reshape_strides(v, strides);
  case N_UPDATE: return value_strides(def->args[0], strides);
  case N_CALL:
    if (node_stores(def)) return value_strides(def->args[0], strides);
    contiguous(&v->type, strides);
    return true;
  case N_NEST: return nest_strides(v, strides);
  case N_STATE: return value_strides(def->args[0], strides);
  default: contiguous(&v->type, strides); return true;
  }
}

/* ---- comparing ---- */

static const Extent *magnitude(const Extent *e) {
  const Extent *zero = ext_const(0);
  if (ext_known_ge(e, zero)) return e;
  const Extent *negated = ext_mul_const(e, -1);
  return ext_known_ge(negated, zero) ? negated : NULL;
}

static Answer is_zero(const Extent *e) {
  const Extent *size = magnitude(e);
  if (ext_const_is(e, 0)) return YES;
  return size && ext_known_ge(size, ext_const(1)) ? NO : UNKNOWN;
}

/* |a| <= |b| */
static Answer is_at_most(const Extent *a, const Extent *b) {
  const Extent *x = magnitude(a), *y = magnitude(b);
  if (!x || !y) return UNKNOWN;
  if (ext_known_ge(y, x)) return YES;
  return ext_known_ge(x, ext_add_const(y, 1)) ? NO : UNKNOWN;
}

/* The iterator's view of the operands: strides aligned at the right, 0 on axes of length 1. */
typedef struct { int n; const Extent *(*strides)[MAX_RANK]; } Operands;

/* Does `axis` have to move inside of `other`, which has been placed inside of it? -1: no operand can
 * tell (skip it), -2: it depends on the run. */
static int wants_swap(const Operands *o, int axis, int other) {
  bool ambiguous = true, swap = false;
  for (int k = 0; k < o->n; k++) {
    Answer z0 = is_zero(o->strides[k][axis]), z1 = is_zero(o->strides[k][other]);
    if (z0 == YES || z1 == YES) continue;
    if (z0 == UNKNOWN || z1 == UNKNOWN) return -2;
    Answer in_order = is_at_most(o->strides[k][other], o->strides[k][axis]);
    if (in_order == UNKNOWN) return -2;
    if (in_order == YES) swap = false;
    else if (ambiguous) swap = true;
    ambiguous = false;
  }
  return ambiguous ? -1 : swap;
}

/* Stable insertion sort from the fastest axis on: perm[0] is the innermost. */
static bool sort_axes(int rank, const Operands *o, signed char *order) {
  int perm[MAX_RANK];
  for (int i = 0; i < rank; i++) perm[i] = rank - 1 - i;
  for (int i = 1; i < rank; i++) {
    int at = i, axis = perm[i];
    for (int k = i - 1; k >= 0; k--) {
      int swap = wants_swap(o, axis, perm[k]);
      if (swap == -2) return false;
      if (swap == 0) break;
      if (swap == 1) at = k;
    }
    for (int k = i; k > at; k--) perm[k] = perm[k - 1];
    perm[at] = axis;
  }
  for (int i = 0; i < rank; i++) order[i] = (signed char)perm[rank - 1 - i];
  return true;
}

static bool iterator_strides(const Value *v, int rank, const Extent **strides) {
  const Extent *own[MAX_RANK];
  int offset = rank - v->type.rank;
  if (!value_strides(v, own)) return false;
  for (int i = 0; i < rank; i++) {
    bool has = i >= offset && !ext_const_is(v->type.shape[i - offset], 1);
    strides[i] = has ? own[i - offset] : ext_const(0);
  }
  return true;
}

/* `a * b + c` may write into the temporary a * b when it is large (256 KiB), and so keep its
 * order. */
static bool may_be_reused(const Value *v, int rank, const signed char *order) {
  if (v->name || !v->def || v->type.rank != rank) return false;
  if (v->def->kind == N_VIEW || v->def->kind == N_READ) return false;
  for (int i = 0; i < rank; i++)
    if (v->type.order[i] != order[i]) return true;
  return false;
}

/* Arrays that are all contiguous in Fortran order skip the iterator, and so place axes of length 1
 * otherwise. Which happens may depend on the run, so such axes are only known in C order. */
static bool has_loose_axes(int rank, const Operands *o, const signed char *order) {
  bool in_c_order = true, loose = false;
  for (int i = 0; i < rank; i++) {
    bool moves = false;
    for (int k = 0; k < o->n; k++) moves |= !ext_const_is(o->strides[k][i], 0);
    loose |= !moves;
    in_c_order &= order[i] == i;
  }
  return loose && !in_c_order;
}

/* ---- axes that may turn out short ----
 * An array without elements has no order to speak of, so what is compared is not empty. An axis of length 1
 * has no say at run time: the others stay sorted as they are, but where it goes itself is only certain in C
 * order, and with three axes it may have stood between two that disagree. */

static int assume_not_empty(int n, Value *const *args) {
  int mark = ext_assumptions();
  for (int k = 0; k < n; k++)
    for (int i = 0; i < args[k]->type.rank; i++)
      ext_assume_nonnegative(ext_add_const(args[k]->type.shape[i], -1));
  return mark;
}

static bool may_be_short(const Type *t) {
  for (int i = 0; i < t->rank; i++)
    if (!ext_is_const(t->shape[i], NULL) && !ext_known_ge(t->shape[i], ext_const(2))) return true;
  return false;
}

static bool is_identity(int rank, const signed char *order) {
  for (int i = 0; i < rank; i++)
    if (order[i] != i) return false;
  return true;
}

/* Is each operand, by itself, in C order? */
static bool all_in_c_order(int rank, const Operands *o) {
  for (int k = 0; k < o->n; k++) {
    signed char order[MAX_RANK];
    Operands one = {1, o->strides + k};
    if (!sort_axes(rank, &one, order) || !is_identity(rank, order)) return false;
  }
  return true;
}

/* Does the order stand if axes turn out to have length 1? */
static bool is_certain(int rank, const Operands *o, const signed char *order, int n, Value *const *args) {
  if (is_identity(rank, order) && (rank < 3 || all_in_c_order(rank, o))) return true;
  for (int k = 0; k < n; k++)
    if (may_be_short(&args[k]->type)) return false;
  return true;
}

static bool sorted_order(int rank, const Operands *o, int n, Value *const *args, signed char *order) {
  int mark = assume_not_empty(n, args);
  bool certain = sort_axes(rank, o, order) && is_certain(rank, o, order, n, args);
  ext_forget(mark);
  return certain;
}

/* Does the view name its axes in the order of its base's, each at most once? New axes have stride 0. */
static bool keeps_axes(const View *w, bool no_new_ones) {
  int last = -1, named = 0;
  for (int b = 0; b < w->base_rank; b++) {
    if (w->axis[b].axis < 0) continue;
    if (w->axis[b].axis <= last) return false;
    last = w->axis[b].axis;
    named++;
  }
  return named == w->rank || !no_new_ones;
}

/* An array in C order, or a part of one: its strides, but for those of new axes, never grow from one axis
 * to the next, whatever the lengths are. */
static bool is_in_c_order(const Value *v, bool no_new_axes) {
  while (v->def && (v->def->kind == N_STATE || v->def->kind == N_UPDATE ||
                    (v->def->kind == N_VIEW && keeps_axes(&v->def->view, no_new_axes))))
    v = v->def->args[0];
  bool input = !v->def && v->owner && !v->owner->owner;
  bool fresh = v->def && v->def->kind != N_VIEW && v->def->kind != N_RESHAPE && v->def->kind != N_READ && v->def->kind != N_NEST;
  return (input || fresh) && type_is_c_order(&v->type);
}

static bool all_args_in_c_order(int n, Value *const *args) {
  for (int k = 0; k < n; k++)
    if (args[k]->type.rank > 1 && !is_in_c_order(args[k], false)) return false;
  return true;
}

bool order_of_map(int rank, int n, Value *const *args, signed char *order) {
  for (int i = 0; i < rank; i++) order[i] = (signed char)i;
  if (rank < 2 || all_args_in_c_order(n, args)) return true;   /* no axis moves */
  Operands o = {0, arena_alloc(sizeof(*o.strides) * (size_t)n)};
  for (int k = 0; k < n; k++)
    if (args[k]->type.rank > 0 && !iterator_strides(args[k], rank, o.strides[o.n++])) return false;
  if (!sorted_order(rank, &o, n, args, order) || has_loose_axes(rank, &o, order)) return false;
  for (int k = 0; k < n; k++)
    if (may_be_reused(args[k], rank, order)) return false;
  return true;
}

/* ---- copies ---- */

/* Are these the strides of a contiguous array of this order? Axes of length 1 have no say. */
static bool is_contiguous(const Type *t, const Extent *const *strides, bool fortran) {
  Type dense = *t;
  const Extent *expected[MAX_RANK];
  for (int i = 0; i < t->rank; i++) dense.order[i] = (signed char)(fortran ? t->rank - 1 - i : i);
  contiguous(&dense, expected);
  for (int i = 0; i < t->rank; i++)
    if (expected[i] != strides[i] && !ext_const_is(t->shape[i], 1)) return false;
  return true;
}

/* Stable sort by |stride|, largest first. */
static bool sort_by_stride(const Value *v, const Extent *const *strides, signed char *order) {
  int mark = assume_not_empty(1, (Value *[]){(Value *)v}), rank = v->type.rank;
  bool sorted = true;
  for (int i = 1; i < rank; i++)
    for (int k = i; k > 0; k--) {
      Answer in_order = is_at_most(strides[(int)order[k]], strides[(int)order[k - 1]]);
      sorted &= in_order != UNKNOWN;
      if (in_order != NO) break;
      signed char axis = order[k];
      order[k] = order[k - 1];
      order[k - 1] = axis;
    }
  ext_forget(mark);
  return sorted;
}

bool order_of_copy(const Value *v, signed char *order) {
  const Extent *strides[MAX_RANK];
  int rank = v->type.rank;
  for (int i = 0; i < rank; i++) order[i] = (signed char)i;
  if (rank < 2) return true;
  if (!value_strides(v, strides)) return false;
  if (is_contiguous(&v->type, strides, false)) return true;
  if (may_be_short(&v->type)) return false;
  if (is_contiguous(&v->type, strides, true)) {
    for (int i = 0; i < rank; i++) order[i] = (signed char)(rank - 1 - i);
    return true;
  }
  /* it may still be contiguous at run time, which decides where axes of length 1 go */
  for (int i = 0; i < rank; i++)
    if (ext_const_is(v->type.shape[i], 1)) return false;
  return sort_by_stride(v, strides, order);
}

/* ---- reductions ---- */

/* The result, which is not there yet, has no say in the sorting; its kept axes are laid out in the
 * sorted order of the operand's. */
bool order_of_reduce(const Value *v, unsigned axes, signed char *order) {
  int rank = v->type.rank, kept = 0, number[MAX_RANK];
  signed char all[MAX_RANK];
  for (int i = 0; i < rank; i++) number[i] = axes >> i & 1 ? -1 : kept++;
  for (int i = 0; i < kept; i++) order[i] = (signed char)i;
  if (kept < 2 || is_in_c_order(v, true)) return true;
  Operands o = {1, arena_alloc(sizeof *o.strides)};
  if (!iterator_strides(v, rank, o.strides[0])) return false;
  if (!sorted_order(rank, &o, 1, (Value *[]){(Value *)v}, all)) return false;
  for (int i = 0, k = 0; i < rank; i++)
    if (number[(int)all[i]] >= 0) order[k++] = (signed char)number[(int)all[i]];
  return true;
}
