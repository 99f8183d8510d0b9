/* Compiled by npcc from test.py. With npcc_runtime.h beside it, for one level of the CPU (2, 3, 4):
 *   clang-19 -O3 -march=x86-64-v3 -ffp-contract=off -fno-math-errno -fwrapv -fopenmp -fPIC \
 *     -mllvm -disable-cgp-select2branch -shared -DNPCC_MAIN -DNPCC_LEVEL=3 regions.c -o _npcc.so -lm
 */
#include "npcc_runtime.h"

#ifdef NPCC_LEVEL

/* 3: m = k.mean() */
typedef struct { double t; } r1_nest_1_part;

static inline r1_nest_1_part r1_nest_1_join(r1_nest_1_part a, r1_nest_1_part b)
{
  a.t = a.t + b.t;
  return a;
}

/* Elements first .. first + count of what is reduced, in the order of NumPy's pairwise tree. */
static NPCC_KERNEL r1_nest_1_part r1_nest_1_tree(const uint8_t *restrict k, int64_t first,
    int64_t count)
{
  if (count > 1024) {
    int64_t half = npcc_pairwise_split(count);
    r1_nest_1_part left = r1_nest_1_tree(k, first, half);
    r1_nest_1_part right = r1_nest_1_tree(k, first + half, count - half);
    return r1_nest_1_join(left, right);
  }
  NPCC_ALIGNED double block[1024];
  for (int64_t k_2 = 0; k_2 < count; k_2++) {
    block[k_2] = npcc_cast_u8_f64(k[first + k_2]);
  }
  r1_nest_1_part part;
  part.t = npcc_pairwise_f64(block, count);
  return part;
}

static NPCC_KERNEL unsigned r1_nest_1(const uint8_t *restrict k, double *restrict t, int64_t k_n,
    int threads)
{
  unsigned flags = 0;
  *t = 0.0;
  if (threads <= 1) {
    for (int64_t begin = 0; begin < k_n; begin += 8192) {
      int64_t length = npcc_least(k_n - begin, 8192);
      r1_nest_1_part part = r1_nest_1_tree(k, begin, length);
      *t += part.t;
    }
  } else {
    for (int64_t at = 0; at < k_n; at += NPCC_PARTS * 8192) {
      r1_nest_1_part parts[NPCC_PARTS];
      int used = (int)npcc_least(NPCC_PARTS, (k_n - at + 8191) / 8192);
      #pragma omp parallel for num_threads(threads) schedule(static) reduction(| : flags)
      for (int k_2 = 0; k_2 < used; k_2++) {
        int64_t begin = at + k_2 * (int64_t)8192;
        int64_t length = npcc_least(k_n - begin, 8192);
        npcc_fp_clear();
        parts[k_2] = r1_nest_1_tree(k, begin, length);
        flags |= npcc_fp_get();
      }
      for (int k_2 = 0; k_2 < used; k_2++) {
        *t += parts[k_2].t;
      }
    }
  }
  return flags;
}

/* f in x.py
 *   3: m = k.mean()
 */
static int r1(npcc_Context *ctx, npcc_Value *in, npcc_Value *out)
{
  unsigned flags;
  int64_t work;
  uint8_t *k = (uint8_t *)in[0].a.data;
  int64_t k_n = in[0].a.dims[0];
  double t;
  work = 3*k_n;
  npcc_release(ctx, work);
  npcc_fp_clear();
  flags = r1_nest_1(k, &t, k_n, npcc_threads(ctx, work));
  flags |= npcc_fp_get();
  if (npcc_fails(ctx, flags && npcc_fp_visible(ctx, flags), NPCC_WHY_FP))
    return NPCC_EXIT(0);
  int64_t t_2 = k_n;
  double t_3 = npcc_cast_i64_f64(t_2);
  npcc_fp_clear();
  double operand = t;
  npcc_fp_done(operand);
  double operand_2 = t_3;
  npcc_fp_done(operand_2);
  double m = operand / operand_2;
  npcc_fp_done(m);
  flags = npcc_fp_get();
  if (npcc_fails(ctx, flags && npcc_fp_visible(ctx, flags), NPCC_WHY_FP))
    return NPCC_EXIT(0);
  out[0].f = m;
  return 0;
}

static const npcc_Param r1_params[] = {
  {"k", NPCC_ARRAY, NPCC_UINT8, 1, 0},
};
static const npcc_Result r1_results[] = {
  {"m", NPCC_NPSCALAR, NPCC_FLOAT64, 0, NPCC_FRESH, 0},
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
