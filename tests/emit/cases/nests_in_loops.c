/* Compiled by npcc from test.py. With npcc_runtime.h beside it, for one level of the CPU (2, 3, 4):
 *   clang-19 -O3 -march=x86-64-v3 -ffp-contract=off -fno-math-errno -fwrapv -fopenmp -fPIC \
 *     -mllvm -disable-cgp-select2branch -shared -DNPCC_MAIN -DNPCC_LEVEL=3 regions.c -o _npcc.so -lm
 */
#include "npcc_runtime.h"

#ifdef NPCC_LEVEL

static inline void r1_nest_1_range(double *restrict A, double w, int64_t A_n1, int64_t i,
    int64_t begin, int64_t end)
{
  for (int64_t i_2 = begin; i_2 < end; i_2++) {
    A[A_n1*i + i_2] = A[A_n1*i + i_2] + (A[A_n1*i - A_n1 + i_2] * w);
  }
}

static void r1_nest_1(double *restrict A, double w, int64_t A_n1, int64_t i, int threads)
{
  if (threads <= 1) {
    r1_nest_1_range(A, w, A_n1, i, 0, A_n1);
    return;
  }
  unsigned flags = npcc_fp_get();
  int64_t length = A_n1;
  #pragma omp parallel for num_threads(threads) schedule(static) reduction(| : flags)
  for (int part = 0; part < threads; part++) {
    npcc_fp_clear();
    r1_nest_1_range(A, w, A_n1, i, npcc_share(length, part, threads),
        npcc_share(length, part + 1, threads));
    flags |= npcc_fp_get();
  }
  npcc_fp_raise(flags);
}

typedef struct { double t; } r1_nest_2_part;

static inline r1_nest_2_part r1_nest_2_join(r1_nest_2_part a, r1_nest_2_part b)
{
  a.t = a.t + b.t;
  return a;
}

/* Elements first .. first + count of what is reduced, in the order of NumPy's pairwise tree. */
static r1_nest_2_part r1_nest_2_tree(const double *restrict A, int64_t i, int64_t A_n1,
    int64_t first, int64_t count)
{
  r1_nest_2_part part;
  part.t = npcc_pairwise_f64(A + A_n1*i + first, count);
  return part;
}

static void r1_nest_2(const double *restrict A, double *restrict t, int64_t i, int64_t A_n1,
    int threads)
{
  *t = 0.0;
  r1_nest_2_part part;
  if (threads <= 1 || i < 64 * 1024) {
    part = r1_nest_2_tree(A, i, A_n1, 0, i);
  } else {
    r1_nest_2_part parts[NPCC_PARTS];
    unsigned flags = npcc_fp_get();
    #pragma omp parallel for num_threads(threads) schedule(static) reduction(| : flags)
    for (int k = 0; k < NPCC_PARTS; k++) {
      int64_t first = 0, count = i;
      npcc_subtree(k, &first, &count);
      npcc_fp_clear();
      parts[k] = r1_nest_2_tree(A, i, A_n1, first, count);
      flags |= npcc_fp_get();
    }
    npcc_fp_raise(flags);
    for (int width = 1; width < NPCC_PARTS; width *= 2) {
      for (int k = 0; k < NPCC_PARTS; k += 2 * width)
        parts[k] = r1_nest_2_join(parts[k], parts[k + width]);
    }
    part = parts[0];
  }
  *t += part.t;
}

/* smooth in x.py
 *   3: for i in range(1, len(A)): ...
 */
static NPCC_KERNEL int r1_body(npcc_Context *ctx, npcc_Value *out, double *restrict A, double w,
    int64_t A_n0, int64_t A_n1)
{
  if (npcc_fails(ctx, !npcc_save(ctx, A, 8*A_n0*A_n1), NPCC_WHY_MEMORY))
    return NPCC_EXIT(0);
  int64_t ticks = 1;
  double total = 0.0;
  /* 3: for i in range(1, len(A)): ... */
  for (int64_t i = 1; i < A_n0; i++) {
    if (npcc_tick(ctx, &ticks))
      return NPCC_EXIT(0);
    npcc_release(ctx, 3*A_n1);
    r1_nest_1(A, w, A_n1, i, npcc_threads(ctx, 3*A_n1));
    double t;
    npcc_release(ctx, 2*i);
    r1_nest_2(A, &t, i, A_n1, npcc_threads(ctx, 2*i));
    total += t;
  }
  out[0].f = total;
  return 0;
}

static int r1(npcc_Context *ctx, npcc_Value *in, npcc_Value *out)
{
  npcc_fp_clear();
  int left = r1_body(ctx, out, (double *)in[0].a.data, in[1].f, in[0].a.dims[0], in[0].a.dims[1]);
  return npcc_fp_look(ctx, left);
}

static const npcc_Param r1_params[] = {
  {"A", NPCC_ARRAY, NPCC_FLOAT64, 2, NPCC_WRITTEN},
  {"w", NPCC_PYSCALAR, NPCC_FLOAT64, 0, 0},
};
static const npcc_Result r1_results[] = {
  {"total", NPCC_NPSCALAR, NPCC_FLOAT64, 0, NPCC_FRESH, 0},
  {"A", NPCC_ARRAY, NPCC_FLOAT64, 2, NPCC_INPUT, 0},
};
static const npcc_Exit r1_exits[] = {
  {0, 0, 0, NULL},
};

static const npcc_Region regions[] = {
  {.name = "r1", .where = "smooth", .line = 3, .variant = NPCC_ALWAYS,
   .nparams = 2, .nresults = 2, .nout = 2,
   .params = r1_params, .results = r1_results, .exits = r1_exits, .nexits = 1, .run = r1},
};

const npcc_Level NPCC_LEVEL_NAME(NPCC_LEVEL) = {regions, 1, NULL, 0};

#endif
