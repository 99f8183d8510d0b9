/* Compiled by npcc from test.py. With npcc_runtime.h beside it, for one level of the CPU (2, 3, 4):
 *   clang-19 -O3 -march=x86-64-v3 -ffp-contract=off -fno-math-errno -fwrapv -fopenmp -fPIC \
 *     -mllvm -disable-cgp-select2branch -shared -DNPCC_MAIN -DNPCC_LEVEL=3 regions.c -o _npcc.so -lm
 */
#include "npcc_runtime.h"

#ifdef NPCC_LEVEL

static npcc_Loop loop_absolute_Dd = {.name = "absolute", .types = "Dd"};
static npcc_Loop loop_divide_DDD = {.name = "divide", .types = "DDD"};

/* 3: z = x * x + s
 * 4: w = np.abs(z) + y.real
 * 5: return z, z.sum(), w, np.conj(x) / y */
typedef struct { npcc_complex128 t; } r1_nest_1_part;

static inline r1_nest_1_part r1_nest_1_join(r1_nest_1_part a, r1_nest_1_part b)
{
  a.t = npcc_add_c128(a.t, b.t);
  return a;
}

/* Elements first .. first + count of what is reduced, in the order of NumPy's pairwise tree. */
static NPCC_KERNEL r1_nest_1_part r1_nest_1_tree(const npcc_complex128 *restrict x,
    const npcc_complex128 *restrict y, npcc_complex128 *restrict t, double *restrict t_2,
    npcc_complex128 *restrict t_4, npcc_complex128 t_5, int64_t first, int64_t count)
{
  if (count > 1024) {
    int64_t half = npcc_split_complex(count);
    r1_nest_1_part left = r1_nest_1_tree(x, y, t, t_2, t_4, t_5, first, half);
    r1_nest_1_part right = r1_nest_1_tree(x, y, t, t_2, t_4, t_5, first + half, count - half);
    return r1_nest_1_join(left, right);
  }
  NPCC_ALIGNED npcc_complex128 block[1024];
  NPCC_ALIGNED npcc_complex128 block_2[1024];
  for (int64_t k = 0; k < count; k++) {
    npcc_complex128 t_6 = x[first + k];
    block[k] = npcc_conjugate_c128(t_6);
    block_2[k] = npcc_add_c128(npcc_multiply_c128(t_6, t_6), t_5);
  }
  NPCC_ALIGNED double block_3[1024];
  npcc_call1(&loop_absolute_Dd, block_2, 16, block_3, 8, count);
  npcc_call2(&loop_divide_DDD, block, 16, y + first, 16, t_4 + first, 16, count);
  for (int64_t k = 0; k < count; k++) {
    npcc_complex128 t_6 = block_2[k];
    double t_7 = block_3[k];
    npcc_complex128 t_8 = y[first + k];
    t[first + k] = t_6;
    t_2[first + k] = t_7 + npcc_real_c128(t_8);
  }
  r1_nest_1_part part;
  part.t = npcc_pairwise_c128(block_2, count);
  return part;
}

static NPCC_KERNEL unsigned r1_nest_1(const npcc_complex128 *restrict x,
    const npcc_complex128 *restrict y, npcc_complex128 *restrict t, double *restrict t_2,
    npcc_complex128 *restrict t_3, npcc_complex128 *restrict t_4, npcc_complex128 t_5, int64_t x_n,
    int threads)
{
  unsigned flags = 0;
  *t_3 = npcc_complex_f64(0.0, 0.0);
  r1_nest_1_part part;
  if (threads <= 1 || x_n < 64 * 1024) {
    part = r1_nest_1_tree(x, y, t, t_2, t_4, t_5, 0, x_n);
  } else {
    r1_nest_1_part parts[NPCC_PARTS];
    #pragma omp parallel for num_threads(threads) schedule(static) reduction(| : flags)
    for (int k = 0; k < NPCC_PARTS; k++) {
      int64_t first = 0, count = x_n;
      npcc_subtree_complex(k, &first, &count);
      npcc_fp_clear();
      parts[k] = r1_nest_1_tree(x, y, t, t_2, t_4, t_5, first, count);
      flags |= npcc_fp_get();
    }
    for (int width = 1; width < NPCC_PARTS; width *= 2) {
      for (int k = 0; k < NPCC_PARTS; k += 2 * width)
        parts[k] = r1_nest_1_join(parts[k], parts[k + width]);
    }
    part = parts[0];
  }
  *t_3 = npcc_add_c128(*t_3, part.t);
  return flags;
}

/* f in c.py
 *   3: z = x * x + s
 *   4: w = np.abs(z) + y.real
 *   5: return z, z.sum(), w, np.conj(x) / y
 */
static int r1(npcc_Context *ctx, npcc_Value *in, npcc_Value *out)
{
  unsigned flags;
  int64_t work;
  npcc_complex128 *x = (npcc_complex128 *)in[0].a.data;
  npcc_complex128 s = in[1].c;
  npcc_complex128 *y = (npcc_complex128 *)in[2].a.data;
  int64_t x_n = in[0].a.dims[0];
  int64_t y_n = in[2].a.dims[0];
  if (npcc_fails(ctx, x_n != y_n, NPCC_WHY_SHAPE))
    return NPCC_EXIT(0);
  npcc_Value t_array = {0};
  npcc_complex128 *t = npcc_new(ctx, &t_array, NPCC_COMPLEX128, 1, (int64_t[]){x_n},
      (signed char[]){0});
  if (npcc_fails(ctx, !t, NPCC_WHY_MEMORY))
    return NPCC_EXIT(0);
  npcc_Value t_2_array = {0};
  double *t_2 = npcc_new(ctx, &t_2_array, NPCC_FLOAT64, 1, (int64_t[]){x_n}, (signed char[]){0});
  if (npcc_fails(ctx, !t_2, NPCC_WHY_MEMORY))
    return NPCC_EXIT(0);
  npcc_Value t_4_array = {0};
  npcc_complex128 *t_4 = npcc_new(ctx, &t_4_array, NPCC_COMPLEX128, 1, (int64_t[]){x_n},
      (signed char[]){0});
  if (npcc_fails(ctx, !t_4, NPCC_WHY_MEMORY))
    return NPCC_EXIT(0);
  npcc_complex128 t_5 = s;
  npcc_complex128 t_3;
  work = 12*x_n;
  npcc_release(ctx, work);
  npcc_fp_clear();
  flags = r1_nest_1(x, y, t, t_2, &t_3, t_4, t_5, x_n, npcc_threads(ctx, work));
  flags |= npcc_fp_get();
  if (npcc_fails(ctx, flags && npcc_fp_visible(ctx, flags), NPCC_WHY_FP))
    return NPCC_EXIT(0);
  out[0] = t_array;
  out[1].c = t_3;
  out[2] = t_2_array;
  out[3] = t_4_array;
  return 0;
}

static const npcc_Param r1_params[] = {
  {"x", NPCC_ARRAY, NPCC_COMPLEX128, 1, 0},
  {"s", NPCC_PYSCALAR, NPCC_COMPLEX128, 0, 0},
  {"y", NPCC_ARRAY, NPCC_COMPLEX128, 1, 0},
};
static const npcc_Result r1_results[] = {
  {NULL, NPCC_ARRAY, NPCC_COMPLEX128, 1, NPCC_FRESH, 0},
  {NULL, NPCC_NPSCALAR, NPCC_COMPLEX128, 0, NPCC_FRESH, 0},
  {NULL, NPCC_ARRAY, NPCC_FLOAT64, 1, NPCC_FRESH, 0},
  {NULL, NPCC_ARRAY, NPCC_COMPLEX128, 1, NPCC_FRESH, 0},
};
static const npcc_Exit r1_exits[] = {
  {0, 0, 0, NULL},
};

static const npcc_Region regions[] = {
  {.name = "r1", .where = "f", .line = 3, .variant = NPCC_ALWAYS,
   .nparams = 3, .nresults = 4, .nout = 4,
   .params = r1_params, .results = r1_results, .exits = r1_exits, .nexits = 1, .run = r1},
};

static npcc_Loop *const loops[] = {&loop_absolute_Dd, &loop_divide_DDD};
const npcc_Level NPCC_LEVEL_NAME(NPCC_LEVEL) = {regions, 1, loops, 2};

#endif
