/* Compiled by npcc from test.py. With npcc_runtime.h beside it, for one level of the CPU (2, 3, 4):
 *   clang-19 -O3 -march=x86-64-v3 -ffp-contract=off -fno-math-errno -fwrapv -fopenmp -fPIC \
 *     -mllvm -disable-cgp-select2branch -shared -DNPCC_MAIN -DNPCC_LEVEL=3 regions.c -o _npcc.so -lm
 */
#include "npcc_runtime.h"

#ifdef NPCC_LEVEL

/* 3: return A.argmax(axis=0), A.argmin(axis=1), A.argmax() */
typedef struct { int64_t t; double t_value; } r1_nest_1_part;

static inline r1_nest_1_part r1_nest_1_join(r1_nest_1_part a, r1_nest_1_part b)
{
  if (npcc_beats_f64(b.t_value, a.t_value, 1)) {
    a.t = b.t;
    a.t_value = b.t_value;
  }
  return a;
}

/* Elements first .. first + count of what is reduced, in the order of NumPy's pairwise tree. */
static NPCC_KERNEL r1_nest_1_part r1_nest_1_tree(const double *restrict A, int64_t A_n1, int64_t i,
    int64_t first, int64_t count)
{
  if (count > 1024) {
    int64_t half = npcc_pairwise_split(count);
    r1_nest_1_part left = r1_nest_1_tree(A, A_n1, i, first, half);
    r1_nest_1_part right = r1_nest_1_tree(A, A_n1, i, first + half, count - half);
    return r1_nest_1_join(left, right);
  }
  NPCC_ALIGNED double block[1024];
  for (int64_t k = 0; k < count; k++) {
    block[k] = A[A_n1*first + A_n1*k + i];
  }
  r1_nest_1_part part;
  part.t = first + npcc_first_highest_f64(block, count, &part.t_value);
  return part;
}

static NPCC_KERNEL void r1_nest_1_range(const double *restrict A, int64_t *restrict t,
    int64_t A_n1, int64_t A_n0, int64_t begin, int64_t end)
{
  for (int64_t i = begin; i < end; i++) {
    r1_nest_1_part part = r1_nest_1_tree(A, A_n1, i, 0, A_n0);
    t[i] = part.t;
  }
}

static NPCC_KERNEL void r1_nest_1(const double *restrict A, int64_t *restrict t, int64_t A_n1,
    int64_t A_n0, int threads)
{
  if (threads <= 1) {
    r1_nest_1_range(A, t, A_n1, A_n0, 0, A_n1);
    return;
  }
  int64_t length = A_n1;
  #pragma omp parallel for num_threads(threads) schedule(static)
  for (int part = 0; part < threads; part++) {
    r1_nest_1_range(A, t, A_n1, A_n0, npcc_share(length, part, threads),
        npcc_share(length, part + 1, threads));
  }
}

/* 3: return A.argmax(axis=0), A.argmin(axis=1), A.argmax() */
typedef struct { int64_t t; double t_value; } r1_nest_2_part;

static inline r1_nest_2_part r1_nest_2_join(r1_nest_2_part a, r1_nest_2_part b)
{
  if (npcc_beats_f64(b.t_value, a.t_value, 0)) {
    a.t = b.t;
    a.t_value = b.t_value;
  }
  return a;
}

/* Elements first .. first + count of what is reduced, in the order of NumPy's pairwise tree. */
static NPCC_KERNEL r1_nest_2_part r1_nest_2_tree(const double *restrict A, int64_t A_n1, int64_t i,
    int64_t first, int64_t count)
{
  r1_nest_2_part part;
  part.t = first + npcc_first_lowest_f64(A + A_n1*i + first, count, &part.t_value);
  return part;
}

static NPCC_KERNEL void r1_nest_2_range(const double *restrict A, int64_t *restrict t_2,
    int64_t A_n1, int64_t begin, int64_t end)
{
  for (int64_t i = begin; i < end; i++) {
    r1_nest_2_part part = r1_nest_2_tree(A, A_n1, i, 0, A_n1);
    t_2[i] = part.t;
  }
}

static NPCC_KERNEL void r1_nest_2(const double *restrict A, int64_t *restrict t_2, int64_t A_n0,
    int64_t A_n1, int threads)
{
  if (threads <= 1) {
    r1_nest_2_range(A, t_2, A_n1, 0, A_n0);
    return;
  }
  int64_t length = A_n0;
  #pragma omp parallel for num_threads(threads) schedule(static)
  for (int part = 0; part < threads; part++) {
    r1_nest_2_range(A, t_2, A_n1, npcc_share(length, part, threads),
        npcc_share(length, part + 1, threads));
  }
}

/* 3: return A.argmax(axis=0), A.argmin(axis=1), A.argmax() */
typedef struct { int64_t t; double t_value; } r1_nest_3_part;

static inline r1_nest_3_part r1_nest_3_join(r1_nest_3_part a, r1_nest_3_part b)
{
  if (npcc_beats_f64(b.t_value, a.t_value, 1)) {
    a.t = b.t;
    a.t_value = b.t_value;
  }
  return a;
}

/* Elements first .. first + count of what is reduced, in the order of NumPy's pairwise tree. */
static NPCC_KERNEL r1_nest_3_part r1_nest_3_tree(const double *restrict A, int64_t first,
    int64_t count)
{
  r1_nest_3_part part;
  part.t = first + npcc_first_highest_f64(A + first, count, &part.t_value);
  return part;
}

static NPCC_KERNEL void r1_nest_3(const double *restrict A, int64_t *restrict t_3, int64_t A_n0,
    int64_t A_n1, int threads)
{
  r1_nest_3_part part;
  if (threads <= 1 || (A_n0*A_n1) < 64 * 1024) {
    part = r1_nest_3_tree(A, 0, A_n0*A_n1);
  } else {
    r1_nest_3_part parts[NPCC_PARTS];
    #pragma omp parallel for num_threads(threads) schedule(static)
    for (int k = 0; k < NPCC_PARTS; k++) {
      int64_t first = 0, count = A_n0*A_n1;
      npcc_subtree(k, &first, &count);
      parts[k] = r1_nest_3_tree(A, first, count);
    }
    for (int width = 1; width < NPCC_PARTS; width *= 2) {
      for (int k = 0; k < NPCC_PARTS; k += 2 * width)
        parts[k] = r1_nest_3_join(parts[k], parts[k + width]);
    }
    part = parts[0];
  }
  *t_3 = part.t;
}

/* f in x.py
 *   3: return A.argmax(axis=0), A.argmin(axis=1), A.argmax()
 */
static int r1(npcc_Context *ctx, npcc_Value *in, npcc_Value *out)
{
  int64_t work;
  double *A = (double *)in[0].a.data;
  int64_t A_n0 = in[0].a.dims[0];
  int64_t A_n1 = in[0].a.dims[1];
  npcc_Value t_array = {0};
  int64_t *t = npcc_new(ctx, &t_array, NPCC_INT64, 1, (int64_t[]){A_n1}, (signed char[]){0});
  if (npcc_fails(ctx, !t, NPCC_WHY_MEMORY))
    return NPCC_EXIT(0);
  npcc_Value t_2_array = {0};
  int64_t *t_2 = npcc_new(ctx, &t_2_array, NPCC_INT64, 1, (int64_t[]){A_n0}, (signed char[]){0});
  if (npcc_fails(ctx, !t_2, NPCC_WHY_MEMORY))
    return NPCC_EXIT(0);
  work = 3*A_n0*A_n1;
  npcc_release(ctx, work);
  r1_nest_1(A, t, A_n1, A_n0, npcc_threads(ctx, work));
  if (npcc_fails(ctx, npcc_poll(ctx), NPCC_WHY_SIGNAL))
    return NPCC_EXIT(0);
  work = 3*A_n0*A_n1;
  npcc_release(ctx, work);
  r1_nest_2(A, t_2, A_n0, A_n1, npcc_threads(ctx, work));
  int64_t t_3;
  if (npcc_fails(ctx, npcc_poll(ctx), NPCC_WHY_SIGNAL))
    return NPCC_EXIT(0);
  work = 3*A_n0*A_n1;
  npcc_release(ctx, work);
  r1_nest_3(A, &t_3, A_n0, A_n1, npcc_threads(ctx, work));
  out[0] = t_array;
  out[1] = t_2_array;
  out[2].i = t_3;
  return 0;
}

static const npcc_Param r1_params[] = {
  {"A", NPCC_ARRAY, NPCC_FLOAT64, 2, 0},
};
static const npcc_Result r1_results[] = {
  {NULL, NPCC_ARRAY, NPCC_INT64, 1, NPCC_FRESH, 0},
  {NULL, NPCC_ARRAY, NPCC_INT64, 1, NPCC_FRESH, 0},
  {NULL, NPCC_NPSCALAR, NPCC_INT64, 0, NPCC_FRESH, 0},
};
static const npcc_Exit r1_exits[] = {
  {0, 0, 0, NULL},
};

static const npcc_Region regions[] = {
  {.name = "r1", .where = "f", .line = 3, .variant = NPCC_ALWAYS,
   .nparams = 1, .nresults = 3, .nout = 3,
   .params = r1_params, .results = r1_results, .exits = r1_exits, .nexits = 1, .run = r1},
};

const npcc_Level NPCC_LEVEL_NAME(NPCC_LEVEL) = {regions, 1, NULL, 0};

#endif
