/* Nodes of the open region: NumPy's typing, casting and broadcasting rules, made explicit.
 *   y = x * dt + 1   =>   %1 = map multiply %x, %dt;  %2 = cast 1;  %3 = map add %1, %2 */
#include <math.h>
#include <string.h>

#include "bounds.h"
#include "objects.h"

/* What may leave after a store into memory that the user sees must be able to undo it. Statements of the
 * user's own that commit end their region; what a called function does goes on. */
void make_transaction(Ctx *c) {
  c->region->f->transaction = true;
  c->region->committed = false;
}

Node *emit(Ctx *c, NodeKind kind, int nargs, Value **args, bool fallible) {
  Node *n = node_new(c->region->f, kind, nargs, args, 0);
  n->loc = c->loc;
  n->stmt = c->stmt;
  n->exit = fallible ? 0 : -1;
  if (fallible && c->inlined && c->region->committed) make_transaction(c);
  node_append(c->region->at, n);
  if (kind == N_CALL) c->region->pays = true;
  return n;
}

Value *emit_result(Ctx *c, Node *n, Type type) {
  n->results = NEW_ARRAY(Value *, 1);
  n->nresults = 1;
  return node_result(c->region->f, n, 0, type, NULL);
}

static Value *build_const(Ctx *c, const AVal *v) {
  DType dtype = v->type.dtype;
  Node *n = emit(c, N_CONST, 0, NULL, false);
  if (dtype_is_inexact(dtype)) n->constant.f = v->f;
  else n->constant.i = v->i;
  if (dtype_is_complex(dtype)) n->constant.imag = v->imag;
  return emit_result(c, n, type_scalar(dtype, v->type.kind));
}

/* ---- extents ---- */

const Extent *canonical(Ctx *c, const Extent *e) {
  for (int again = 1; again;) {
    again = 0;
    for (int i = 0; i < c->region->equal.len; i++)
      if (c->region->equal.data[i].b == e) {
        e = c->region->equal.data[i].a;
        again = 1;
        break;
      }
  }
  return e;
}

void emit_check(Ctx *c, Relation rel, const Extent *left, const Extent *right) {
  if (rel == REL_EQ && left == right) return;
  if (rel == REL_LE && ext_known_ge(right, left)) return;
  if (c->region->committed && !of_inputs_only(c, ext_sub(left, right))) make_transaction(c);
  Node *n = emit(c, N_CHECK, 0, NULL, true);
  n->rel = rel;
  n->left = left;
  n->right = right;
  if (rel == REL_LE) ext_assume_nonnegative(ext_sub(right, left));
  int64_t bound;
  if (rel == REL_LE && ext_is_const(left, &bound)) ext_assume_ge(right, bound);
  int64_t most;   /* a <= b with a's least known says what b is at least */
  if (rel == REL_LE && !ext_is_const(left, NULL))
    for (most = 64; most > 2; most--)
      if (ext_known_ge(left, ext_const(most))) {
        ext_assume_ge(right, most);
        break;
      }
}

void check_true(Ctx *c, Value *condition) {
  if (!condition || c->refused) return;
  if (c->region->committed) make_transaction(c);
  emit(c, N_CHECK, 1, &condition, true)->rel = REL_TRUE;
}

const Extent *unify(Ctx *c, const Extent *a, const Extent *b) {
  a = canonical(c, a);
  b = canonical(c, b);
  if (a == b) return a;
  bool const_a = ext_is_const(a, NULL), const_b = ext_is_const(b, NULL);
  if (const_a && const_b) return NULL;
  if (const_b) {
    const Extent *t = a;
    a = b;
    b = t;
  }
  emit_check(c, REL_EQ, a, b);
  Equality e = {a, b};
  vec_push(&c->region->equal, e);
  return a;
}

const Extent *extent_of(Ctx *c, AVal *v) {
  int64_t k;
  if (av_const_int(v, &k)) return ext_const(k);
  if (v->kind != AV_DATA || v->type.rank != 0 || !(dtype_is_int(v->type.dtype)) ||
      v->type.kind == KIND_ARRAY) {
    refuse(c, REASON_SHAPE, v, "a size or bound that is not known to be an integer");
    return NULL;
  }
  if (v->extent && v->epoch == c->region->epoch) return v->extent;
  Value *value = materialise(c, v);
  if (!value) return NULL;
  if (value->type.dtype != DT_INT64) {
    refuse(c, REASON_SHAPE, v, "a size or bound of dtype %s", dtype_name(value->type.dtype));
    return NULL;
  }
  return ext_scalar(value);
}

/* ---- values ---- */

static bool in_this_region(Ctx *c, const AVal *v) {
  return v->epoch == c->region->epoch && (v->object || v->value);
}

/* A reshaped view of an object that has changed since: the same view of what it is now. */
static Value *shown_again(Ctx *c, AVal *v) {
  Node *was = v->value->def;
  Value *base = v->of ? materialise(c, v->of) : NULL;
  if (!base) {
    refuse(c, REASON_STORE, v, "a reshaped view of an array that has changed since");
    return NULL;
  }
  if (was->kind == N_MAP) return build_map(c, was->op, 1, &base, v->value->type.dtype);   /* z.real */
  if (was->kind == N_VIEW) return build_view(c, base, &was->view);
  Node *n = emit(c, N_RESHAPE, 1, &base, false);
  n->copy = was->copy;
  return emit_result(c, n, v->value->type);
}

Value *materialise(Ctx *c, AVal *v) {
  v = unmasked(c, v);
  if (v->kind == AV_DATA && v->carried) v = v->type.rank ? carried_load(c, v) : settled(c, v);
  if (v->kind != AV_DATA) {
    refuse(c, REASON_TYPE, v, "the type of an operand is not known");
    return NULL;
  }
  if (v->is_const) return build_const(c, v);
  if (v->extent && !v->value && v->epoch == c->region->epoch) {
    Node *n = emit(c, N_EXTENT, 0, NULL, false);
    n->left = v->extent;
    return emit_result(c, n, type_scalar(DT_INT64, KIND_PYSCALAR));
  }
  if (!in_this_region(c, v)) {
    refuse(c, REASON_TYPE, v, "a value from outside that is not a variable");
    return NULL;
  }
  if (v->value) return v->object && v->object->version != v->version ? shown_again(c, v) : v->value;
  if (v->whole) return v->object->current;
  return build_view(c, v->object->current, v->view);
}

AVal *av_of_value(Ctx *c, Value *value) {
  AVal *v = av_data(value->type);
  v->epoch = c->region->epoch;
  if (value->type.rank == 0) {
    v->value = value;
    return v;
  }
  v->object = new_object(value);
  return v;
}

AVal *av_view_of_value(Ctx *c, AVal *of, Value *value) {
  if (value->type.rank == 0) return av_of_value(c, value);
  AVal *v = av_data(value->type);
  v->epoch = c->region->epoch;
  v->object = of->object;
  v->kept_inside = of->kept_inside || (of->part && value->def->kind != N_VIEW);
  v->part = of->part;
  v->version = of->object ? of->object->version : 0;
  v->value = value;
  v->of = of;
  return v;
}

bool av_is_view(const AVal *v) { return v->object && (!v->whole || v->value); }

bool av_has_negative_step(const AVal *v) {
  const Node *def = v->kind == AV_DATA && v->value ? v->value->def : NULL;
  const View *w = def && def->kind == N_VIEW ? &def->view : v->kind == AV_DATA && !v->whole && v->object ? v->view : NULL;
  for (int i = 0; w && i < w->base_rank; i++)
    if (w->axis[i].axis >= 0 && w->axis[i].step < 0) return true;
  return false;
}

bool av_strides(Ctx *c, const AVal *v, const Extent **strides) {
  const Extent *of_base[MAX_RANK];
  if (v->kind != AV_DATA || v->epoch != c->region->epoch || !(v->value || v->object)) return false;
  if (v->value || v->whole) return value_strides(v->value ? v->value : v->object->current, strides);
  const View *w = v->view;
  if (!value_strides(v->object->current, of_base)) return false;
  for (int i = 0; i < w->rank; i++) strides[i] = ext_const(0);
  for (int b = 0; b < w->base_rank; b++) {
    const AxisMap *m = &w->axis[b];
    if (m->axis >= 0) strides[m->axis] = ext_add(strides[m->axis], ext_mul_const(of_base[b], m->step));
  }
  return true;
}

bool av_is_contiguous(Ctx *c, const AVal *v) {
  const Extent *strides[MAX_RANK], *dense = ext_const(1);
  if (!av_strides(c, v, strides)) return false;
  const Extent *const *shape = v->value ? v->value->type.shape : v->whole ? v->object->current->type.shape : v->view->shape;
  for (int i = v->type.rank - 1; i >= 0; i--) {
    if (ext_const_is(shape[i], 1)) continue;
    if (strides[i] != dense) return false;
    dense = ext_mul(dense, canonical(c, shape[i]));
  }
  return true;
}

/* Order of a view: its axes by the place of their base axes; new axes where they stand. */
Type view_type(const Type *base, const View *view) {
  Kind kind = view->rank == 0 ? KIND_NPSCALAR : KIND_ARRAY;
  Type type = {.dtype = base->dtype, .kind = kind, .rank = view->rank};
  for (int i = 0; i < view->rank; i++) type.shape[i] = view->shape[i];
  int k = 0;
  bool used[MAX_RANK] = {0};
  for (int p = 0; p < base->rank; p++) {
    int axis = view->axis[(int)base->order[p]].axis;
    if (axis >= 0 && !used[axis]) used[axis] = true, type.order[k++] = (signed char)axis;
  }
  for (int i = 0; i < view->rank; i++) {
    if (used[i]) continue;
    int at = k;
    while (at > 0 && type.order[at - 1] > i) type.order[at] = type.order[at - 1], at--;
    type.order[at] = (signed char)i;
    k++;
  }
  return type;
}

Value *build_view(Ctx *c, Value *base, const View *view) {
  Node *n = emit(c, N_VIEW, 1, &base, false);
  n->view = *view;
  return emit_result(c, n, view_type(&base->type, view));
}

Value *build_broadcast(Ctx *c, Value *v, int rank, const Extent *const *shape) {
  if (v->type.rank == 0) return v;
  bool same = v->type.rank == rank;
  for (int i = 0; same && i < rank; i++) same = v->type.shape[i] == shape[i];
  if (same) return v;
  View w = {.rank = rank, .base_rank = v->type.rank};
  for (int i = 0; i < rank; i++) w.shape[i] = shape[i];
  int shift = rank - v->type.rank;
  for (int i = 0; i < v->type.rank; i++) {
    bool stretched = ext_const_is(v->type.shape[i], 1) && !ext_const_is(shape[i + shift], 1);
    w.axis[i] = (AxisMap){stretched ? -1 : i + shift, ext_const(0), stretched ? 0 : 1};
  }
  return build_view(c, v, &w);
}

/* The order of a result; where axes that may be short leave it open, that for long ones, which only counts
 * where the result is handed back, and is checked there. */
static bool map_order(int rank, int n, Value **args, signed char *order) {
  if (order_of_map(rank, n, args, order)) return true;
  int mark = ext_assumptions();
  assume_long_axes(n, args);
  bool known = order_of_map(rank, n, args, order);
  ext_forget(mark);
  return known;
}

bool copy_order(Value *v, signed char *order) {
  if (order_of_copy(v, order)) return true;
  int mark = ext_assumptions();
  assume_long_axes(1, &v);
  bool known = order_of_copy(v, order);
  ext_forget(mark);
  return known;
}

/* The common shape of operands; -1 after a refusal. */
int common_shape(Ctx *c, int n, Value **args, const Extent **shape) {
  int rank = 0;
  for (int i = 0; i < n; i++)
    if (args[i]->type.rank > rank) rank = args[i]->type.rank;
  for (int axis = 0; axis < rank; axis++) {
    shape[axis] = ext_const(1);
    for (int i = 0; i < n; i++) {
      int at = axis - (rank - args[i]->type.rank);
      if (at < 0) continue;
      const Extent *e = args[i]->type.shape[at];
      if (ext_const_is(e, 1)) continue;
      if (ext_const_is(shape[axis], 1)) {
        shape[axis] = canonical(c, e);
        continue;
      }
      shape[axis] = unify(c, shape[axis], e);
      if (!shape[axis]) {
        refuse(c, REASON_SHAPE, NULL, "operands whose shapes do not broadcast");
        return -1;
      }
    }
  }
  return rank;
}

static bool op_may_leave(Op op, DType loop) {
  const OpInfo *info = &op_info[op];
  bool flags = op_fp(op, loop) && (dtype_is_inexact(loop) || op == OP_DIVIDE || op == OP_CAST);
  return flags || (info->flags & OPF_RAISES);
}

/* Integers of NumPy's scalars warn where those of arrays wrap in silence. */
static bool warns_of_overflow(Op op, DType dtype) {
  bool wraps = op == OP_ADD || op == OP_SUBTRACT || op == OP_MULTIPLY || op == OP_NEGATIVE || op == OP_SQUARE;
  return wraps && dtype_is_int(dtype);
}

Value *build_map(Ctx *c, Op op, int n, Value **args, DType dtype) {
  return build_map_of(c, op, n, args, args, dtype);
}

Value *build_map_of(Ctx *c, Op op, int n, Value **args, Value **given, DType dtype) {
  Value *operands[3];
  const Extent *shape[MAX_RANK];
  int rank = common_shape(c, n, args, shape);
  if (rank < 0) return NULL;
  bool array = false, python = true;
  for (int i = 0; i < n; i++) {
    operands[i] = build_broadcast(c, args[i], rank, shape);
    array |= args[i]->type.kind == KIND_ARRAY;
    python &= args[i]->type.kind == KIND_PYSCALAR;
  }
  Type type = {.dtype = dtype, .rank = rank};
  type.kind = array ? KIND_ARRAY : python ? KIND_PYSCALAR : KIND_NPSCALAR;
  for (int i = 0; i < rank; i++) type.shape[i] = shape[i];
  if (!map_order(rank, n, given, type.order)) {
    refuse(c, REASON_ORDER, NULL, "operands in different memory orders");
    return NULL;
  }
  bool fallible = op_may_leave(op, args[n - 1]->type.dtype) || (type.kind == KIND_NPSCALAR && warns_of_overflow(op, dtype));
  Node *node = emit(c, N_MAP, n, operands, fallible);
  node->op = op;
  if (rank > 0) c->region->pays = true;
  return emit_result(c, node, type);
}

Value *build_cast(Ctx *c, Value *v, DType dtype, Kind kind) {
  if (v->type.dtype == dtype && (v->type.rank > 0 || v->type.kind == kind)) return v;
  if (dtype_is_complex(v->type.dtype) && !dtype_is_complex(dtype) && dtype != DT_BOOL) {
    refuse(c, REASON_DTYPE, NULL, "a conversion that drops imaginary parts");
    return NULL;
  }
  bool fallible = dtype_is_inexact(v->type.dtype) && !dtype_can_cast_safe(v->type.dtype, dtype);
  Node *n = emit(c, N_MAP, 1, &v, fallible);
  n->op = OP_CAST;
  Type type = v->type;
  type.dtype = dtype;
  if (type.rank == 0) type.kind = kind;
  if (v->type.rank > 0 && !copy_order(v, type.order)) {
    refuse(c, REASON_ORDER, NULL, "a cast of a view in another memory order");
    return NULL;
  }
  return emit_result(c, n, type);
}

/* A fresh array with v's elements: in C order, or in the order that NumPy's copies keep. */
Value *build_copy(Ctx *c, Value *v, bool c_order) {
  Type type = v->type;
  for (int i = 0; i < type.rank; i++) type.order[i] = (signed char)i;
  if (!c_order && !copy_order(v, type.order)) {
    refuse(c, REASON_ORDER, NULL, "a copy of a view in another memory order");
    return NULL;
  }
  Node *n = emit(c, N_MAP, 1, &v, false);
  n->op = OP_COPY;
  c->region->pays = true;
  return emit_result(c, n, type);
}

/* ---- ufuncs ---- */

void int_bounds(DType dtype, int64_t *lo, int64_t *hi) {
  int bits = dtype_size(dtype) * 8 - !dtype_is_unsigned(dtype);
  *hi = bits >= 63 ? INT64_MAX : ((int64_t)1 << bits) - 1;
  *lo = dtype_is_unsigned(dtype) ? 0 : -*hi - 1;
}

void check_fits(Ctx *c, AVal *v, DType dtype) {
  int64_t lo, hi;
  if (!av_is_python(v) || v->type.dtype != DT_INT64 || !dtype_is_int(dtype) || dtype == DT_INT64) return;
  int_bounds(dtype, &lo, &hi);
  if (v->is_const) {
    if (v->i < lo || v->i > hi)
      refuse(c, REASON_SCALAR, NULL, "a Python integer that does not fit %s", dtype_name(dtype));
    return;
  }
  const Extent *e = c->refused ? NULL : extent_of(c, v);
  if (!e) return;
  emit_check(c, REL_LE, ext_const(lo), e);
  if (hi != INT64_MAX) emit_check(c, REL_LE, e, ext_const(hi));
}

/* The dtypes that the operands bring: weak Python scalars take theirs from the strong ones. */
static bool operand_dtypes(Ctx *c, int n, AVal **args, DType *in) {
  DType strong = DT_NONE;
  for (int i = 0; i < n; i++) {
    if (args[i]->kind != AV_DATA) {
      refuse(c, REASON_TYPE, NULL, "the type of an operand is not known");
      return false;
    }
    if (args[i]->type.kind == KIND_ARRAY && args[i]->type.rank == 0) {
      refuse(c, REASON_TYPE, NULL, "a 0-d array");
      return false;
    }
    if (av_is_python(args[i])) continue;
    DType d = args[i]->type.dtype;
    strong = strong == DT_NONE ? d : dtype_promote(strong, d);
  }
  for (int i = 0; i < n; i++) {
    DType d = args[i]->type.dtype;
    in[i] = !av_is_python(args[i]) || strong == DT_NONE ? d : dtype_weak(d, strong);
    check_fits(c, args[i], in[i]);
  }
  return true;
}

static AVal *scalar_or_array(int n, AVal **args, DType dtype) {
  int rank = 0;
  for (int i = 0; i < n; i++)
    if (args[i]->kind == AV_DATA && args[i]->type.rank > rank) rank = args[i]->type.rank;
  return rank ? av_array_type(dtype, rank) : av_scalar_type(dtype, KIND_NPSCALAR);
}

static AVal *of_selections(Ctx *c, Op op, int n, AVal **args) {
  AVal *r = masked_ufunc(c, op, n, args), *elements[3];
  for (int i = 0; i < n; i++) elements[i] = r ? args[i] : unmasked(c, args[i]);
  return r ? r : build_ufunc(c, op, n, elements);
}

/* dtype=: the operands are cast to the result's dtype before. */
static bool cast_operands(Ctx *c, Op op, int n, AVal **args, DType dtype, DType *in) {
  DTypeRule rule = op_info[op].rule;
  bool fits = rule == RULE_SAME || rule == RULE_FLOAT || rule == RULE_DIVIDE || rule == RULE_INT;
  for (int i = 0; i < n; i++) {
    fits &= av_is_python(args[i]) ? dtype_weak(args[i]->type.dtype, dtype) == dtype : dtype_can_cast_same_kind(in[i], dtype);
    in[i] = dtype;
    if (fits) check_fits(c, args[i], dtype);
  }
  return fits;
}

static bool one_dtype(int n, const DType *loop, DType dtype) {
  for (int i = 0; i < n; i++)
    if (loop[i] != dtype) return false;
  return true;
}

AVal *build_ufunc(Ctx *c, Op op, int n, AVal **args) { return build_ufunc_in(c, op, n, args, DT_NONE); }

AVal *build_ufunc_in(Ctx *c, Op op, int n, AVal **args, DType dtype) {
  DType in[3] = {0}, loop[3] = {0};
  for (int i = 0; i < n; i++)
    if (args[i]->kind == AV_DATA && args[i]->masked && dtype == DT_NONE) return of_selections(c, op, n, args);
  if (!operand_dtypes(c, n, args, in)) return typed_ufunc(op, n, args);
  bool fits = dtype == DT_NONE || cast_operands(c, op, n, args, dtype, in);
  DType out = op_resolve(op, in, loop);
  if (!fits || (dtype != DT_NONE && (out != dtype || !one_dtype(n, loop, dtype))))
    return refuse(c, REASON_ARGUMENT, scalar_or_array(n, args, dtype), "dtype= of np.%s on these operands", op_info[op].numpy);
  if (out == DT_NONE)
    return refuse(c, REASON_DTYPE, typed_ufunc(op, n, args), "np.%s on these dtypes", op_info[op].numpy);
  AVal *types_only = scalar_or_array(n, args, out);
  bool array = scalar_or_array(n, args, out)->type.rank > 0;
  bool in_order = op_is_numpy_loop(op, loop[0]) || loop[0] == DT_COMPLEX64;   /* its layout counts */
  bool scalar_differs = op == OP_MULTIPLY || op == OP_SQUARE || op == OP_ABSOLUTE;
  if (!array && dtype_is_complex(loop[0]) && scalar_differs)
    return refuse(c, REASON_SCALAR, types_only, "np.%s of complex scalars", op_info[op].numpy);
  Value *values[3], *given[3];
  for (int i = 0; i < n; i++) {
    if (in_order && av_has_negative_step(args[i]))
      return refuse(c, REASON_ORDER, types_only, "np.%s of a reversed view", op_info[op].numpy);
    values[i] = given[i] = materialise(c, args[i]);
    if (values[i]) values[i] = build_cast(c, values[i], loop[i], KIND_NPSCALAR);
    if (!values[i]) return types_only;
  }
  Value *v = build_map_of(c, op, n, values, given, out);
  return v ? av_of_value(c, v) : types_only;
}

/* array ** exponent: NumPy's short cuts for a Python number as exponent (exact.md A 2.4). */
static AVal *build_power(Ctx *c, AVal *a, AVal *b) {
  double e = NAN;
  av_const_real(b, &e);
  bool is_float = a->kind == AV_DATA && dtype_is_inexact(a->type.dtype);
  if (a->kind == AV_DATA && a->type.rank == 0) {
    bool scalars = b->kind == AV_DATA && b->type.rank == 0 && a->type.kind != KIND_ARRAY && b->type.kind != KIND_ARRAY;
    bool halves = a->type.dtype == DT_FLOAT16 || (scalars && b->type.dtype == DT_FLOAT16);
    bool bools = a->type.dtype == DT_BOOL && scalars && b->type.dtype == DT_BOOL;
    if (!scalars || halves || bools)
      return refuse(c, REASON_SCALAR, typed_ufunc(OP_POWER, 2, (AVal *[]){a, b}), "a power of scalars");
    return build_ufunc(c, OP_SCALAR_POWER, 2, (AVal *[]){a, b});
  }
  if (e == 2 && a->kind == AV_DATA && (is_float || b->type.dtype == DT_INT64))   /* bool: int8 */
    return build_ufunc(c, OP_SQUARE, 1, &a);
  if (e == -1 && is_float) return build_ufunc(c, OP_RECIPROCAL, 1, &a);
  if (e == 0.5 && is_float) return build_ufunc(c, OP_SQRT, 1, &a);
  return build_ufunc(c, OP_POWER, 2, (AVal *[]){a, b});
}

static AVal *build_matmul(Ctx *c, AVal *a, AVal *b) {
  return numpy_call(c, "matmul", &(Args){.args = (AVal *[]){a, b}, .nargs = 2});
}

/* NULL: not loose, or it settles as an operand of any operator. */
static AVal *loose_operands(Ctx *c, Operator o, AVal *a, AVal *b) {
  bool settles = (!a->carried || settles_beside(a, b)) && (!b->carried || settles_beside(b, a));
  return settles || c->refused || !av_is_scalar(a) || !av_is_scalar(b) ? NULL : loose_arithmetic(c, o, a, b);
}

AVal *build_binary(Ctx *c, Operator o, AVal *a, AVal *b) {
  static const Op ops[] = {
    [O_ADD] = OP_ADD, [O_SUB] = OP_SUBTRACT, [O_MUL] = OP_MULTIPLY, [O_DIV] = OP_DIVIDE,
    [O_FLOORDIV] = OP_FLOOR_DIVIDE, [O_MOD] = OP_REMAINDER, [O_POW] = OP_POWER,
    [O_BITAND] = OP_BITWISE_AND, [O_BITOR] = OP_BITWISE_OR, [O_BITXOR] = OP_BITWISE_XOR,
    [O_LSHIFT] = OP_LEFT_SHIFT, [O_RSHIFT] = OP_RIGHT_SHIFT, [O_EQ] = OP_EQUAL,
    [O_NE] = OP_NOT_EQUAL, [O_LT] = OP_LESS, [O_LE] = OP_LESS_EQUAL, [O_GT] = OP_GREATER,
    [O_GE] = OP_GREATER_EQUAL,
  };
  AVal *by_method = object_operator(c, o, a, b);
  if (by_method) return by_method;
  AVal *loose = loose_operands(c, o, a, b);
  if (loose) return loose;
  if (av_is_scalar(a) && a->carried) a = settles_beside(a, b) && (o <= O_MUL || o == O_DIV) ? firm(a) : settled(c, a);
  if (av_is_scalar(b) && b->carried) b = settles_beside(b, a) && (o <= O_MUL || o == O_DIV) ? firm(b) : settled(c, b);
  if (av_is_scalar(a) && av_is_scalar(b) && (av_is_complex_scalar(a) || av_is_complex_scalar(b)))
    return complex_scalar_binary(c, o, a, b);
  if (av_is_python(a) && av_is_python(b)) return python_binary(c, o, a, b);
  if (a->kind != AV_DATA || b->kind != AV_DATA) {
    AVal *sequence = sequence_binary(o, a, b);
    if (sequence) return sequence;
    AVal *type = o <= O_GE && o != O_MATMUL ? typed_operator(o, ops[o], a, b) : av_unknown;
    return refuse(c, REASON_TYPE, type, "the type of an operand is not known");
  }
  if (o == O_MATMUL) return build_matmul(c, a, b);
  if (o == O_POW) return build_power(c, a, b);
  if (o >= O_IS || o == O_AND || o == O_OR)
    return refuse(c, REASON_OPAQUE, av_unknown, "an operator that npcc does not compile");
  return build_ufunc(c, ops[o], 2, (AVal *[]){a, b});
}

AVal *build_fill(Ctx *c, int rank, const Extent *const *shape, Value *scalar) {
  Node *n = emit(c, N_MAP, 1, &scalar, false);
  n->op = OP_COPY;
  Type type = {.dtype = scalar->type.dtype, .kind = rank ? KIND_ARRAY : KIND_NPSCALAR, .rank = rank};
  for (int i = 0; i < rank; i++) type.shape[i] = shape[i], type.order[i] = (signed char)i;
  return av_of_value(c, emit_result(c, n, type));
}
