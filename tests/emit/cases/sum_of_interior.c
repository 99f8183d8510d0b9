/* Compiled by npcc from test.py. With npcc_runtime.h beside it, for one level of the CPU (2, 3, 4):
 *   clang-19 -O3 -march=x86-64-v3 -ffp-contract=off -fno-math-errno -fwrapv -fopenmp -fPIC \
 *     -mllvm -disable-cgp-select2branch -shared -DNPCC_MAIN -DNPCC_LEVEL=3 regions.c -o _npcc.so -lm
 */
#include "npcc_runtime.h"

#ifdef NPCC_LEVEL

/* 3: s = (A[1:-1, 1:-1] * 2.0).sum() */
typedef struct { double s; } r1_nest_1_part;

static inline r1_nest_1_part r1_nest_1_join(r1_nest_1_part a, r1_nest_1_part b)
{
  a.s = a.s + b.s;
  return a;
}

/* Elements first .. first + count of what is reduced, in the order of NumPy's pairwise tree. */
static NPCC_KERNEL r1_nest_1_part r1_nest_1_tree(const double *restrict A, int64_t A_n0,
    int64_t A_n1, int64_t first, int64_t count)
{
  if (count > 1024) {
    int64_t half = npcc_pairwise_split(count);
    r1_nest_1_part left = r1_nest_1_tree(A, A_n0, A_n1, first, half);
    r1_nest_1_part right = r1_nest_1_tree(A, A_n0, A_n1, first + half, count - half);
    return r1_nest_1_join(left, right);
  }
  NPCC_ALIGNED double block[1024];
  for (int64_t done = 0, length; done < count; done += length) {
    int64_t at = first + done;
    int64_t i = at % (A_n1 - 2);
    at /= (A_n1 - 2);
    int64_t i_2 = at;
    length = npcc_least(A_n1 - 2 - i, count - done);
    for (int64_t k = 0; k < length; k++) {
      block[done + k] = A[A_n1*i_2 + A_n1 + i + k + 1] * 2.0;
    }
  }
  r1_nest_1_part part;
  part.s = npcc_pairwise_f64(block, count);
  return part;
}

static NPCC_KERNEL unsigned r1_nest_1(const double *restrict A, double *restrict s, int64_t A_n0,
    int64_t A_n1, int threads)
{
  unsigned flags = 0;
  *s = 0.0;
  r1_nest_1_part part;
  if (threads <= 1 || (A_n0*A_n1 - 2*A_n0 - 2*A_n1 + 4) < 64 * 1024) {
    part = r1_nest_1_tree(A, A_n0, A_n1, 0, A_n0*A_n1 - 2*A_n0 - 2*A_n1 + 4);
  } else {
    r1_nest_1_part parts[NPCC_PARTS];
    #pragma omp parallel for num_threads(threads) schedule(static) reduction(| : flags)
    for (int k = 0; k < NPCC_PARTS; k++) {
      int64_t first = 0, count = A_n0*A_n1 - 2*A_n0 - 2*A_n1 + 4;
      npcc_subtree(k, &first, &count);
      npcc_fp_clear();
      parts[k] = r1_nest_1_tree(A, A_n0, A_n1, first, count);
      flags |= npcc_fp_get();
    }
    for (int width = 1; width < NPCC_PARTS; width *= 2) {
      for (int k = 0; k < NPCC_PARTS; k += 2 * width)
        parts[k] = r1_nest_1_join(parts[k], parts[k + width]);
    }
    part = parts[0];
  }
  *s += part.s;
  return flags;
}

/* f in x.py
 *   3: s = (A[1:-1, 1:-1] * 2.0).sum()
 */
static int r1(npcc_Context *ctx, npcc_Value *in, npcc_Value *out)
{
  unsigned flags;
  int64_t work;
  double *A = (double *)in[0].a.data;
  int64_t A_n0 = in[0].a.dims[0];
  int64_t A_n1 = in[0].a.dims[1];
  if (npcc_fails(ctx, A_n0 < 4, NPCC_WHY_SHAPE))
    return NPCC_EXIT(0);
  if (npcc_fails(ctx, A_n1 < 4, NPCC_WHY_SHAPE))
    return NPCC_EXIT(0);
  double s;
  work = 3*A_n0*A_n1 - 6*A_n0 - 6*A_n1 + 12;
  npcc_release(ctx, work);
  npcc_fp_clear();
  flags = r1_nest_1(A, &s, A_n0, A_n1, npcc_threads(ctx, work));
  flags |= npcc_fp_get();
  if (npcc_fails(ctx, flags && npcc_fp_visible(ctx, flags), NPCC_WHY_FP))
    return NPCC_EXIT(0);
  out[0].f = s;
  return 0;
}

static const npcc_Param r1_params[] = {
  {"A", NPCC_ARRAY, NPCC_FLOAT64, 2, 0},
};
static const npcc_Result r1_results[] = {
  {"s", NPCC_NPSCALAR, NPCC_FLOAT64, 0, NPCC_FRESH, 0},
};
static const npcc_Exit r1_exits[] = {
  {0, 0, 0, NULL},
};

static const npcc_Region regions[] = {
  {.name = "r1", .where = "f", .line = 3, .variant = NPCC_ALWAYS,
   .nparams = 1, .nresults = 1, .nout = 1,
   .params = r1_params, .results = r1_results, .exits = r1_exits, .nexits = 1, .run = r1},
};

const npcc_Level NPCC_LEVEL_NAME(NPCC_LEVEL) = {regions, 1, NULL, 0};

#endif
