/* Compiled by npcc from test.py. With npcc_runtime.h beside it, for one level of the CPU (2, 3, 4):
 *   clang-19 -O3 -march=x86-64-v3 -ffp-contract=off -fno-math-errno -fwrapv -fopenmp -fPIC \
 *     -mllvm -disable-cgp-select2branch -shared -DNPCC_MAIN -DNPCC_LEVEL=3 regions.c -o _npcc.so -lm
 */
#include "npcc_runtime.h"

#ifdef NPCC_LEVEL

/* solve in x.py
 *   3: for i in range(n): ...
 *   4: s = b[i]
 */
static NPCC_KERNEL int r1_body(npcc_Context *ctx, npcc_Value *out, double *restrict b,
    const double *restrict A, int64_t b_n)
{
  if (npcc_fails(ctx, !npcc_save(ctx, b, 8*b_n), NPCC_WHY_MEMORY))
    return NPCC_EXIT(0);
  int64_t ticks = 1;
  /* 3: for i in range(n): ... */
  for (int64_t i = 0; i < b_n; i++) {
    if (npcc_tick(ctx, &ticks))
      return NPCC_EXIT(0);
    double s = b[i];
    for (int64_t j = 0; j < i; j++)
      s -= A[b_n*i + j] * b[j];
    b[i] = s / A[b_n*i + i];
  }
  return 0;
}

static int r1(npcc_Context *ctx, npcc_Value *in, npcc_Value *out)
{
  npcc_fp_clear();
  int left = r1_body(ctx, out, (double *)in[0].a.data, (double *)in[1].a.data, in[0].a.dims[0]);
  return npcc_fp_look(ctx, left);
}

static const npcc_Param r1_params[] = {
  {"b", NPCC_ARRAY, NPCC_FLOAT64, 1, NPCC_WRITTEN},
  {"A", NPCC_ARRAY, NPCC_FLOAT64, 2, 0},
};
static const npcc_Result r1_results[] = {
  {"b", NPCC_ARRAY, NPCC_FLOAT64, 1, NPCC_INPUT, 0},
};
static const npcc_Exit r1_exits[] = {
  {0, 0, 0, NULL},
};

static const npcc_Region regions[] = {
  {.name = "r1", .where = "solve", .line = 3, .variant = NPCC_ALWAYS,
   .nparams = 2, .nresults = 1, .nout = 1,
   .params = r1_params, .results = r1_results, .exits = r1_exits, .nexits = 1, .run = r1},
};

const npcc_Level NPCC_LEVEL_NAME(NPCC_LEVEL) = {regions, 1, NULL, 0};

#endif
