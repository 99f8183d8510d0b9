/* Compiled by npcc from test.py. With npcc_runtime.h beside it, for one level of the CPU (2, 3, 4):
 *   clang-19 -O3 -march=x86-64-v3 -ffp-contract=off -fno-math-errno -fwrapv -fopenmp -fPIC \
 *     -mllvm -disable-cgp-select2branch -shared -DNPCC_MAIN -DNPCC_LEVEL=3 regions.c -o _npcc.so -lm
 */
#include "npcc_runtime.h"

#ifdef NPCC_LEVEL

/* find in x.py
 *   3: for i in range(n): ...
 *   9: while n > 1: ...
 */
static NPCC_KERNEL int r1_body(npcc_Context *ctx, npcc_Value *out, const int64_t *restrict A,
    int64_t k, int64_t m, int64_t A_n0, int64_t A_n1)
{
  int64_t ticks = 1;
  int64_t n = 0;
  int64_t s = 0;
  int64_t steps = 0;
  /* 3: for i in range(n): ... */
  for (int64_t i = 0; i < A_n0; i++) {
    if (npcc_tick(ctx, &ticks))
      return NPCC_EXIT(0);
    for (int64_t j = A_n1 - 1; j > -1; j -= 2) {
      int64_t A_ij = A[A_n1*i + j];
      uint8_t t = A_ij > m;
      if (A_ij < k) {
        goto next_i;
      } else if (t) {
        if (npcc_leaves(ctx, __builtin_add_overflow(n, 1, &n), NPCC_WHY_OVERFLOW))
          return NPCC_EXIT(0);
      } else if (A_ij == k) {
        goto after_i;
      }
      if (npcc_leaves(ctx, __builtin_add_overflow(s, A_ij, &s), NPCC_WHY_OVERFLOW))
        return NPCC_EXIT(0);
    }
  next_i:;
  }
after_i:;
  do {
    while (n > 1) {
      if (npcc_tick(ctx, &ticks))
        return NPCC_EXIT(0);
      int64_t t = npcc_floor_divide_i64(n, 2);
      if ((t * 2) == n) {
        n = t;
      } else {
        int64_t t_2;
        if (npcc_leaves(ctx, __builtin_mul_overflow(n, 3, &t_2), NPCC_WHY_OVERFLOW))
          return NPCC_EXIT(0);
        if (npcc_leaves(ctx, __builtin_add_overflow(t_2, 1, &n), NPCC_WHY_OVERFLOW))
          return NPCC_EXIT(0);
      }
      int64_t t_2;
      if (npcc_leaves(ctx, __builtin_add_overflow(steps, 1, &t_2), NPCC_WHY_OVERFLOW))
        return NPCC_EXIT(0);
      steps = t_2;
      if (t_2 > 1000)
        goto after_block;
    }
    out[0].i = s;
    out[1].i = steps;
    return 0;
  } while (0);
after_block:;
  out[0].i = 0;
  out[1].i = -1;
  return 0;
}

static int r1(npcc_Context *ctx, npcc_Value *in, npcc_Value *out)
{
  return r1_body(ctx, out, (int64_t *)in[0].a.data, in[1].i, in[2].i, in[0].a.dims[0],
      in[0].a.dims[1]);
}

static const npcc_Param r1_params[] = {
  {"A", NPCC_ARRAY, NPCC_INT64, 2, 0},
  {"k", NPCC_PYSCALAR, NPCC_INT64, 0, 0},
  {"m", NPCC_PYSCALAR, NPCC_INT64, 0, 0},
};
static const npcc_Result r1_results[] = {
  {"s", NPCC_NPSCALAR, NPCC_INT64, 0, NPCC_FRESH, 0},
  {"steps", NPCC_PYSCALAR, NPCC_INT64, 0, NPCC_FRESH, 0},
};
static const npcc_Exit r1_exits[] = {
  {0, 0, 0, NULL},
};

static const npcc_Region regions[] = {
  {.name = "r1", .where = "find", .line = 3, .variant = NPCC_ALWAYS,
   .nparams = 3, .nresults = 2, .nout = 2,
   .params = r1_params, .results = r1_results, .exits = r1_exits, .nexits = 1, .run = r1},
};

const npcc_Level NPCC_LEVEL_NAME(NPCC_LEVEL) = {regions, 1, NULL, 0};

#endif
