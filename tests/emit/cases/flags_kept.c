/* Compiled by npcc from test.py. With npcc_runtime.h beside it, for one level of the CPU (2, 3, 4):
 *   clang-19 -O3 -march=x86-64-v3 -ffp-contract=off -fno-math-errno -fwrapv -fopenmp -fPIC \
 *     -mllvm -disable-cgp-select2branch -shared -DNPCC_MAIN -DNPCC_LEVEL=3 regions.c -o _npcc.so -lm
 */
#include "npcc_runtime.h"

#ifdef NPCC_LEVEL

/* f in x.py
 *   3: for i in range(len(x)): ...
 */
static NPCC_KERNEL int r1_body(npcc_Context *ctx, npcc_Value *out, const double *restrict x,
    uint8_t c, int64_t x_n)
{
  double s = 1.0;
  double last = 1.0;
  /* 3: for i in range(len(x)): ... */
  for (int64_t i = 0; i < x_n; i++) {
    double x_i = x[i];
    double t = x_i * x_i;
    npcc_fp_keep(t);
    if (c)
      s += t;
    last = x_i - 1.0;
    npcc_fp_keep(last);
  }
  double t = npcc_opaque_f64(1.0) + 1.0;
  npcc_fp_keep(t);
  out[0].f = s;
  out[1].f = last;
  return 0;
}

static int r1(npcc_Context *ctx, npcc_Value *in, npcc_Value *out)
{
  npcc_fp_clear();
  int left = r1_body(ctx, out, (double *)in[0].a.data, in[1].i, in[0].a.dims[0]);
  return npcc_fp_look(ctx, left);
}

static const npcc_Param r1_params[] = {
  {"x", NPCC_ARRAY, NPCC_FLOAT64, 1, 0},
  {"c", NPCC_PYSCALAR, NPCC_BOOL, 0, 0},
};
static const npcc_Result r1_results[] = {
  {"s", NPCC_NPSCALAR, NPCC_FLOAT64, 0, NPCC_FRESH, 0},
  {"last", NPCC_NPSCALAR, NPCC_FLOAT64, 0, NPCC_FRESH, 0},
};
static const npcc_Exit r1_exits[] = {
  {0, 0, 0, NULL},
};

static const npcc_Region regions[] = {
  {.name = "r1", .where = "f", .line = 3, .variant = NPCC_ALWAYS,
   .nparams = 2, .nresults = 2, .nout = 2,
   .params = r1_params, .results = r1_results, .exits = r1_exits, .nexits = 1, .run = r1},
};

const npcc_Level NPCC_LEVEL_NAME(NPCC_LEVEL) = {regions, 1, NULL, 0};

#endif
