/* Compiled by npcc from test.py. With npcc_runtime.h beside it, for one level of the CPU (2, 3, 4):
 *   clang-19 -O3 -march=x86-64-v3 -ffp-contract=off -fno-math-errno -fwrapv -fopenmp -fPIC \
 *     -mllvm -disable-cgp-select2branch -shared -DNPCC_MAIN -DNPCC_LEVEL=3 regions.c -o _npcc.so -lm
 */
#include "npcc_runtime.h"

#ifdef NPCC_LEVEL

/* 6: return a.T.ravel() + 1 */
static NPCC_KERNEL void r1_nest_1_range(const double *restrict a, double *restrict t, int64_t a_n1,
    int64_t a_n0, int64_t begin, int64_t end)
{
  for (int64_t i = begin; i < end; i++) {
    for (int64_t j = 0; j < a_n0; j++) {
      t[a_n0*i + j] = a[a_n1*j + i];
    }
  }
}

static NPCC_KERNEL void r1_nest_1(const double *restrict a, double *restrict t, int64_t a_n1,
    int64_t a_n0, int threads)
{
  if (threads <= 1) {
    r1_nest_1_range(a, t, a_n1, a_n0, 0, a_n1);
    return;
  }
  int64_t length = a_n1;
  #pragma omp parallel for num_threads(threads) schedule(static)
  for (int part = 0; part < threads; part++) {
    r1_nest_1_range(a, t, a_n1, a_n0, npcc_share(length, part, threads),
        npcc_share(length, part + 1, threads));
  }
}

/* 6: return a.T.ravel() + 1 */
static NPCC_KERNEL void r1_nest_2_range(double *restrict t, int64_t begin, int64_t end)
{
  for (int64_t i = begin; i < end; i++) {
    t[i] = t[i] + 1.0;
  }
}

static NPCC_KERNEL unsigned r1_nest_2(double *restrict t, int64_t a_n0, int64_t a_n1, int threads)
{
  if (threads <= 1) {
    r1_nest_2_range(t, 0, a_n0*a_n1);
    return 0;
  }
  unsigned flags = 0;
  int64_t length = a_n0*a_n1;
  #pragma omp parallel for num_threads(threads) schedule(static) reduction(| : flags)
  for (int part = 0; part < threads; part++) {
    npcc_fp_clear();
    r1_nest_2_range(t, npcc_share(length, part, threads), npcc_share(length, part + 1, threads));
    flags |= npcc_fp_get();
  }
  return flags;
}

/* f in x.py
 *   6: return a.T.ravel() + 1
 */
static int r1(npcc_Context *ctx, npcc_Value *in, npcc_Value *out)
{
  unsigned flags;
  int64_t work;
  double *a = (double *)in[0].a.data;
  int64_t a_n1 = in[0].a.dims[1];
  int64_t a_n0 = in[0].a.dims[0];
  npcc_Value t_array = {0};
  double *t = npcc_new(ctx, &t_array, NPCC_FLOAT64, 1, (int64_t[]){a_n0*a_n1}, (signed char[]){0});
  if (npcc_fails(ctx, !t, NPCC_WHY_MEMORY))
    return NPCC_EXIT(0);
  work = a_n0*a_n1;
  npcc_release(ctx, work);
  r1_nest_1(a, t, a_n1, a_n0, npcc_threads(ctx, work));
  if (npcc_fails(ctx, npcc_poll(ctx), NPCC_WHY_SIGNAL))
    return NPCC_EXIT(0);
  work = 2*a_n0*a_n1;
  npcc_release(ctx, work);
  npcc_fp_clear();
  flags = r1_nest_2(t, a_n0, a_n1, npcc_threads(ctx, work));
  flags |= npcc_fp_get();
  if (npcc_fails(ctx, flags && npcc_fp_visible(ctx, flags), NPCC_WHY_FP))
    return NPCC_EXIT(0);
  out[0] = t_array;
  return 0;
}

static const npcc_Param r1_params[] = {
  {"a", NPCC_ARRAY, NPCC_FLOAT64, 2, 0},
};
static const npcc_Result r1_results[] = {
  {NULL, NPCC_ARRAY, NPCC_FLOAT64, 1, NPCC_FRESH, 0},
};
static const npcc_Exit r1_exits[] = {
  {0, 0, 0, NULL},
};

static const npcc_Region regions[] = {
  {.name = "r1", .where = "f", .line = 6, .variant = NPCC_ALWAYS,
   .nparams = 1, .nresults = 1, .nout = 1,
   .params = r1_params, .results = r1_results, .exits = r1_exits, .nexits = 1, .run = r1},
};

const npcc_Level NPCC_LEVEL_NAME(NPCC_LEVEL) = {regions, 1, NULL, 0};

#endif
