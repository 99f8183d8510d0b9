/* NumPy's generalised ufuncs (GUFUNC of calls.def), as the prelude calls them: the operands, then the lengths that
 * only results have, then the axis of those that work along one.
 *
 *   np._inv(a)      np._svd_s(a, min(m, n))      np._fft(a, 1.0, n, axis) */
#include <string.h>

#include "numpy_functions.h"

enum { MAX_OPERANDS = 4 };
typedef struct {
  LibCall call;
  DType dtype;                  /* of the loop */
  bool single;                  /* results are rounded to single precision */
  Value *x[MAX_OPERANDS];
  const Extent *length[26];     /* by the letter of a core axis */
  int axis;                     /* of CALLF_AXIS, else -1 */
} Gufunc;

static LibCall find_gufunc(const char *name) {
  for (int i = 0; i < CALL_COUNT; i++)
    if (call_info[i].core && !strcmp(strrchr(call_info[i].numpy, '.') + 1, name)) return (LibCall)i;
  return CALL_NONE;
}

static bool has_axis(const Gufunc *g) { return call_info[g->call].flags & CALLF_AXIS; }

/* NumPy computes in double precision unless all operands are single and the function has a loop for them. */
static bool choose_dtype(Ctx *c, Gufunc *g, AVal *const *x) {
  bool is_complex = false, all_single = true, single_arrays = true;
  for (int i = 0; i < call_info[g->call].nin; i++) {
    if (x[i]->kind != AV_DATA || x[i]->type.dtype == DT_FLOAT16 || !dtype_is_native(x[i]->type.dtype))
      return refuse(c, REASON_DTYPE, NULL, "an argument of this dtype"), false;
    DType d = x[i]->type.dtype;
    is_complex |= dtype_is_complex(d);
    bool single = dtype_is_inexact(d) && dtype_real(d) == DT_FLOAT32;
    all_single &= single;
    single_arrays &= single || !av_is_array(x[i]);
  }
  bool is_double = !all_single || call_info[g->call].flags & CALLF_DOUBLE;
  g->single = is_double && single_arrays;
  g->dtype = is_complex ? is_double ? DT_COMPLEX128 : DT_COMPLEX64 : is_double ? DT_FLOAT64 : DT_FLOAT32;
  return true;
}

static DType dtype_of(const Gufunc *g, int k) { return gufunc_dtype(gufunc_type(g->call, k), g->dtype); }

static bool take_operand(Ctx *c, Gufunc *g, int k, AVal *x) {
  const char *core = gufunc_core(g->call, k);
  int ncore = (int)strlen(core);
  Value *v = materialise(c, x);
  if (!v || v->type.rank < ncore) return v ? refuse(c, REASON_SHAPE, NULL, "an array of too low a rank"), false : false;
  g->x[k] = v->type.dtype == dtype_of(g, k) ? v : build_cast(c, v, dtype_of(g, k), KIND_NPSCALAR);
  if (!g->x[k]) return false;
  for (int i = 0; i < ncore; i++) {
    const Extent **length = &g->length[core[i] - 'a'], *e = v->type.shape[has_axis(g) ? g->axis : v->type.rank - ncore + i];
    *length = *length ? unify(c, *length, e) : canonical(c, e);
    if (!*length) return refuse(c, REASON_SHAPE, NULL, "matrices whose shapes do not fit"), false;
  }
  return true;
}

/* Takes the lengths that no operand has; *at: the next of the arguments. */
static bool take_lengths(Ctx *c, Gufunc *g, const Args *a, int *at) {
  for (int k = call_info[g->call].nin; gufunc_core(g->call, k); k++)
    for (const char *s = gufunc_core(g->call, k); *s; s++) {
      const Extent **length = &g->length[*s - 'a'];
      if (*length) continue;
      if (*at >= a->nargs || !(*length = extent_of(c, a->args[(*at)++]))) return false;
      *length = canonical(c, *length);
      emit_check(c, REL_LE, ext_const(0), *length);
    }
  return true;
}

/* np.empty_like of the operand, with another length of the axis. */
static bool type_along(Ctx *c, const Gufunc *g, char core, Type *t) {
  *t = (Type){.dtype = t->dtype, .kind = KIND_ARRAY, .rank = g->x[0]->type.rank};
  for (int i = 0; i < t->rank; i++) t->shape[i] = i == g->axis ? g->length[core - 'a'] : g->x[0]->type.shape[i];
  return copy_order(g->x[0], t->order) || (refuse(c, REASON_ORDER, NULL, "an array in an unknown memory order"), false);
}

static bool result_type(Ctx *c, const Gufunc *g, int k, Type *t) {
  int nin = call_info[g->call].nin, ncore[MAX_OPERANDS];
  const char *core = gufunc_core(g->call, k);
  t->dtype = dtype_of(g, k);
  if (has_axis(g)) return type_along(c, g, *core, t);
  for (int i = 0; i < nin; i++) ncore[i] = (int)strlen(gufunc_core(g->call, i));
  if (!outer_axes(c, nin, g->x, ncore, t)) return false;
  if (t->rank + (int)strlen(core) > MAX_RANK) return refuse(c, REASON_SHAPE, NULL, "an array of too high a rank"), false;
  for (; *core; core++) t->shape[t->rank++] = g->length[*core - 'a'];
  for (int i = 0; i < t->rank; i++) t->order[i] = (signed char)i;
  t->kind = t->rank ? KIND_ARRAY : KIND_NPSCALAR;
  return true;
}

static AVal *rounded(Ctx *c, const Gufunc *g, Value *v) {
  DType single = dtype_is_complex(v->type.dtype) ? DT_COMPLEX64 : DT_FLOAT32;
  if (g->single) v = build_cast(c, v, single, KIND_NPSCALAR);
  return v ? av_of_value(c, v) : av_unknown;
}

static AVal *build_gufunc(Ctx *c, Gufunc *g) {
  enum { MAX_RESULTS = 4 };
  Type types[MAX_RESULTS] = {0};
  int nin = call_info[g->call].nin, nresults = 0;
  for (; gufunc_core(g->call, nin + nresults); nresults++)
    if (!result_type(c, g, nin + nresults, &types[nresults])) return av_unknown;
  Node *n = emit(c, N_CALL, nin, g->x, true);
  n->call = g->call;
  n->axis = has_axis(g) ? g->axis : 0;
  n->nresults = nresults;
  n->results = NEW_ARRAY(Value *, nresults);
  AVal **results = NEW_ARRAY(AVal *, nresults);
  for (int i = 0; i < nresults; i++) node_result(c->region->f, n, i, types[i], NULL);
  for (int i = 0; i < nresults; i++) results[i] = rounded(c, g, n->results[i]);
  return nresults == 1 ? results[0] : av_tuple(results, nresults);
}

AVal *gufunc_call(Ctx *c, const char *name, const Args *a) {
  Gufunc g = {.call = *name == '_' ? find_gufunc(name + 1) : CALL_NONE, .axis = -1};
  if (g.call == CALL_NONE) return NULL;
  int at = call_info[g.call].nin;
  if (a->nargs < at || !av_is_array(a->args[0])) return refuse(c, REASON_TYPE, av_unknown, "an argument that is not a known array");
  if (has_axis(&g) && !axis_of_argument(c, a->args[a->nargs - 1], a->args[0]->type.rank, &g.axis)) return av_unknown;
  if (!choose_dtype(c, &g, a->args)) return av_unknown;
  for (int k = 0; k < at; k++)
    if (!take_operand(c, &g, k, a->args[k])) return av_unknown;
  return take_lengths(c, &g, a, &at) && !c->refused ? build_gufunc(c, &g) : av_unknown;
}
