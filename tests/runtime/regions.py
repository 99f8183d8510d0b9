"""The program that the tests of the binder share: one region of each kind, in C by hand."""

from package import region

SCRIPT = '''\
"""A program."""
import numpy as np


def add(a, b):
    "adds"
    c = a + b
    return c


def several(a, b):
    c = a / b
    d = c.T
    e = c
    return c, d, e


def scalars(x, y, k, flag):
    s = x * y
    t = k + 1
    return s, t


def half(a):
    return a * 0.5


def update(a, b):
    a[:] = a + b


def first(a):
    v = a[1:]
    w = a
    return v, w


def late(a, b):
    c = a + b
    d = c / a
    return c, d


def pick(a, k):
    if k == 0:
        v, w = a, a
    elif k == 1:
        v = w = a[1:]
    else:
        v = a * 2
        w = v[1:]
    return v, w
'''
REWRITTEN = '''\
"""A program."""
import numpy as np


def add(a, b):
    "adds"
    c = _npcc_r1(a, b)  # c = a + b
    return c


def several(a, b):
    c, d, e = _npcc_r2(a, b)  # c = a / b
    # d = c.T
    # e = c
    return c, d, e


def scalars(x, y, k, flag):
    s, t = _npcc_r3(x, y, k, flag)  # s = x * y
    # t = k + 1
    return s, t


def half(a):
    return _npcc_r4(a)  # return a * 0.5


def update(a, b):
    _npcc_r5(a, b)  # a[:] = a + b


def first(a):
    v, w = _npcc_r6(a)  # v = a[1:]
    # w = a
    return v, w


def late(a, b):
    c, d = _npcc_r7(a, b)  # c = a + b
    # d = c / a
    return c, d


def pick(a, k):
    v, w = _npcc_r8(a, k)  # if k == 0:
    #     v, w = a, a
    # elif k == 1:
    #     v = w = a[1:]
    # else:
    #     v = a * 2
    #     w = v[1:]
    return v, w
'''
REGIONS = [
    region("r1", "add", 7, [(7, 4)], ["a", "b"], ["c"]),
    region("r2", "several", 12, [(12, 4), (13, 4), (14, 4)], ["a", "b"], ["c", "d", "e"]),
    region("r3", "scalars", 19, [(19, 4), (20, 4)], ["x", "y", "k", "flag"], ["s", "t"]),
    region("r4", "half", 25, [(25, 4)], ["a"], [], returns=True),
    region("r5", "update", 29, [(29, 4)], ["a", "b"], []),
    region("r6", "first", 33, [(33, 4), (34, 4)], ["a"], ["v", "w"]),
    region("r7", "late", 39, [(39, 4), (40, 4)], ["a", "b"], ["c", "d"]),
    region("r8", "pick", 45, [(45, 4)], ["a", "k"], ["v", "w"]),
]
C = r'''
#include "npcc_runtime.h"

#ifdef NPCC_LEVEL
#define ARRAY2(name, flags) {name, NPCC_ARRAY, NPCC_FLOAT64, 2, flags}
#define ARRAY1(name, flags) {name, NPCC_ARRAY, NPCC_FLOAT64, 1, flags}
static const npcc_Param ab2[] = {ARRAY2("a", 0), ARRAY2("b", 0)};
static const npcc_Param ab1[] = {ARRAY1("a", 0), ARRAY1("b", 0)};
static const npcc_Param ab1_written[] = {ARRAY1("a", NPCC_WRITTEN), ARRAY1("b", 0)};
static const npcc_Exit exit0[] = {{0, 0, 0, 0}};

static __attribute__((noinline)) unsigned add_nest(const double *a, const double *b, double *r, int64_t n, int threads) {
  unsigned flags = 0;
  npcc_fp_clear();
  if (threads > 1) {
#pragma omp parallel num_threads(threads) reduction(|: flags)
    {
      npcc_fp_clear();
#pragma omp for schedule(static) nowait
      for (int64_t i = 0; i < n; i++) r[i] = a[i] + b[i];
      flags |= npcc_fp_get();
    }
  } else {
    for (int64_t i = 0; i < n; i++) r[i] = a[i] + b[i];
    flags = npcc_fp_get();
  }
  return flags;
}
static __attribute__((noinline)) unsigned divide_nest(const double *a, const double *b, double *r, int64_t n) {
  npcc_fp_clear();
  for (int64_t i = 0; i < n; i++) r[i] = a[i] / b[i];
  return npcc_fp_get();
}

static int run_add2(npcc_Context *ctx, npcc_Value *in, npcc_Value *out) {
  const int64_t *n = in[0].a.dims;
  if (npcc_fails(ctx, n[0] != in[1].a.dims[0] || n[1] != in[1].a.dims[1], NPCC_WHY_SHAPE)) return NPCC_EXIT(0);
  double *r = npcc_new(ctx, &out[0], NPCC_FLOAT64, 2, n, NULL);
  if (npcc_fails(ctx, !r, NPCC_WHY_MEMORY)) return NPCC_EXIT(0);
  int64_t work = n[0] * n[1];
  npcc_release(ctx, work);
  unsigned flags = add_nest((double *)in[0].a.data, (double *)in[1].a.data, r, work, npcc_threads(ctx, work));
  npcc_hold(ctx);
  if (npcc_fails(ctx, npcc_fp_visible(ctx, flags), NPCC_WHY_FP)) return NPCC_EXIT(0);
  return 0;
}
static int run_add1(npcc_Context *ctx, npcc_Value *in, npcc_Value *out) {
  int64_t n = in[0].a.dims[0];
  if (npcc_fails(ctx, n != in[1].a.dims[0], NPCC_WHY_SHAPE)) return NPCC_EXIT(0);
  double *r = npcc_new(ctx, &out[0], NPCC_FLOAT64, 1, &n, NULL);
  if (npcc_fails(ctx, !r, NPCC_WHY_MEMORY)) return NPCC_EXIT(0);
  add_nest((double *)in[0].a.data, (double *)in[1].a.data, r, n, 1);
  return 0;
}
static const npcc_Result c2[] = {{"c", NPCC_ARRAY, NPCC_FLOAT64, 2, NPCC_FRESH, 0}};
static const npcc_Result c1[] = {{"c", NPCC_ARRAY, NPCC_FLOAT64, 1, NPCC_FRESH, 0}};

/* c = a / b; d = c.T; e = c. An array in F order below 100 rows, to try orders. */
static int run_several(npcc_Context *ctx, npcc_Value *in, npcc_Value *out) {
  const int64_t *n = in[0].a.dims;
  if (npcc_fails(ctx, n[0] != in[1].a.dims[0] || n[1] != in[1].a.dims[1], NPCC_WHY_SHAPE)) return NPCC_EXIT(0);
  double *r = npcc_new(ctx, &out[0], NPCC_FLOAT64, 2, n, NULL);
  if (npcc_fails(ctx, !r, NPCC_WHY_MEMORY)) return NPCC_EXIT(0);
  unsigned flags = divide_nest((double *)in[0].a.data, (double *)in[1].a.data, r, n[0] * n[1]);
  if (npcc_fails(ctx, npcc_fp_visible(ctx, flags), NPCC_WHY_FP)) return NPCC_EXIT(0);
  out[1].a = (npcc_Array){.data = (char *)r, .dims = {n[1], n[0]}, .strides = {8, 8 * n[1]}, .rank = 2, .dtype = NPCC_FLOAT64};
  return 0;
}
static const npcc_Result cde[] = {{"c", NPCC_ARRAY, NPCC_FLOAT64, 2, NPCC_FRESH, 0},
                                  {"d", NPCC_ARRAY, NPCC_FLOAT64, 2, NPCC_OUT_VIEW, 0},
                                  {"e", NPCC_ARRAY, NPCC_FLOAT64, 2, NPCC_OUT, 0}};

/* Two specialisations: float64 scalars, and Python floats. */
static const npcc_Param numpy_scalars[] = {{"x", NPCC_NPSCALAR, NPCC_FLOAT64, 0, 0}, {"y", NPCC_NPSCALAR, NPCC_FLOAT32, 0, 0},
                                           {"k", NPCC_PYSCALAR, NPCC_INT64, 0, 0}, {"flag", NPCC_PYSCALAR, NPCC_BOOL, 0, 0}};
static const npcc_Param python_scalars[] = {{"x", NPCC_PYSCALAR, NPCC_FLOAT64, 0, 0}, {"y", NPCC_PYSCALAR, NPCC_FLOAT64, 0, 0},
                                            {"k", NPCC_NPSCALAR, NPCC_INT32, 0, 0}, {"flag", NPCC_NPSCALAR, NPCC_BOOL, 0, 0}};
static int run_scalars(npcc_Context *ctx, npcc_Value *in, npcc_Value *out) {
  (void)ctx;
  out[0].f = in[0].f * in[1].f;
  out[1].i = in[2].i + 1;
  return 0;
}
static const npcc_Result numpy_st[] = {{"s", NPCC_NPSCALAR, NPCC_FLOAT64, 0, NPCC_FRESH, 0}, {"t", NPCC_PYSCALAR, NPCC_INT64, 0, NPCC_FRESH, 0}};
static const npcc_Result python_st[] = {{"s", NPCC_PYSCALAR, NPCC_FLOAT64, 0, NPCC_FRESH, 0}, {"t", NPCC_NPSCALAR, NPCC_INT32, 0, NPCC_FRESH, 0}};

static int run_half(npcc_Context *ctx, npcc_Value *in, npcc_Value *out) {
  int64_t n = in[0].a.dims[0];
  double *t = npcc_scratch(ctx, 8 * n), *r = npcc_new(ctx, &out[0], NPCC_FLOAT64, 1, &n, NULL);
  if (npcc_fails(ctx, !t || !r, NPCC_WHY_MEMORY)) return NPCC_EXIT(0);
  for (int64_t i = 0; i < n; i++) t[i] = ((double *)in[0].a.data)[i] * 0.5;
  for (int64_t i = 0; i < n; i++) r[i] = t[i];
  return 0;
}
static const npcc_Result returned[] = {{0, NPCC_ARRAY, NPCC_FLOAT64, 1, NPCC_FRESH, 0}};

static int run_update(npcc_Context *ctx, npcc_Value *in, npcc_Value *out) {
  (void)out;
  int64_t n = in[0].a.dims[0];
  if (npcc_fails(ctx, n != in[1].a.dims[0], NPCC_WHY_SHAPE)) return NPCC_EXIT(0);
  if (npcc_fails(ctx, npcc_strict(ctx), NPCC_WHY_STRICT)) return NPCC_EXIT(0);
  double *a = (double *)in[0].a.data;
  unsigned flags = add_nest(a, (double *)in[1].a.data, a, n, 1);
  if (npcc_fp_visible(ctx, flags) && npcc_report(ctx, 0, "add", NPCC_FLOAT64, flags)) return NPCC_RAISED;
  return 0;
}

static int run_first(npcc_Context *ctx, npcc_Value *in, npcc_Value *out) {
  (void)ctx;
  out[0].a = in[0].a;
  out[0].a.data += 8, out[0].a.dims[0]--;
  return 0;
}
static const npcc_Result vw[] = {{"v", NPCC_ARRAY, NPCC_FLOAT64, 1, NPCC_INPUT_VIEW, 0}, {"w", NPCC_ARRAY, NPCC_FLOAT64, 1, NPCC_INPUT, 0}};

/* Leaves at statement 1 with c done. */
static int run_late(npcc_Context *ctx, npcc_Value *in, npcc_Value *out) {
  int64_t n = in[0].a.dims[0];
  if (npcc_fails(ctx, n != in[1].a.dims[0], NPCC_WHY_SHAPE)) return NPCC_EXIT(0);
  double *c = npcc_new(ctx, &out[0], NPCC_FLOAT64, 1, &n, NULL), *d = npcc_new(ctx, &out[1], NPCC_FLOAT64, 1, &n, NULL);
  if (npcc_fails(ctx, !c || !d, NPCC_WHY_MEMORY)) return NPCC_EXIT(0);
  unsigned flags = add_nest((double *)in[0].a.data, (double *)in[1].a.data, c, n, 1);
  if (npcc_fails(ctx, npcc_fp_visible(ctx, flags), NPCC_WHY_FP)) return NPCC_EXIT(0);
  flags = divide_nest(c, (double *)in[0].a.data, d, n);
  if (npcc_fails(ctx, npcc_fp_visible(ctx, flags), NPCC_WHY_FP)) {
    out[1] = in[0];
    return NPCC_EXIT(1);
  }
  return 0;
}
static const npcc_Result cd[] = {{"c", NPCC_ARRAY, NPCC_FLOAT64, 1, NPCC_FRESH, 0}, {"d", NPCC_ARRAY, NPCC_FLOAT64, 1, NPCC_FRESH, 0}};
static const npcc_Result live_c[] = {{"c", NPCC_ARRAY, NPCC_FLOAT64, 1, NPCC_FRESH, 0}, {"a", NPCC_ARRAY, NPCC_FLOAT64, 1, NPCC_INPUT, 0}};
static const npcc_Exit late_exits[] = {{0, 0, 0, 0}, {1, 2, 2, live_c}};

/* Stores into a first, which leaving undoes. */
static int run_pick(npcc_Context *ctx, npcc_Value *in, npcc_Value *out) {
  double *a = (double *)in[0].a.data;
  int64_t n = in[0].a.dims[0], k = in[1].i;
  if (npcc_fails(ctx, !npcc_save(ctx, a, 8 * n), NPCC_WHY_MEMORY)) return NPCC_EXIT(0);
  for (int64_t i = 0; i < n; i++) a[i] *= 2;
  if (npcc_leaves(ctx, k > 2, NPCC_WHY_VALUE)) return NPCC_EXIT(0);
  out[0].a = in[0].a, out[0].i = k;
  if (k == 1) out[0].a.data += 8, out[0].a.dims[0]--;
  if (k == 2) {
    double *r = npcc_new(ctx, &out[0], NPCC_FLOAT64, 1, &n, NULL);
    for (int64_t i = 0; i < n; i++) r[i] = a[i];
    out[0].i = 0;
  }
  if (k < 2) out[1].i = 2;
  else out[1] = out[0], out[1].i = 1, out[1].a.data += 8, out[1].a.dims[0]--;
  for (int64_t i = 0; i < n; i++) a[i] /= 2;
  return 0;
}
static const npcc_Param pick_params[] = {ARRAY1("a", NPCC_WRITTEN), {"k", NPCC_PYSCALAR, NPCC_INT64, 0, 0}};
static const npcc_Result open_vw[] = {{"v", NPCC_ARRAY, NPCC_FLOAT64, 1, NPCC_OPEN, 0}, {"w", NPCC_ARRAY, NPCC_FLOAT64, 1, NPCC_OPEN, 0}};

static const npcc_Param a1[] = {ARRAY1("a", 0)};
#define ROW(name_, where_, line_, nparams_, nresults_, params_, results_, exits_, nexits_, run_) \
  {.name = name_, .where = where_, .line = line_, .variant = NPCC_ALWAYS, .nparams = nparams_, .nresults = nresults_, \
   .nout = nresults_, .params = params_, .results = results_, .exits = exits_, .nexits = nexits_, .run = run_}
static const npcc_Region regions[] = {
  ROW("r1", "add", 7, 2, 1, ab2, c2, exit0, 1, run_add2),
  ROW("r1", "add", 7, 2, 1, ab1, c1, exit0, 1, run_add1),
  ROW("r2", "several", 12, 2, 3, ab2, cde, exit0, 1, run_several),
  ROW("r3", "scalars", 19, 4, 2, numpy_scalars, numpy_st, exit0, 1, run_scalars),
  ROW("r3", "scalars", 19, 4, 2, python_scalars, python_st, exit0, 1, run_scalars),
  ROW("r4", "half", 25, 1, 1, a1, returned, exit0, 1, run_half),
  ROW("r5", "update", 29, 2, 0, ab1_written, 0, exit0, 1, run_update),
  ROW("r6", "first", 33, 1, 2, a1, vw, exit0, 1, run_first),
  ROW("r7", "late", 39, 2, 2, ab1, cd, late_exits, 2, run_late),
  ROW("r8", "pick", 45, 2, 2, pick_params, open_vw, exit0, 1, run_pick),
};
static npcc_Loop loop_exp = {"exp", "dd", 0, 0}, loop_add = {"add", "fff", 0, 0}, loop_matmul = {"matmul", "ddd", 0, 0};
static npcc_Loop loop_dot = {"dot", "ddd", 0, 0}, loop_dot_f = {"dot", "fff", 0, 0}, loop_dot_l = {"dot", "lll", 0, 0};
static npcc_Loop loop_dot_c = {"dot", "DDD", 0, 0}, loop_dot_b = {"dot", "???", 0, 0};
static npcc_Loop *const loops[] = {&loop_exp, &loop_add, &loop_matmul, &loop_dot, &loop_dot_f, &loop_dot_l, &loop_dot_c,
                                   &loop_dot_b};
NPCC_LEVEL_TABLE = {regions, sizeof regions / sizeof *regions, loops, sizeof loops / sizeof *loops};
#endif
'''
