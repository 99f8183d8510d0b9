/* Compiled by npcc from test.py. With npcc_runtime.h beside it, for one level of the CPU (2, 3, 4):
 *   clang-19 -O3 -march=x86-64-v3 -ffp-contract=off -fno-math-errno -fwrapv -fopenmp -fPIC \
 *     -mllvm -disable-cgp-select2branch -shared -DNPCC_MAIN -DNPCC_LEVEL=3 regions.c -o _npcc.so -lm
 */
#include "npcc_runtime.h"

#ifdef NPCC_LEVEL

/* 3: y = np.zeros_like(x) */
static inline void r1_nest_1_range(double *restrict t, int64_t begin, int64_t end)
{
  for (int64_t i = begin; i < end; i++) {
    t[i] = 0.0;
  }
}

static void r1_nest_1(double *restrict t, int64_t x_n, int threads)
{
  if (threads <= 1) {
    r1_nest_1_range(t, 0, x_n);
    return;
  }
  int64_t length = x_n;
  #pragma omp parallel for num_threads(threads) schedule(static)
  for (int part = 0; part < threads; part++) {
    r1_nest_1_range(t, npcc_share(length, part, threads), npcc_share(length, part + 1, threads));
  }
}

/* inverse in x.py
 *   3: y = np.zeros_like(x)
 *   4: for i in range(len(x)):
 *   5: if x[i] != 0:
 *   6: y[i] = 1.0 / x[i]
 *   7: return y
 */
static NPCC_KERNEL int r1_body(npcc_Context *ctx, npcc_Value *out, const double *restrict x,
    int64_t x_n)
{
  npcc_Value t_array = {0};
  double *t = npcc_new(ctx, &t_array, NPCC_FLOAT64, 1, (int64_t[]){x_n}, (signed char[]){0});
  if (npcc_fails(ctx, !t, NPCC_WHY_MEMORY))
    return NPCC_EXIT(0);
  npcc_release(ctx, x_n);
  r1_nest_1(t, x_n, npcc_threads(ctx, x_n));
  /* 4: for i in range(len(x)): */
  for (int64_t i = 0; i < x_n; i++) {
    double x_i = x[i];
    if (x_i != 0.0)
      t[i] = npcc_opaque_f64(1.0) / x_i;
  }
  out[0] = t_array;
  return 0;
}

static int r1(npcc_Context *ctx, npcc_Value *in, npcc_Value *out)
{
  npcc_fp_clear();
  int left = r1_body(ctx, out, (double *)in[0].a.data, in[0].a.dims[0]);
  return npcc_fp_look(ctx, left);
}

static const npcc_Param r1_params[] = {
  {"x", NPCC_ARRAY, NPCC_FLOAT64, 1, 0},
};
static const npcc_Result r1_results[] = {
  {NULL, NPCC_ARRAY, NPCC_FLOAT64, 1, NPCC_FRESH, 0},
};
static const npcc_Exit r1_exits[] = {
  {0, 0, 0, NULL},
};

static const npcc_Region regions[] = {
  {.name = "r1", .where = "inverse", .line = 3, .variant = NPCC_ALWAYS,
   .nparams = 1, .nresults = 1, .nout = 1,
   .params = r1_params, .results = r1_results, .exits = r1_exits, .nexits = 1, .run = r1},
};

const npcc_Level NPCC_LEVEL_NAME(NPCC_LEVEL) = {regions, 1, NULL, 0};

#endif
