/* Calls of ufuncs with their keywords, and the methods of ufuncs. */
#include <string.h>

#include "numpy_functions.h"

/* ---- keywords ---- */

typedef struct { AVal *out, *where; DType dtype; bool c_order, exact; } Keywords;

static AVal *only_item(AVal *v) { return v && v->kind == AV_TUPLE && v->n == 1 ? v->items[0] : v; }

static bool is_string(const AVal *v, const char *s) { return v->kind == AV_STRING && !strcmp(v->string, s); }

/* casting= and order= that ask for nothing else than what happens anyway. */
static bool take_keyword(Ctx *c, const char *name, AVal *v, Keywords *k) {
  bool on;
  if (!strcmp(name, "out")) k->out = only_item(v);
  else if (!strcmp(name, "where")) k->where = av_const_bool(v, &on) && on ? NULL : v;
  else if (!strcmp(name, "dtype")) k->dtype = is_given(v) ? dtype_of_argument(c, v) : DT_NONE;
  else if (!strcmp(name, "casting") && v->kind == AV_STRING) {
    k->exact = !strcmp(v->string, "no") || !strcmp(v->string, "equiv") || !strcmp(v->string, "safe");
    return k->exact || is_string(v, "same_kind");
  } else if (!strcmp(name, "order")) {
    k->c_order = is_string(v, "C");
    return k->c_order || is_string(v, "K");
  } else return false;
  return true;
}

static bool take_keywords(Ctx *c, Op op, const Args *a, Keywords *k) {
  int nin = op_info[op].nin;
  *k = (Keywords){.dtype = DT_NONE};
  if (a->nargs < nin || a->nargs > nin + 1)
    return refuse(c, REASON_ARGUMENT, NULL, "np.%s with %d arguments", op_info[op].numpy, a->nargs), false;
  if (a->nargs == nin + 1) k->out = a->args[nin];
  for (int i = 0; i < a->nkwargs; i++)
    if (!a->names[i] || !take_keyword(c, a->names[i], a->kwargs[i], k))
      return refuse(c, REASON_ARGUMENT, NULL, "keyword '%s' of np.%s", a->names[i] ? a->names[i] : "**", op_info[op].numpy), false;
  return !c->refused;
}

/* Would casting="safe" or a stricter one let these pass? Only where nothing is cast. */
static bool casts_nothing(Op op, AVal **args, const AVal *r, const AVal *out) {
  DType in[3] = {0}, loop[3] = {0};
  for (int i = 0; i < op_info[op].nin; i++) {
    if (!av_is_array(args[i])) return false;
    in[i] = args[i]->type.dtype;
  }
  op_resolve(op, in, loop);
  for (int i = 0; i < op_info[op].nin; i++)
    if (loop[i] != in[i]) return false;
  return r->kind == AV_DATA && (!is_given(out) || (out->kind == AV_DATA && out->type.dtype == r->type.dtype));
}

/* ---- where= ----
 * NumPy computes the elements where the mask is true only: if the operation may warn, the others are computed from 1. */

static AVal *chosen(Ctx *c, AVal *mask, AVal *yes, AVal *no) {
  AVal *v = numpy_call(c, "where", &(Args){.args = (AVal *[]){mask, yes, no}, .nargs = 3});
  return v ? v : refuse(c, REASON_ARGUMENT, yes, "this where=");
}

static AVal *ufunc_where(Ctx *c, Op op, AVal **args, const Keywords *k) {
  AVal *operands[3], *out = k->out, *mask = k->where;
  bool clean = !op_info[op].fp && !(op_info[op].flags & OPF_RAISES);
  if (!out || !av_is_array(out)) return refuse(c, REASON_ARGUMENT, av_unknown, "where= without out=");
  if (!av_is_array(mask) || mask->type.dtype != DT_BOOL)
    return refuse(c, REASON_ARGUMENT, out, "a where= that is not known to be an array of bool");
  for (int i = 0; i < op_info[op].nin; i++) {
    operands[i] = args[i];
    if (args[i]->kind != AV_DATA || dtype_is_complex(args[i]->type.dtype) || (av_is_array(args[i]) && av_has_negative_step(args[i])))
      return refuse(c, REASON_ARGUMENT, out, "an operand beside where=");
    if (!clean && av_is_array(args[i]) && !c->refused)
      operands[i] = chosen(c, mask, args[i], av_of_value(c, scalar_of(c, args[i]->type.dtype, 1)));
  }
  AVal *r = c->refused ? out : build_ufunc_in(c, op, op_info[op].nin, operands, k->dtype);
  if (c->refused) return out;
  DType from = r->type.dtype, to = out->type.dtype;
  bool wraps = dtype_is_int(from) && dtype_is_int(to) && dtype_can_cast_same_kind(from, to);
  if (!wraps && !dtype_can_cast_safe(from, to)) return refuse(c, REASON_ARGUMENT, out, "a cast beside where=");
  Value *v = materialise(c, r);
  if (v) v = build_cast(c, v, to, KIND_NPSCALAR);
  AVal *all = v ? chosen(c, mask, av_of_value(c, v), out) : out;
  if (!c->refused) build_store(c, out, all);
  return out;
}

/* ---- the call ---- */

AVal *call_ufunc(Ctx *c, Op op, const Args *a) {
  int nin = op_info[op].nin;
  Keywords k;
  AVal *args[3];
  if (!take_keywords(c, op, a, &k)) return typed_ufunc(op, a->nargs < nin ? a->nargs : nin, a->args);
  for (int i = 0; i < nin; i++) args[i] = a->args[i];
  if (!is_given(k.out)) k.out = NULL;
  AVal *r = k.where ? ufunc_where(c, op, args, &k) : build_ufunc_in(c, op, nin, args, k.dtype);
  if (k.exact && !casts_nothing(op, args, r, k.out)) return refuse(c, REASON_ARGUMENT, r, "casting= beside a cast");
  if (k.where) return r;
  if (k.out) return store_out(c, k.out, r);
  bool in_c_order = !av_is_array(r) || type_is_c_order(&r->type);
  return k.c_order && !in_c_order && !c->refused ? copied(c, r, r->type.dtype, true) : r;
}

/* ---- methods ---- */

/* op(a[:, ..., None, ...], b): each element of a with each of b. */
AVal *ufunc_outer(Ctx *c, Op op, AVal *a, AVal *b) {
  Shape s, to;
  if (!av_is_array(a) || !av_is_array(b)) return build_ufunc(c, op, 2, (AVal *[]){a, b});
  int more = b->type.rank;
  AVal *types_only = array_type_or_unknown(a->type.dtype, a->type.rank + more);
  if (!is_here(c, a)) return refuse(c, REASON_SHAPE, types_only, "a temporary from outside");
  shape_here(c, a, &s);
  if (s.rank + more > MAX_RANK) return refuse(c, REASON_SHAPE, av_unknown, "an outer product of too high a rank");
  to.rank = s.rank + more;
  View w = {.rank = to.rank, .base_rank = s.rank};
  for (int i = 0; i < to.rank; i++) w.shape[i] = i < s.rank ? s.e[i] : ext_const(1);
  for (int i = 0; i < s.rank; i++) w.axis[i] = (AxisMap){i, ext_const(0), 1};
  AVal *wide = shown(c, a, &w);
  return c->refused ? types_only : build_ufunc(c, op, 2, (AVal *[]){wide, b});
}

/* np.add.at(a, i, v): one element after the other, in a loop of the prelude. */
static AVal *ufunc_at(Ctx *c, const char *name, Op op, const Args *a) {
  DType in[2], loop[3];
  if (a->nargs != 3 || a->nkwargs || op_info[op].nin != 2) return NULL;
  AVal *array = a->args[0], *at = a->args[1], *v = a->args[2];
  if (is_sequence(at) && at->n == 1) at = at->items[0];
  if (!av_is_array(array) || array->type.rank != 1 || !av_is_array(at) || at->type.rank != 1 || !dtype_is_int(at->type.dtype) ||
      at->type.dtype == DT_UINT64 || v->kind != AV_DATA || v->type.rank > 1)
    return refuse(c, REASON_ARGUMENT, av_none, "arguments of np.%s", name);
  in[0] = array->type.dtype;
  in[1] = av_is_python(v) ? dtype_weak(v->type.dtype, in[0]) : v->type.dtype;
  bool shown_twice = array->object && (at->object == array->object || v->object == array->object);
  if (op_resolve(op, in, loop) != in[0] || shown_twice || dtype_is_complex(in[0]))
    return refuse(c, REASON_DTYPE, av_none, "np.%s of these", name);
  check_fits(c, v, in[0]);
  bool each = v->type.rank == 1;
  Value *x = each ? materialise(c, v) : NULL, *i = each ? materialise(c, at) : NULL;
  if (x && i) emit_check(c, REL_EQ, canonical(c, x->type.shape[0]), canonical(c, i->type.shape[0]));
  AVal *ufunc = av_named(arena_printf("numpy.%s", op_info[op].numpy));
  ufunc->certain = true;
  Args args = {.args = (AVal *[]){ufunc, array, at, v}, .nargs = 4};
  if (!c->refused) call_function(c, prelude_function(each ? "_at_each" : "_at_number"), &args);
  return av_none;
}

AVal *ufunc_method(Ctx *c, const char *name, const Args *a) {
  const char *dot = strchr(name, '.');
  if (!dot) return NULL;
  Op op = op_from_numpy(arena_strndup(name, (size_t)(dot - name)));
  if (op == OP_NONE) return NULL;
  if (!strcmp(dot, ".outer") && op_info[op].nin == 2 && a->nargs == 2 && !a->nkwargs)
    return ufunc_outer(c, op, a->args[0], a->args[1]);
  if (!strcmp(dot, ".reduce")) return ufunc_reduce(c, op, a);
  if (!strcmp(dot, ".accumulate")) return ufunc_accumulate(c, op, a);
  return !strcmp(dot, ".at") ? ufunc_at(c, name, op, a) : NULL;
}
