/* Compiled by npcc from test.py. With npcc_runtime.h beside it, for one level of the CPU (2, 3, 4):
 *   clang-19 -O3 -march=x86-64-v3 -ffp-contract=off -fno-math-errno -fwrapv -fopenmp -fPIC \
 *     -mllvm -disable-cgp-select2branch -shared -DNPCC_MAIN -DNPCC_LEVEL=3 regions.c -o _npcc.so -lm
 */
#include "npcc_runtime.h"

#ifdef NPCC_LEVEL

/* 3: y = np.arange(3) / 0.0 */
static NPCC_KERNEL void r1_nest_1_range(double *restrict y, int64_t begin, int64_t end)
{
  double t = 0.0;
  npcc_fp_done(t);
  for (int64_t i = begin; i < end; i++) {
    y[i] = npcc_cast_i64_f64(i) / t;
  }
}

static NPCC_KERNEL unsigned r1_nest_1(double *restrict y)
{
  r1_nest_1_range(y, 0, 3);
  return 0;
}

/* f in x.py
 *   3: y = np.arange(3) / 0.0
 */
static int r1(npcc_Context *ctx, npcc_Value *in, npcc_Value *out)
{
  unsigned flags;
  npcc_Value y_array = {0};
  double *y = npcc_new(ctx, &y_array, NPCC_FLOAT64, 1, (int64_t[]){3}, (signed char[]){0});
  if (npcc_fails(ctx, !y, NPCC_WHY_MEMORY))
    return NPCC_EXIT(0);
  npcc_fp_clear();
  flags = r1_nest_1(y);
  flags |= npcc_fp_get();
  if (npcc_fails(ctx, flags && npcc_fp_visible(ctx, flags), NPCC_WHY_FP))
    return NPCC_EXIT(0);
  out[0] = y_array;
  return 0;
}

static const npcc_Result r1_results[] = {
  {"y", NPCC_ARRAY, NPCC_FLOAT64, 1, NPCC_FRESH, 0},
};
static const npcc_Exit r1_exits[] = {
  {0, 0, 0, NULL},
};

static const npcc_Region regions[] = {
  {.name = "r1", .where = "f", .line = 3, .variant = NPCC_ALWAYS,
   .nparams = 0, .nresults = 1, .nout = 1,
   .params = NULL, .results = r1_results, .exits = r1_exits, .nexits = 1, .run = r1},
};

const npcc_Level NPCC_LEVEL_NAME(NPCC_LEVEL) = {regions, 1, NULL, 0};

#endif
