/* Compiled by npcc from test.py. With npcc_runtime.h beside it, for one level of the CPU (2, 3, 4):
 *   clang-19 -O3 -march=x86-64-v3 -ffp-contract=off -fno-math-errno -fwrapv -fopenmp -fPIC \
 *     -mllvm -disable-cgp-select2branch -shared -DNPCC_MAIN -DNPCC_LEVEL=3 regions.c -o _npcc.so -lm
 */
#include "npcc_runtime.h"

#ifdef NPCC_LEVEL

/* 3: m = x.max() */
typedef struct { double m; unsigned m_zeros; unsigned bad; } r1_nest_1_part;

static inline r1_nest_1_part r1_nest_1_join(r1_nest_1_part a, r1_nest_1_part b)
{
  a.m = npcc_maximum_f64(a.m, b.m);
  a.m_zeros |= b.m_zeros;
  a.bad |= b.bad;
  return a;
}

/* Elements first .. first + count of what is reduced, in the order of NumPy's pairwise tree. */
static NPCC_KERNEL r1_nest_1_part r1_nest_1_tree(const double *restrict x, int64_t first,
    int64_t count)
{
  unsigned bad = 0;
  r1_nest_1_part part;
  part.m = npcc_highest_f64(x + first, count);
  part.m_zeros = part.m == 0 ? npcc_zeros_f64(x + first, count) : 0;
  part.bad = bad;
  return part;
}

static NPCC_KERNEL unsigned r1_nest_1(const double *restrict x, double *restrict m, int64_t x_n,
    int threads)
{
  unsigned flags = 0;
  unsigned bad = 0;
  *m = -__builtin_inf();
  r1_nest_1_part part;
  if (threads <= 1 || x_n < 64 * 1024) {
    part = r1_nest_1_tree(x, 0, x_n);
  } else {
    r1_nest_1_part parts[NPCC_PARTS];
    #pragma omp parallel for num_threads(threads) schedule(static) reduction(| : flags)
    for (int k = 0; k < NPCC_PARTS; k++) {
      int64_t first = 0, count = x_n;
      npcc_subtree(k, &first, &count);
      parts[k] = r1_nest_1_tree(x, first, count);
    }
    for (int width = 1; width < NPCC_PARTS; width *= 2) {
      for (int k = 0; k < NPCC_PARTS; k += 2 * width)
        parts[k] = r1_nest_1_join(parts[k], parts[k + width]);
    }
    part = parts[0];
  }
  bad |= part.bad;
  bad |= (part.m == 0 && part.m_zeros == 3) | npcc_zero_tie_f64(*m, part.m);
  *m = npcc_maximum_f64(*m, part.m);
  flags |= bad ? NPCC_BAD : 0;
  return flags;
}

/* f in x.py
 *   3: m = x.max()
 */
static int r1(npcc_Context *ctx, npcc_Value *in, npcc_Value *out)
{
  unsigned flags;
  int64_t work;
  double *x = (double *)in[0].a.data;
  int64_t x_n = in[0].a.dims[0];
  double m;
  work = 3*x_n;
  npcc_release(ctx, work);
  flags = r1_nest_1(x, &m, x_n, npcc_threads(ctx, work));
  if (npcc_fails(ctx, flags & NPCC_BAD, NPCC_WHY_VALUE))
    return NPCC_EXIT(0);
  out[0].f = m;
  return 0;
}

static const npcc_Param r1_params[] = {
  {"x", NPCC_ARRAY, NPCC_FLOAT64, 1, 0},
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
