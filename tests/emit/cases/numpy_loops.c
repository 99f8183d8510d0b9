/* Compiled by npcc from test.py. With npcc_runtime.h beside it, for one level of the CPU (2, 3, 4):
 *   clang-19 -O3 -march=x86-64-v3 -ffp-contract=off -fno-math-errno -fwrapv -fopenmp -fPIC \
 *     -mllvm -disable-cgp-select2branch -shared -DNPCC_MAIN -DNPCC_LEVEL=3 regions.c -o _npcc.so -lm
 */
#include "npcc_runtime.h"

#ifdef NPCC_LEVEL

static npcc_Loop loop_exp_dd = {.name = "exp", .types = "dd"};
static npcc_Loop loop_log_dd = {.name = "log", .types = "dd"};
static npcc_Loop loop_power_ddd = {.name = "power", .types = "ddd"};

/* 3: z = np.exp(x) * a + np.log(y) * y
 * 4: w = x ** 1.5 */
static NPCC_KERNEL void r1_nest_1_range(const double *restrict x, const double *restrict y,
    double *restrict z, double *restrict w, double a, int64_t begin, int64_t end)
{
  for (int64_t first = begin; first < end; first += 1024) {
    int64_t count = npcc_least(end - first, 1024);
    NPCC_ALIGNED double block[1024];
    npcc_call1(&loop_exp_dd, x + first, 8, block, 8, count);
    NPCC_ALIGNED double block_2[1024];
    npcc_call1(&loop_log_dd, y + first, 8, block_2, 8, count);
    double t = 1.5;
    npcc_call2(&loop_power_ddd, x + first, 8, &t, 0, w + first, 8, count);
    for (int64_t k = 0; k < count; k++) {
      double z_2 = (block[k] * a) + (block_2[k] * y[first + k]);
      z[first + k] = z_2;
    }
  }
}

static NPCC_KERNEL unsigned r1_nest_1(const double *restrict x, const double *restrict y,
    double *restrict z, double *restrict w, double a, int64_t x_n, int threads)
{
  if (threads <= 1) {
    r1_nest_1_range(x, y, z, w, a, 0, x_n);
    return 0;
  }
  unsigned flags = 0;
  int64_t length = x_n;
  #pragma omp parallel for num_threads(threads) schedule(static) reduction(| : flags)
  for (int part = 0; part < threads; part++) {
    npcc_fp_clear();
    r1_nest_1_range(x, y, z, w, a, npcc_share(length, part, threads),
        npcc_share(length, part + 1, threads));
    flags |= npcc_fp_get();
  }
  return flags;
}

/* f in x.py
 *   3: z = np.exp(x) * a + np.log(y) * y
 *   4: w = x ** 1.5
 */
static int r1(npcc_Context *ctx, npcc_Value *in, npcc_Value *out)
{
  unsigned flags;
  int64_t work;
  double *x = (double *)in[0].a.data;
  double *y = (double *)in[1].a.data;
  double a = in[2].f;
  int64_t x_n = in[0].a.dims[0];
  int64_t y_n = in[1].a.dims[0];
  if (npcc_fails(ctx, x_n != y_n, NPCC_WHY_SHAPE))
    return NPCC_EXIT(0);
  npcc_Value z_array = {0};
  double *z = npcc_new(ctx, &z_array, NPCC_FLOAT64, 1, (int64_t[]){x_n}, (signed char[]){0});
  if (npcc_fails(ctx, !z, NPCC_WHY_MEMORY))
    return NPCC_EXIT(0);
  npcc_Value w_array = {0};
  double *w = npcc_new(ctx, &w_array, NPCC_FLOAT64, 1, (int64_t[]){x_n}, (signed char[]){0});
  if (npcc_fails(ctx, !w, NPCC_WHY_MEMORY))
    return NPCC_EXIT(0);
  work = 68*x_n;
  npcc_release(ctx, work);
  npcc_fp_clear();
  flags = r1_nest_1(x, y, z, w, a, x_n, npcc_threads(ctx, work));
  flags |= npcc_fp_get();
  if (npcc_fails(ctx, flags && npcc_fp_visible(ctx, flags), NPCC_WHY_FP))
    return NPCC_EXIT(0);
  out[0] = z_array;
  out[1] = w_array;
  return 0;
}

static const npcc_Param r1_params[] = {
  {"x", NPCC_ARRAY, NPCC_FLOAT64, 1, 0},
  {"y", NPCC_ARRAY, NPCC_FLOAT64, 1, 0},
  {"a", NPCC_PYSCALAR, NPCC_FLOAT64, 0, 0},
};
static const npcc_Result r1_results[] = {
  {"z", NPCC_ARRAY, NPCC_FLOAT64, 1, NPCC_FRESH, 0},
  {"w", NPCC_ARRAY, NPCC_FLOAT64, 1, NPCC_FRESH, 0},
};
static const npcc_Exit r1_exits[] = {
  {0, 0, 0, NULL},
};

static const npcc_Region regions[] = {
  {.name = "r1", .where = "f", .line = 3, .variant = NPCC_ALWAYS,
   .nparams = 3, .nresults = 2, .nout = 2,
   .params = r1_params, .results = r1_results, .exits = r1_exits, .nexits = 1, .run = r1},
};

static npcc_Loop *const loops[] = {&loop_exp_dd, &loop_log_dd, &loop_power_ddd};
const npcc_Level NPCC_LEVEL_NAME(NPCC_LEVEL) = {regions, 1, loops, 3};

#endif
