/* Compiled by npcc from test.py. With npcc_runtime.h beside it, for one level of the CPU (2, 3, 4):
 *   clang-19 -O3 -march=x86-64-v3 -ffp-contract=off -fno-math-errno -fwrapv -fopenmp -fPIC \
 *     -mllvm -disable-cgp-select2branch -shared -DNPCC_MAIN -DNPCC_LEVEL=3 regions.c -o _npcc.so -lm
 */
#include "npcc_runtime.h"

#ifdef NPCC_LEVEL

/* 3: w = c * (u[:-2, 1:-1] + u[2:, 1:-1]) */
static NPCC_KERNEL void r1_nest_1_range(const double *restrict u, double *restrict w, double c,
    int64_t u_n1, int64_t begin, int64_t end)
{
  for (int64_t i = begin; i < end; i++) {
    for (int64_t j = 0; j < u_n1 - 2; j++) {
      w[u_n1*i - 2*i + j] = c * (u[u_n1*i + j + 1] + u[u_n1*i + 2*u_n1 + j + 1]);
    }
  }
}

static NPCC_KERNEL unsigned r1_nest_1(const double *restrict u, double *restrict w, double c,
    int64_t u_n0, int64_t u_n1, int threads)
{
  if (threads <= 1) {
    r1_nest_1_range(u, w, c, u_n1, 0, u_n0 - 2);
    return 0;
  }
  unsigned flags = 0;
  int64_t length = u_n0 - 2;
  #pragma omp parallel for num_threads(threads) schedule(static) reduction(| : flags)
  for (int part = 0; part < threads; part++) {
    npcc_fp_clear();
    r1_nest_1_range(u, w, c, u_n1, npcc_share(length, part, threads),
        npcc_share(length, part + 1, threads));
    flags |= npcc_fp_get();
  }
  return flags;
}

/* step in x.py
 *   3: w = c * (u[:-2, 1:-1] + u[2:, 1:-1])
 */
static int r1(npcc_Context *ctx, npcc_Value *in, npcc_Value *out)
{
  unsigned flags;
  int64_t work;
  double *u = (double *)in[0].a.data;
  double c = in[1].f;
  int64_t u_n0 = in[0].a.dims[0];
  int64_t u_n1 = in[0].a.dims[1];
  if (npcc_fails(ctx, u_n0 < 4, NPCC_WHY_SHAPE))
    return NPCC_EXIT(0);
  if (npcc_fails(ctx, u_n1 < 4, NPCC_WHY_SHAPE))
    return NPCC_EXIT(0);
  npcc_Value w_array = {0};
  double *w = npcc_new(ctx, &w_array, NPCC_FLOAT64, 2, (int64_t[]){u_n0 - 2, u_n1 - 2},
      (signed char[]){0, 1});
  if (npcc_fails(ctx, !w, NPCC_WHY_MEMORY))
    return NPCC_EXIT(0);
  work = 3*u_n0*u_n1 - 6*u_n0 - 6*u_n1 + 12;
  npcc_release(ctx, work);
  npcc_fp_clear();
  flags = r1_nest_1(u, w, c, u_n0, u_n1, npcc_threads(ctx, work));
  flags |= npcc_fp_get();
  if (npcc_fails(ctx, flags && npcc_fp_visible(ctx, flags), NPCC_WHY_FP))
    return NPCC_EXIT(0);
  out[1] = w_array;
  return 0;
}

static const npcc_Param r1_params[] = {
  {"u", NPCC_ARRAY, NPCC_FLOAT64, 2, 0},
  {"c", NPCC_PYSCALAR, NPCC_FLOAT64, 0, 0},
};
static const npcc_Result r1_results[] = {
  {"u", NPCC_ARRAY, NPCC_FLOAT64, 2, NPCC_INPUT, 0},
  {"w", NPCC_ARRAY, NPCC_FLOAT64, 2, NPCC_FRESH, 0},
};
static const npcc_Exit r1_exits[] = {
  {0, 0, 0, NULL},
};

static const npcc_Region regions[] = {
  {.name = "r1", .where = "step", .line = 3, .variant = NPCC_ALWAYS,
   .nparams = 2, .nresults = 2, .nout = 2,
   .params = r1_params, .results = r1_results, .exits = r1_exits, .nexits = 1, .run = r1},
};

const npcc_Level NPCC_LEVEL_NAME(NPCC_LEVEL) = {regions, 1, NULL, 0};

#endif
