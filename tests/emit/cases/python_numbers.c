/* Compiled by npcc from test.py. With npcc_runtime.h beside it, for one level of the CPU (2, 3, 4):
 *   clang-19 -O3 -march=x86-64-v3 -ffp-contract=off -fno-math-errno -fwrapv -fopenmp -fPIC \
 *     -mllvm -disable-cgp-select2branch -shared -DNPCC_MAIN -DNPCC_LEVEL=3 regions.c -o _npcc.so -lm
 */
#include "npcc_runtime.h"

#ifdef NPCC_LEVEL

/* f in x.py
 *   3: return i // k, h / (i * k)
 */
static int r1(npcc_Context *ctx, npcc_Value *in, npcc_Value *out)
{
  int64_t i = in[0].i;
  int64_t k = in[1].i;
  double h = in[2].f;
  if (npcc_fails(ctx, k == 0, NPCC_WHY_ZERO_DIVISION))
    return NPCC_EXIT(0);
  if (npcc_fails(ctx, i == INT64_MIN && k == -1, NPCC_WHY_OVERFLOW))
    return NPCC_EXIT(0);
  int64_t t = npcc_floor_divide_i64(i, k);
  int64_t t_2;
  if (npcc_fails(ctx, __builtin_mul_overflow(i, k, &t_2), NPCC_WHY_OVERFLOW))
    return NPCC_EXIT(0);
  double t_3 = npcc_cast_i64_f64(t_2);
  if (npcc_fails(ctx, t_3 == 0, NPCC_WHY_ZERO_DIVISION))
    return NPCC_EXIT(0);
  double t_4 = h / t_3;
  out[0].i = t;
  out[1].f = t_4;
  return 0;
}

static const npcc_Param r1_params[] = {
  {"i", NPCC_PYSCALAR, NPCC_INT64, 0, 0},
  {"k", NPCC_PYSCALAR, NPCC_INT64, 0, 0},
  {"h", NPCC_PYSCALAR, NPCC_FLOAT64, 0, 0},
};
static const npcc_Result r1_results[] = {
  {NULL, NPCC_PYSCALAR, NPCC_INT64, 0, NPCC_FRESH, 0},
  {NULL, NPCC_PYSCALAR, NPCC_FLOAT64, 0, NPCC_FRESH, 0},
};
static const npcc_Exit r1_exits[] = {
  {0, 0, 0, NULL},
};

static const npcc_Region regions[] = {
  {.name = "r1", .where = "f", .line = 3, .variant = NPCC_ALWAYS,
   .nparams = 3, .nresults = 2, .nout = 2,
   .params = r1_params, .results = r1_results, .exits = r1_exits, .nexits = 1, .run = r1},
};

const npcc_Level NPCC_LEVEL_NAME(NPCC_LEVEL) = {regions, 1, NULL, 0};

#endif
