/* Compiled by npcc from test.py. With npcc_runtime.h beside it, for one level of the CPU (2, 3, 4):
 *   clang-19 -O3 -march=x86-64-v3 -ffp-contract=off -fno-math-errno -fwrapv -fopenmp -fPIC \
 *     -mllvm -disable-cgp-select2branch -shared -DNPCC_MAIN -DNPCC_LEVEL=3 regions.c -o _npcc.so -lm
 */
#include "npcc_runtime.h"

#ifdef NPCC_LEVEL

/* line 4 */
typedef struct { npcc_complex64 t; npcc_complex64 s; } r1_nest_1_part;

static inline r1_nest_1_part r1_nest_1_join(r1_nest_1_part a, r1_nest_1_part b)
{
  a.t = npcc_add_c64(a.t, b.t);
  a.s = npcc_add_c64(a.s, b.s);
  return a;
}

/* Elements first .. first + count of what is reduced, in the order of NumPy's pairwise tree. */
static NPCC_KERNEL r1_nest_1_part r1_nest_1_tree(const npcc_complex64 *restrict x,
    npcc_complex64 t_2, int64_t first, int64_t count)
{
  if (count > 1024) {
    int64_t half = npcc_split_complex(count);
    r1_nest_1_part left = r1_nest_1_tree(x, t_2, first, half);
    r1_nest_1_part right = r1_nest_1_tree(x, t_2, first + half, count - half);
    return r1_nest_1_join(left, right);
  }
  NPCC_ALIGNED npcc_complex64 block[1024];
  for (int64_t k = 0; k < count; k++) {
    block[k] = npcc_multiply_c64(x[first + k], t_2);
  }
  r1_nest_1_part part;
  part.t = npcc_pairwise_c64(x + first, count);
  part.s = npcc_pairwise_c64(block, count);
  return part;
}

static NPCC_KERNEL unsigned r1_nest_1(const npcc_complex64 *restrict x, npcc_complex64 *restrict t,
    npcc_complex64 *restrict s, npcc_complex64 t_2, int64_t x_n, int threads)
{
  unsigned flags = 0;
  *t = npcc_complex_f32(0.0f, 0.0f);
  *s = npcc_complex_f32(0.0f, 0.0f);
  r1_nest_1_part part;
  if (threads <= 1 || x_n < 64 * 1024) {
    part = r1_nest_1_tree(x, t_2, 0, x_n);
  } else {
    r1_nest_1_part parts[NPCC_PARTS];
    #pragma omp parallel for num_threads(threads) schedule(static) reduction(| : flags)
    for (int k = 0; k < NPCC_PARTS; k++) {
      int64_t first = 0, count = x_n;
      npcc_subtree_complex(k, &first, &count);
      npcc_fp_clear();
      parts[k] = r1_nest_1_tree(x, t_2, first, count);
      flags |= npcc_fp_get();
    }
    for (int width = 1; width < NPCC_PARTS; width *= 2) {
      for (int k = 0; k < NPCC_PARTS; k += 2 * width)
        parts[k] = r1_nest_1_join(parts[k], parts[k + width]);
    }
    part = parts[0];
  }
  *t = npcc_add_c64(*t, part.t);
  *s = npcc_add_c64(*s, part.s);
  return flags;
}

/* f in x.py
 *   3: w = a * b / (a - b) + a.real
 */
static int r1(npcc_Context *ctx, npcc_Value *in, npcc_Value *out)
{
  unsigned flags;
  int64_t work;
  npcc_complex64 z = npcc_cast_c128_c64(in[0].c);
  npcc_complex128 a = in[1].c;
  npcc_complex128 b = in[2].c;
  npcc_complex64 *x = (npcc_complex64 *)in[3].a.data;
  int64_t x_n = in[3].a.dims[0];
  npcc_complex128 t_3 = npcc_plain_multiply_c128(a, b);
  npcc_complex128 t_4 = npcc_subtract_c128(a, b);
  if (npcc_fails(ctx, !npcc_true_c128(t_4), NPCC_WHY_ZERO_DIVISION))
    return NPCC_EXIT(0);
  npcc_complex128 t_5 = npcc_plain_divide_c128(t_3, t_4);
  double t_6 = npcc_real_c128(a);
  npcc_complex128 t_7 = npcc_cast_f64_c128(t_6);
  npcc_complex128 w = npcc_add_c128(t_5, t_7);
  npcc_complex64 t;
  npcc_complex64 s;
  work = 4*x_n;
  npcc_release(ctx, work);
  npcc_fp_clear();
  flags = r1_nest_1(x, &t, &s, npcc_complex_f32(2.0f, 1.0f), x_n, npcc_threads(ctx, work));
  flags |= npcc_fp_get();
  if (npcc_fails(ctx, flags && npcc_fp_visible(ctx, flags), NPCC_WHY_FP))
    return NPCC_EXIT(0);
  npcc_fp_clear();
  npcc_complex64 operand = z;
  npcc_fp_done(operand.re); npcc_fp_done(operand.im);
  npcc_complex64 operand_2 = t;
  npcc_fp_done(operand_2.re); npcc_fp_done(operand_2.im);
  npcc_complex64 p = npcc_plain_multiply_c64(operand, operand_2);
  npcc_fp_done(p.re); npcc_fp_done(p.im);
  flags = npcc_fp_get();
  if (npcc_fails(ctx, flags && npcc_fp_visible(ctx, flags), NPCC_WHY_FP))
    return NPCC_EXIT(0);
  out[0].c = w;
  out[1].c = npcc_cast_c64_c128(p);
  out[2].c = npcc_cast_c64_c128(s);
  return 0;
}

static const npcc_Param r1_params[] = {
  {"z", NPCC_NPSCALAR, NPCC_COMPLEX64, 0, 0},
  {"a", NPCC_PYSCALAR, NPCC_COMPLEX128, 0, 0},
  {"b", NPCC_PYSCALAR, NPCC_COMPLEX128, 0, 0},
  {"x", NPCC_ARRAY, NPCC_COMPLEX64, 1, 0},
};
static const npcc_Result r1_results[] = {
  {"w", NPCC_PYSCALAR, NPCC_COMPLEX128, 0, NPCC_FRESH, 0},
  {"p", NPCC_NPSCALAR, NPCC_COMPLEX64, 0, NPCC_FRESH, 0},
  {"s", NPCC_NPSCALAR, NPCC_COMPLEX64, 0, NPCC_FRESH, 0},
};
static const npcc_Exit r1_exits[] = {
  {0, 0, 0, NULL},
};

static const npcc_Region regions[] = {
  {.name = "r1", .where = "f", .line = 3, .variant = NPCC_ALWAYS,
   .nparams = 4, .nresults = 3, .nout = 3,
   .python_complex = 1,
   .params = r1_params, .results = r1_results, .exits = r1_exits, .nexits = 1, .run = r1},
};

const npcc_Level NPCC_LEVEL_NAME(NPCC_LEVEL) = {regions, 1, NULL, 0};

#endif
