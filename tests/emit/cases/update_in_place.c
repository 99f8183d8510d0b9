/* Compiled by npcc from test.py. With npcc_runtime.h beside it, for one level of the CPU (2, 3, 4):
 *   clang-19 -O3 -march=x86-64-v3 -ffp-contract=off -fno-math-errno -fwrapv -fopenmp -fPIC \
 *     -mllvm -disable-cgp-select2branch -shared -DNPCC_MAIN -DNPCC_LEVEL=3 regions.c -o _npcc.so -lm
 */
#include "npcc_runtime.h"

#ifdef NPCC_LEVEL

/* 3: A += v */
static NPCC_KERNEL void r1_nest_1_range(const double *restrict v, double *restrict A, int64_t A_n1,
    int64_t begin, int64_t end)
{
  for (int64_t i = begin; i < end; i++) {
    for (int64_t j = 0; j < A_n1; j++) {
      A[A_n1*i + j] = A[A_n1*i + j] + v[j];
    }
  }
}

static NPCC_KERNEL unsigned r1_nest_1(const double *restrict v, double *restrict A, int64_t A_n0,
    int64_t A_n1, int threads)
{
  if (threads <= 1) {
    r1_nest_1_range(v, A, A_n1, 0, A_n0);
    return 0;
  }
  unsigned flags = 0;
  int64_t length = A_n0;
  #pragma omp parallel for num_threads(threads) schedule(static) reduction(| : flags)
  for (int part = 0; part < threads; part++) {
    npcc_fp_clear();
    r1_nest_1_range(v, A, A_n1, npcc_share(length, part, threads),
        npcc_share(length, part + 1, threads));
    flags |= npcc_fp_get();
  }
  return flags;
}

/* f in x.py
 *   3: A += v
 */
static int r1(npcc_Context *ctx, npcc_Value *in, npcc_Value *out)
{
  unsigned flags;
  int64_t work;
  double *A = (double *)in[0].a.data;
  double *v = (double *)in[1].a.data;
  int64_t A_n1 = in[0].a.dims[1];
  int64_t v_n = in[1].a.dims[0];
  int64_t A_n0 = in[0].a.dims[0];
  if (npcc_fails(ctx, npcc_strict(ctx), NPCC_WHY_STRICT))
    return NPCC_EXIT(0);
  if (npcc_fails(ctx, A_n1 != v_n, NPCC_WHY_SHAPE))
    return NPCC_EXIT(0);
  work = 2*A_n0*A_n1;
  npcc_release(ctx, work);
  npcc_fp_clear();
  flags = r1_nest_1(v, A, A_n0, A_n1, npcc_threads(ctx, work));
  flags |= npcc_fp_get();
  if (npcc_report(ctx, 0, "add", NPCC_FLOAT64, flags))
    return NPCC_RAISED;
  return 0;
}

static const npcc_Param r1_params[] = {
  {"A", NPCC_ARRAY, NPCC_FLOAT64, 2, NPCC_WRITTEN},
  {"v", NPCC_ARRAY, NPCC_FLOAT64, 1, 0},
};
static const npcc_Result r1_results[] = {
  {"A", NPCC_ARRAY, NPCC_FLOAT64, 2, NPCC_INPUT, 0},
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
