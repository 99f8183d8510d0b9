/* Compiled by npcc from test.py. With npcc_runtime.h beside it, for one level of the CPU (2, 3, 4):
 *   clang-19 -O3 -march=x86-64-v3 -ffp-contract=off -fno-math-errno -fwrapv -fopenmp -fPIC \
 *     -mllvm -disable-cgp-select2branch -shared -DNPCC_MAIN -DNPCC_LEVEL=3 regions.c -o _npcc.so -lm
 */
#include "npcc_runtime.h"

#ifdef NPCC_LEVEL

static inline void r1_nest_1_range(const double *restrict A, double *restrict t, double w,
    int64_t begin, int64_t end)
{
  for (int64_t i = begin; i < end; i++) {
    t[i] = A[i] * w;
  }
}

static void r1_nest_1(const double *restrict A, double *restrict t, double w, int64_t A_n0,
    int64_t A_n1, int threads)
{
  if (threads <= 1) {
    r1_nest_1_range(A, t, w, 0, A_n0*A_n1);
    return;
  }
  unsigned flags = npcc_fp_get();
  int64_t length = A_n0*A_n1;
  #pragma omp parallel for num_threads(threads) schedule(static) reduction(| : flags)
  for (int part = 0; part < threads; part++) {
    npcc_fp_clear();
    r1_nest_1_range(A, t, w, npcc_share(length, part, threads),
        npcc_share(length, part + 1, threads));
    flags |= npcc_fp_get();
  }
  npcc_fp_raise(flags);
}

/* pick in x.py
 *   3: for i in range(k): ...
 */
static NPCC_KERNEL int r1_body(npcc_Context *ctx, const npcc_Value *in, npcc_Value *out,
    const double *restrict A, double w, int64_t k, int64_t A_n0, int64_t A_n1)
{
  if (npcc_fails(ctx, k > A_n0, NPCC_WHY_SHAPE))
    return NPCC_EXIT(0);
  npcc_Value t_array = {0};
  double *t = npcc_new(ctx, &t_array, NPCC_FLOAT64, 2, (int64_t[]){A_n0, A_n1},
      (signed char[]){0, 1});
  if (npcc_fails(ctx, !t, NPCC_WHY_MEMORY))
    return NPCC_EXIT(0);
  npcc_release(ctx, 2*A_n0*A_n1);
  r1_nest_1(A, t, w, A_n0, A_n1, npcc_threads(ctx, 2*A_n0*A_n1));
  /* 3: for i in range(k): ... */
  for (int64_t i = 0; i < k; i++) {
    double A_i0 = A[A_n1*i];
    if (A_i0 > w) {
      out[0].a = (npcc_Array){.data = (char *)A, .dims = {A_n0, A_n1}, .strides = {8*A_n1, 8},
          .rank = 2, .dtype = NPCC_FLOAT64, .owner = in[0].a.owner};
      out[0].i = 0;
      out[1].a = (npcc_Array){.data = (char *)(A + A_n1*i), .dims = {A_n1}, .strides = {8},
          .rank = 1, .dtype = NPCC_FLOAT64, .owner = in[0].a.owner};
      out[1].i = 1;
      out[2].i = 3;
      return 0;
    }
    if (A_i0 < 0.25) {
      out[0].a = (npcc_Array){.data = (char *)t, .dims = {A_n0, A_n1}, .strides = {8*A_n1, 8},
          .rank = 2, .dtype = NPCC_FLOAT64, .owner = t_array.a.owner};
      out[0].i = 0;
      out[1].a = (npcc_Array){.data = (char *)(t + A_n1*i), .dims = {A_n1}, .strides = {8},
          .rank = 1, .dtype = NPCC_FLOAT64, .owner = t_array.a.owner};
      out[1].i = 1;
      out[2].i = 3;
      return 0;
    }
  }
  out[0].a = (npcc_Array){.data = (char *)A, .dims = {A_n0, A_n1}, .strides = {8*A_n1, 8},
      .rank = 2, .dtype = NPCC_FLOAT64, .owner = in[0].a.owner};
  out[0].i = 0;
  out[1].a = (npcc_Array){.data = (char *)A, .dims = {A_n1}, .strides = {8}, .rank = 1,
      .dtype = NPCC_FLOAT64, .owner = in[0].a.owner};
  out[1].i = 1;
  out[2].i = 3;
  return 0;
}

static int r1(npcc_Context *ctx, npcc_Value *in, npcc_Value *out)
{
  npcc_fp_clear();
  int left = r1_body(ctx, in, out, (double *)in[0].a.data, in[1].f, in[2].i, in[0].a.dims[0],
      in[0].a.dims[1]);
  return npcc_fp_look(ctx, left);
}

static const npcc_Param r1_params[] = {
  {"A", NPCC_ARRAY, NPCC_FLOAT64, 2, 0},
  {"w", NPCC_PYSCALAR, NPCC_FLOAT64, 0, 0},
  {"k", NPCC_PYSCALAR, NPCC_INT64, 0, 0},
};
static const npcc_Result r1_results[] = {
  {"A", NPCC_ARRAY, NPCC_FLOAT64, 2, NPCC_OPEN, 0},
  {"row", NPCC_ARRAY, NPCC_FLOAT64, 1, NPCC_OPEN, 0},
  {"again", NPCC_ARRAY, NPCC_FLOAT64, 1, NPCC_OPEN, 0},
};
static const npcc_Exit r1_exits[] = {
  {0, 0, 0, NULL},
};

static const npcc_Region regions[] = {
  {.name = "r1", .where = "pick", .line = 3, .variant = NPCC_ALWAYS,
   .nparams = 3, .nresults = 3, .nout = 3,
   .params = r1_params, .results = r1_results, .exits = r1_exits, .nexits = 1, .run = r1},
};

const npcc_Level NPCC_LEVEL_NAME(NPCC_LEVEL) = {regions, 1, NULL, 0};

#endif
