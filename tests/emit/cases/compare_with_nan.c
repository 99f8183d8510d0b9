/* Compiled by npcc from test.py. With npcc_runtime.h beside it, for one level of the CPU (2, 3, 4):
 *   clang-19 -O3 -march=x86-64-v3 -ffp-contract=off -fno-math-errno -fwrapv -fopenmp -fPIC \
 *     -mllvm -disable-cgp-select2branch -shared -DNPCC_MAIN -DNPCC_LEVEL=3 regions.c -o _npcc.so -lm
 */
#include "npcc_runtime.h"

#ifdef NPCC_LEVEL

/* 3: z = np.where(x > 0.5, x * 2.0, np.maximum(y, x)) */
static NPCC_KERNEL void r1_nest_1_range(const double *restrict x, const double *restrict y,
    double *restrict z, int64_t begin, int64_t end)
{
  uint64_t nothing = npcc_nothing();
  for (int64_t i = begin; i < end; i++) {
    double z_2 = npcc_pick_f64(nothing, npcc_less_f64(0.5, x[i]), x[i] * 2.0,
        npcc_quiet_maximum_f64(y[i], x[i]));
    z[i] = z_2;
  }
}

static NPCC_KERNEL unsigned r1_nest_1(const double *restrict x, const double *restrict y,
    double *restrict z, int64_t x_n, int threads)
{
  if (threads <= 1) {
    r1_nest_1_range(x, y, z, 0, x_n);
    return 0;
  }
  unsigned flags = 0;
  int64_t length = x_n;
  #pragma omp parallel for num_threads(threads) schedule(static) reduction(| : flags)
  for (int part = 0; part < threads; part++) {
    npcc_fp_clear();
    r1_nest_1_range(x, y, z, npcc_share(length, part, threads),
        npcc_share(length, part + 1, threads));
    flags |= npcc_fp_get();
  }
  return flags;
}

/* f in x.py
 *   3: z = np.where(x > 0.5, x * 2.0, np.maximum(y, x))
 */
static int r1(npcc_Context *ctx, npcc_Value *in, npcc_Value *out)
{
  unsigned flags;
  int64_t work;
  double *x = (double *)in[0].a.data;
  double *y = (double *)in[1].a.data;
  int64_t x_n = in[0].a.dims[0];
  int64_t y_n = in[1].a.dims[0];
  if (npcc_fails(ctx, x_n != y_n, NPCC_WHY_SHAPE))
    return NPCC_EXIT(0);
  npcc_Value z_array = {0};
  double *z = npcc_new(ctx, &z_array, NPCC_FLOAT64, 1, (int64_t[]){x_n}, (signed char[]){0});
  if (npcc_fails(ctx, !z, NPCC_WHY_MEMORY))
    return NPCC_EXIT(0);
  work = 6*x_n;
  npcc_release(ctx, work);
  npcc_fp_clear();
  flags = r1_nest_1(x, y, z, x_n, npcc_threads(ctx, work));
  flags |= npcc_fp_get();
  if (npcc_fails(ctx, flags && npcc_fp_visible(ctx, flags), NPCC_WHY_FP))
    return NPCC_EXIT(0);
  out[0] = z_array;
  return 0;
}

static const npcc_Param r1_params[] = {
  {"x", NPCC_ARRAY, NPCC_FLOAT64, 1, 0},
  {"y", NPCC_ARRAY, NPCC_FLOAT64, 1, 0},
};
static const npcc_Result r1_results[] = {
  {"z", NPCC_ARRAY, NPCC_FLOAT64, 1, NPCC_FRESH, 0},
};
static const npcc_Exit r1_exits[] = {
  {0, 0, 0, NULL},
};

static const npcc_Region regions[] = {
  {.name = "r1", .where = "f", .line = 3, .variant = NPCC_ALWAYS,
   .nparams = 2, .nresults = 1, .nout = 1,
   .params = r1_params, .results = r1_results, .exits = r1_exits, .nexits = 1, .run = r1},
};

const npcc_Level NPCC_LEVEL_NAME(NPCC_LEVEL) = {regions, 1, NULL, 0};

#endif
