/* Compiled by npcc from test.py. With npcc_runtime.h beside it, for one level of the CPU (2, 3, 4):
 *   clang-19 -O3 -march=x86-64-v3 -ffp-contract=off -fno-math-errno -fwrapv -fopenmp -fPIC \
 *     -mllvm -disable-cgp-select2branch -shared -DNPCC_MAIN -DNPCC_LEVEL=3 regions.c -o _npcc.so -lm
 */
#include "npcc_runtime.h"

#ifdef NPCC_LEVEL

/* 3: r = (A * v).sum(axis=1) */
typedef struct { double r; } r1_nest_1_part;

static inline r1_nest_1_part r1_nest_1_join(r1_nest_1_part a, r1_nest_1_part b)
{
  a.r = a.r + b.r;
  return a;
}

/* Elements first .. first + count of what is reduced, in the order of NumPy's pairwise tree. */
static NPCC_KERNEL r1_nest_1_part r1_nest_1_tree(const double *restrict A,
    const double *restrict v, int64_t A_n1, int64_t i, int64_t first, int64_t count)
{
  if (count > 1024) {
    int64_t half = npcc_pairwise_split(count);
    r1_nest_1_part left = r1_nest_1_tree(A, v, A_n1, i, first, half);
    r1_nest_1_part right = r1_nest_1_tree(A, v, A_n1, i, first + half, count - half);
    return r1_nest_1_join(left, right);
  }
  NPCC_ALIGNED double block[1024];
  for (int64_t k = 0; k < count; k++) {
    block[k] = A[A_n1*i + first + k] * v[first + k];
  }
  r1_nest_1_part part;
  part.r = npcc_pairwise_f64(block, count);
  return part;
}

static NPCC_KERNEL void r1_nest_1_range(const double *restrict A, const double *restrict v,
    double *restrict r, int64_t A_n1, int64_t begin, int64_t end)
{
  for (int64_t i = begin; i < end; i++) {
    r[i] = 0.0;
    r1_nest_1_part part = r1_nest_1_tree(A, v, A_n1, i, 0, A_n1);
    r[i] += part.r;
  }
}

static NPCC_KERNEL unsigned r1_nest_1(const double *restrict A, const double *restrict v,
    double *restrict r, int64_t A_n0, int64_t A_n1, int threads)
{
  if (threads <= 1) {
    r1_nest_1_range(A, v, r, A_n1, 0, A_n0);
    return 0;
  }
  unsigned flags = 0;
  int64_t length = A_n0;
  #pragma omp parallel for num_threads(threads) schedule(static) reduction(| : flags)
  for (int part = 0; part < threads; part++) {
    npcc_fp_clear();
    r1_nest_1_range(A, v, r, A_n1, npcc_share(length, part, threads),
        npcc_share(length, part + 1, threads));
    flags |= npcc_fp_get();
  }
  return flags;
}

/* 4: c = A.sum(axis=0) */
static NPCC_KERNEL void r1_nest_2_range(const double *restrict A, double *restrict c, int64_t A_n1,
    int64_t A_n0, int64_t begin, int64_t end)
{
  for (int64_t j = begin; j < end; j++) {
    c[j] = 0.0;
  }
  for (int64_t i = 0; i < A_n0; i++) {
    for (int64_t j = begin; j < end; j++) {
      c[j] += A[A_n1*i + j];
    }
  }
}

static NPCC_KERNEL unsigned r1_nest_2(const double *restrict A, double *restrict c, int64_t A_n1,
    int64_t A_n0, int threads)
{
  if (threads <= 1) {
    r1_nest_2_range(A, c, A_n1, A_n0, 0, A_n1);
    return 0;
  }
  unsigned flags = 0;
  int64_t length = A_n1;
  #pragma omp parallel for num_threads(threads) schedule(static) reduction(| : flags)
  for (int part = 0; part < threads; part++) {
    npcc_fp_clear();
    r1_nest_2_range(A, c, A_n1, A_n0, npcc_share(length, part, threads),
        npcc_share(length, part + 1, threads));
    flags |= npcc_fp_get();
  }
  return flags;
}

/* f in x.py
 *   3: r = (A * v).sum(axis=1)
 *   4: c = A.sum(axis=0)
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
  if (npcc_fails(ctx, A_n1 != v_n, NPCC_WHY_SHAPE))
    return NPCC_EXIT(0);
  npcc_Value r_array = {0};
  double *r = npcc_new(ctx, &r_array, NPCC_FLOAT64, 1, (int64_t[]){A_n0}, (signed char[]){0});
  if (npcc_fails(ctx, !r, NPCC_WHY_MEMORY))
    return NPCC_EXIT(0);
  npcc_Value c_array = {0};
  double *c = npcc_new(ctx, &c_array, NPCC_FLOAT64, 1, (int64_t[]){A_n1}, (signed char[]){0});
  if (npcc_fails(ctx, !c, NPCC_WHY_MEMORY))
    return NPCC_EXIT(0);
  work = 3*A_n0*A_n1;
  npcc_release(ctx, work);
  npcc_fp_clear();
  flags = r1_nest_1(A, v, r, A_n0, A_n1, npcc_threads(ctx, work));
  flags |= npcc_fp_get();
  if (npcc_fails(ctx, flags && npcc_fp_visible(ctx, flags), NPCC_WHY_FP))
    return NPCC_EXIT(0);
  if (npcc_fails(ctx, npcc_poll(ctx), NPCC_WHY_SIGNAL))
    return NPCC_EXIT(0);
  work = 2*A_n0*A_n1;
  npcc_release(ctx, work);
  npcc_fp_clear();
  flags = r1_nest_2(A, c, A_n1, A_n0, npcc_threads(ctx, work));
  flags |= npcc_fp_get();
  if (npcc_fails(ctx, flags && npcc_fp_visible(ctx, flags), NPCC_WHY_FP))
    return NPCC_EXIT(0);
  out[0] = r_array;
  out[1] = c_array;
  return 0;
}

static const npcc_Param r1_params[] = {
  {"A", NPCC_ARRAY, NPCC_FLOAT64, 2, 0},
  {"v", NPCC_ARRAY, NPCC_FLOAT64, 1, 0},
};
static const npcc_Result r1_results[] = {
  {"r", NPCC_ARRAY, NPCC_FLOAT64, 1, NPCC_FRESH, 0},
  {"c", NPCC_ARRAY, NPCC_FLOAT64, 1, NPCC_FRESH, 0},
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
