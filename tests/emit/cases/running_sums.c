/* Compiled by npcc from test.py. With npcc_runtime.h beside it, for one level of the CPU (2, 3, 4):
 *   clang-19 -O3 -march=x86-64-v3 -ffp-contract=off -fno-math-errno -fwrapv -fopenmp -fPIC \
 *     -mllvm -disable-cgp-select2branch -shared -DNPCC_MAIN -DNPCC_LEVEL=3 regions.c -o _npcc.so -lm
 */
#include "npcc_runtime.h"

#ifdef NPCC_LEVEL

/* running in x.py
 *   3: return np.cumsum(x, axis=1), np.maximum.accumulate(x, axis=0)
 */
static int r1(npcc_Context *ctx, npcc_Value *in, npcc_Value *out)
{
  unsigned flags;
  double *x = (double *)in[0].a.data;
  int64_t x_n1 = in[0].a.dims[1];
  int64_t x_n0 = in[0].a.dims[0];
  npcc_Value t_array = {0};
  double *t = npcc_new(ctx, &t_array, NPCC_FLOAT64, 2, (int64_t[]){x_n0, x_n1},
      (signed char[]){0, 1});
  if (npcc_fails(ctx, !t, NPCC_WHY_MEMORY))
    return NPCC_EXIT(0);
  npcc_Value t_2_array = {0};
  double *t_2 = npcc_new(ctx, &t_2_array, NPCC_FLOAT64, 2, (int64_t[]){x_n0, x_n1},
      (signed char[]){0, 1});
  if (npcc_fails(ctx, !t_2, NPCC_WHY_MEMORY))
    return NPCC_EXIT(0);
  npcc_fp_clear();
  {
    for (int64_t i = 0; i < x_n0; i++) {
      double so_far = 0;
      for (int64_t k = 0; k < x_n1; k++) {
        so_far = k ? so_far + x[i * x_n1 + k] : x[i * x_n1 + k];
        t[i * x_n1 + k] = so_far;
      }
    }
  }
  flags = npcc_fp_get();
  if (npcc_fails(ctx, flags && npcc_fp_visible(ctx, flags), NPCC_WHY_FP))
    return NPCC_EXIT(0);
  {
    for (int64_t k = 0; k < x_n0; k++) {
      for (int64_t i = 0; i < x_n1; i++) {
        t_2[k * x_n1 + i] = k ? npcc_quiet_maximum_f64(t_2[(k - 1) * x_n1 + i],
            x[k * x_n1 + i]) : x[k * x_n1 + i];
      }
    }
  }
  out[0] = t_array;
  out[1] = t_2_array;
  return 0;
}

static const npcc_Param r1_params[] = {
  {"x", NPCC_ARRAY, NPCC_FLOAT64, 2, 0},
};
static const npcc_Result r1_results[] = {
  {NULL, NPCC_ARRAY, NPCC_FLOAT64, 2, NPCC_FRESH, 0},
  {NULL, NPCC_ARRAY, NPCC_FLOAT64, 2, NPCC_FRESH, 0},
};
static const npcc_Exit r1_exits[] = {
  {0, 0, 0, NULL},
};

static const npcc_Region regions[] = {
  {.name = "r1", .where = "running", .line = 3, .variant = NPCC_ALWAYS,
   .nparams = 1, .nresults = 2, .nout = 2,
   .params = r1_params, .results = r1_results, .exits = r1_exits, .nexits = 1, .run = r1},
};

const npcc_Level NPCC_LEVEL_NAME(NPCC_LEVEL) = {regions, 1, NULL, 0};

#endif
