/* What a person would write by hand for the hot parts of three examples: option pricing, the wave
 * step and the edge finder, each fused into as few passes over memory as there can be, on all
 * threads, with the bits that NumPy gives. It is what compiled code is measured against (hand.py).
 *
 * exp and log are NumPy's own inner loops, handed in by hand.py and called on blocks that stay in
 * the first-level cache; sums follow NumPy's pairwise tree. Every function returns the floating-
 * point exceptions that were raised on the way, of all threads, as compiled code must know them.
 */
#include <fenv.h>
#include <math.h>
#include <omp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#ifndef BLOCK
#define BLOCK 1024
#endif

typedef void (*Loop)(char **args, const intptr_t *dims, const intptr_t *steps, void *data);
static Loop exp_loop, log_loop;
static void *exp_data, *log_data;

void hand_init(Loop e, void *e_data, Loop l, void *l_data)
{
  exp_loop = e, exp_data = e_data, log_loop = l, log_data = l_data;
}

static void call_loop(Loop loop, void *data, const double *x, double *y, intptr_t n)
{
  char *args[] = {(char *)x, (char *)y};
  intptr_t steps[] = {8, 8};
  loop(args, &n, steps, data);
}

/* ---- sums ---- */

/* NumPy's pairwise sum; its eight accumulators are one vector (clang leaves eight scalars scalar,
 * which is half as fast). */
#define PAIRWISE(name, T)                                                                        \
  typedef T name##_eight __attribute__((vector_size(8 * sizeof(T)), aligned(sizeof(T))));        \
  static T name(const T *x, int64_t n)                                                           \
  {                                                                                              \
    if (n > 128) {                                                                               \
      int64_t half = n / 2 - n / 2 % 8;                                                          \
      T left = name(x, half);                                                                    \
      return left + name(x + half, n - half);                                                    \
    }                                                                                            \
    T sum = -0.0;                                                                                \
    int64_t i = 0;                                                                               \
    if (n >= 8) {                                                                                \
      name##_eight r = *(const name##_eight *)x;                                                 \
      for (i = 8; i + 8 <= n; i += 8) r += *(const name##_eight *)(x + i);                       \
      sum = ((r[0] + r[1]) + (r[2] + r[3])) + ((r[4] + r[5]) + (r[6] + r[7]));                   \
    }                                                                                            \
    for (; i < n; i++) sum += x[i];                                                              \
    return sum;                                                                                  \
  }
PAIRWISE(pairwise, double)
PAIRWISE(pairwise32, float)

/* A sum over values that are computed where they are needed: `fill` writes values lo .. lo+n of
 * them into a buffer. The tree is cut where a subtree fits the buffer; big subtrees are tasks. */
typedef void (*Fill)(const void *env, int64_t lo, int64_t n, double *out);

static double sum_tree(Fill fill, const void *env, int64_t lo, int64_t n, int *flags)
{
  if (n <= BLOCK) {
    double buffer[BLOCK];
    fill(env, lo, n, buffer);
    return pairwise(buffer, n);
  }
  int64_t half = n / 2 - n / 2 % 8;
  double left, right;
  if (n > 65536) {
    int seen = 0;
    #pragma omp task shared(left, seen)
    {
      feclearexcept(FE_ALL_EXCEPT);
      left = sum_tree(fill, env, lo, half, &seen);
      seen |= fetestexcept(FE_ALL_EXCEPT);
    }
    right = sum_tree(fill, env, lo + half, n - half, flags);
    *flags |= fetestexcept(FE_ALL_EXCEPT);
    #pragma omp taskwait
    *flags |= seen;
  } else {
    left = sum_tree(fill, env, lo, half, flags);
    right = sum_tree(fill, env, lo + half, n - half, flags);
  }
  return left + right;
}

static double sum_filled(Fill fill, const void *env, int64_t n, int threads, int *flags)
{
  double sum = 0.0;
  int seen = 0;
  #pragma omp parallel num_threads(threads) if (threads > 1)
  #pragma omp single
  {
    feclearexcept(FE_ALL_EXCEPT);
    sum = 0.0 + sum_tree(fill, env, 0, n, &seen);
    seen |= fetestexcept(FE_ALL_EXCEPT);
  }
  *flags |= seen;
  return sum;
}

/* ---- option pricing: price() and scenario() of examples/options.py ---- */

typedef struct {
  const double *spot, *strike, *years, *vol, *rate;
  const uint8_t *is_call;
  double spot_factor, vol_move;       /* 1.0 and 0.0: as they stand */
  int moved;
} Book;

/* normal_cdf of x[0..n); `density` is scratch */
static void normal_cdf(const double *restrict x, double *restrict cdf, double *restrict density,
                       int64_t n)
{
  const double root = 2.5066282746310002;      /* np.sqrt(2.0 * np.pi) */
  for (int64_t i = 0; i < n; i++) density[i] = -0.5 * x[i] * x[i];
  call_loop(exp_loop, exp_data, density, density, n);
  for (int64_t i = 0; i < n; i++) {
    double k = 1.0 / (1.0 + 0.2316419 * fabs(x[i]));
    double poly = k * (0.319381530 + k * (-0.356563782 + k * (1.781477937
                  + k * (-1.821255978 + k * 1.330274429))));
    double tail = density[i] / root * poly;
    cdf[i] = x[i] >= 0.0 ? 1.0 - tail : tail;
  }
}

static void price_block(const void *env, int64_t lo, int64_t n, double *restrict out)
{
  const Book *b = env;
  const double *restrict spot0 = b->spot + lo, *restrict strike = b->strike + lo;
  const double *restrict years = b->years + lo, *restrict vol0 = b->vol + lo;
  const double *restrict rate = b->rate + lo;
  const uint8_t *restrict is_call = b->is_call + lo;
  double spot[BLOCK], vol[BLOCK], d1[BLOCK], d2[BLOCK], discounted[BLOCK];
  double c1[BLOCK], c2[BLOCK], t[BLOCK];
  if (b->moved)
    for (int64_t i = 0; i < n; i++) {
      spot[i] = spot0[i] * b->spot_factor;
      vol[i] = vol0[i] + b->vol_move;
    }
  else {
    memcpy(spot, spot0, n * 8);
    memcpy(vol, vol0, n * 8);
  }
  for (int64_t i = 0; i < n; i++) {
    d1[i] = spot[i] / strike[i];
    discounted[i] = -rate[i] * years[i];
  }
  call_loop(log_loop, log_data, d1, d1, n);
  call_loop(exp_loop, exp_data, discounted, discounted, n);
  for (int64_t i = 0; i < n; i++) {
    double spread = vol[i] * sqrt(years[i]);
    d1[i] = (d1[i] + (rate[i] + 0.5 * vol[i] * vol[i]) * years[i]) / spread;
    d2[i] = d1[i] - spread;
    discounted[i] = strike[i] * discounted[i];
  }
  normal_cdf(d1, c1, t, n);
  normal_cdf(d2, c2, t, n);
  for (int64_t i = 0; i < n; i++) {
    double call = spot[i] * c1[i] - discounted[i] * c2[i];
    double put = call - spot[i] + discounted[i];
    out[i] = is_call[i] ? call : put;
  }
}

int hand_price(const Book *b, int64_t n, double *out, int threads)
{
  int flags = 0;
  #pragma omp parallel num_threads(threads) if (threads > 1) reduction(| : flags)
  {
    feclearexcept(FE_ALL_EXCEPT);
    #pragma omp for schedule(static)
    for (int64_t lo = 0; lo < n; lo += BLOCK)
      price_block(b, lo, n - lo < BLOCK ? n - lo : BLOCK, out + lo);
    flags |= fetestexcept(FE_ALL_EXCEPT);
  }
  return flags;
}

/* scenario(): the sum of the prices, none of which is stored */
int hand_scenario(const Book *b, int64_t n, double *sum, int threads)
{
  int flags = 0;
  *sum = sum_filled(price_block, b, n, threads, &flags);
  return flags;
}

/* ---- the wave: advance() and energy() of examples/wave.py ---- */

int hand_advance(const double *u, const double *old, const double *c2, double damping, double *new,
                 int64_t rows, int64_t cols, int threads)
{
  int flags = 0;
  double a = 2.0 - damping, b = 1.0 - damping;
  #pragma omp parallel num_threads(threads) if (threads > 1) reduction(| : flags)
  {
    feclearexcept(FE_ALL_EXCEPT);
    #pragma omp for schedule(static)
    for (int64_t i = 1; i < rows - 1; i++) {
      const double *restrict x = u + i * cols, *restrict o = old + i * cols;
      const double *restrict c = c2 + i * cols;
      double *restrict y = new + i * cols;
      for (int64_t j = 1; j < cols - 1; j++) {
        double laplacian = x[j + cols] + x[j - cols] + x[j + 1] + x[j - 1] - 4.0 * x[j];
        y[j] = a * x[j] - b * o[j] + c[j] * laplacian;
      }
    }
    flags |= fetestexcept(FE_ALL_EXCEPT);
  }
  return flags;
}

typedef struct { const double *u, *old, *c2; int64_t cols; } Wave;

static void fill_velocity(const void *env, int64_t lo, int64_t n, double *restrict out)
{
  const Wave *w = env;
  const double *restrict u = w->u + lo, *restrict old = w->old + lo;
  for (int64_t i = 0; i < n; i++) {
    double v = u[i] - old[i];
    out[i] = v * v;
  }
}

/* values of a (rows, cols - 1) array: element k is in row k / (cols - 1) */
static void fill_slope_x(const void *env, int64_t lo, int64_t n, double *restrict out)
{
  const Wave *w = env;
  int64_t width = w->cols - 1;
  for (int64_t i = lo / width, j = lo % width; n > 0; i++, j = 0) {
    int64_t run = width - j < n ? width - j : n;
    const double *restrict u = w->u + i * w->cols + j, *restrict c = w->c2 + i * w->cols + j;
    for (int64_t k = 0; k < run; k++) {
      double s = u[k + 1] - u[k];
      out[k] = c[k + 1] * (s * s);
    }
    out += run;
    n -= run;
  }
}

static void fill_slope_y(const void *env, int64_t lo, int64_t n, double *restrict out)
{
  const Wave *w = env;
  const double *restrict u = w->u + lo, *restrict below = u + w->cols;
  const double *restrict c = w->c2 + w->cols + lo;
  for (int64_t k = 0; k < n; k++) {
    double s = below[k] - u[k];
    out[k] = c[k] * (s * s);
  }
}

int hand_energy(const double *u, const double *old, const double *c2, int64_t rows, int64_t cols,
                double *result, int threads)
{
  Wave w = {u, old, c2, cols};
  int flags = 0;
  result[0] = 0.5 * sum_filled(fill_velocity, &w, rows * cols, threads, &flags);
  double x = sum_filled(fill_slope_x, &w, rows * (cols - 1), threads, &flags);
  double y = sum_filled(fill_slope_y, &w, (rows - 1) * cols, threads, &flags);
  result[1] = 0.5 * (x + y);
  return flags;
}

/* ---- edges: find_edges() of examples/image.py ---- */

/* one row of the horizontal, then of the vertical half of gaussian_blur */
static void blur_row(const float *restrict x, float *restrict y, int64_t n)
{
  for (int64_t j = 0; j < n; j++)
    y[j] = (x[j] + 4.0f * x[j + 1] + 6.0f * x[j + 2] + 4.0f * x[j + 3] + x[j + 4]) / 16.0f;
}

static void blur_column(const float *restrict a, const float *restrict b, const float *restrict c,
                        const float *restrict d, const float *restrict e, float *restrict y,
                        int64_t n)
{
  for (int64_t j = 0; j < n; j++)
    y[j] = (a[j] + 4.0f * b[j] + 6.0f * c[j] + 4.0f * d[j] + e[j]) / 16.0f;
}

/* one row of sobel from three rows */
static void sobel_row(const float *restrict a, const float *restrict b, const float *restrict c,
                      float *restrict y, int64_t n)
{
  for (int64_t j = 0; j < n; j++) {
    float gx = a[j + 2] + 2.0f * b[j + 2] + c[j + 2] - a[j] - 2.0f * b[j] - c[j];
    float gy = c[j] + 2.0f * c[j + 1] + c[j + 2] - a[j] - 2.0f * a[j + 1] - a[j + 2];
    y[j] = sqrtf(gx * gx + gy * gy);
  }
}

/* Extremes in lanes: as a plain reduction clang leaves it scalar, which is 14 times slower. */
enum { LANES = 16 };
typedef struct { float low[LANES], high[LANES]; int nan; } Range;

static void range_row(const float *restrict y, int64_t n, Range *restrict r)
{
  float low[LANES], high[LANES];
  int nan = r->nan;
  memcpy(low, r->low, sizeof low);
  memcpy(high, r->high, sizeof high);
  int64_t j = 0;
  for (; j + LANES <= n; j += LANES)
    for (int k = 0; k < LANES; k++) {
      float g = y[j + k];
      low[k] = g < low[k] ? g : low[k];
      high[k] = g > high[k] ? g : high[k];
      nan |= g != g;
    }
  for (; j < n; j++) {
    low[0] = y[j] < low[0] ? y[j] : low[0];
    high[0] = y[j] > high[0] ? y[j] : high[0];
    nan |= y[j] != y[j];
  }
  memcpy(r->low, low, sizeof low);
  memcpy(r->high, high, sizeof high);
  r->nan = nan;
}

/* Rows first..last of the gradient. Only five blurred rows and three smoothed ones are alive. */
static void gradient_rows(const float *image, int64_t cols, int64_t first, int64_t last, float *out,
                          Range *r)
{
  int64_t width = cols - 4, owidth = cols - 6;
  float *buffer = malloc(8 * (width + 16) * sizeof *buffer), *rows[5], *smooth[3];
  for (int i = 0; i < 5; i++) rows[i] = buffer + i * (width + 16);
  for (int i = 0; i < 3; i++) smooth[i] = buffer + (5 + i) * (width + 16);
  for (int64_t i = first; i < last + 6; i++) {      /* image row i is the last that arrived */
    blur_row(image + i * cols, rows[i % 5], width);
    if (i - first < 4) continue;
    int64_t s = i - 4;
    blur_column(rows[s % 5], rows[(s + 1) % 5], rows[(s + 2) % 5], rows[(s + 3) % 5],
                rows[i % 5], smooth[s % 3], width);
    if (i - first < 6) continue;
    float *result = out + (i - 6) * owidth;
    sobel_row(smooth[(s - 2) % 3], smooth[(s - 1) % 3], smooth[s % 3], result, owidth);
    range_row(result, owidth, r);
  }
  free(buffer);
}

/* Float sums over stored values; with `centre` those of (x - mean)^2. */
static float sum32(const float *x, int64_t n, int centre, float mean, int *flags)
{
  if (n <= BLOCK) {
    if (!centre) return pairwise32(x, n);
    float buffer[BLOCK];
    for (int64_t i = 0; i < n; i++) buffer[i] = (x[i] - mean) * (x[i] - mean);
    return pairwise32(buffer, n);
  }
  int64_t half = n / 2 - n / 2 % 8;
  float left, right;
  if (n > 65536) {
    int seen = 0;
    #pragma omp task shared(left, seen)
    {
      feclearexcept(FE_ALL_EXCEPT);
      left = sum32(x, half, centre, mean, &seen);
      seen |= fetestexcept(FE_ALL_EXCEPT);
    }
    right = sum32(x + half, n - half, centre, mean, flags);
    *flags |= fetestexcept(FE_ALL_EXCEPT);
    #pragma omp taskwait
    *flags |= seen;
  } else {
    left = sum32(x, half, centre, mean, flags);
    right = sum32(x + half, n - half, centre, mean, flags);
  }
  return left + right;
}

static float parallel_sum32(const float *x, int64_t n, int centre, float mean, int threads,
                            int *flags)
{
  float sum = 0.0f;
  int seen = 0;
  #pragma omp parallel num_threads(threads) if (threads > 1)
  #pragma omp single
  {
    feclearexcept(FE_ALL_EXCEPT);
    sum = 0.0f + sum32(x, n, centre, mean, &seen);
    seen |= fetestexcept(FE_ALL_EXCEPT);
  }
  *flags |= seen;
  return sum;
}

/* gradient: (rows - 6, cols - 6); edges: its mask. Returns -1 for a NaN (then NumPy must do it). */
int hand_edges(const float *image, int64_t rows, int64_t cols, float *gradient, uint8_t *edges,
               float *threshold, int threads)
{
  int64_t height = rows - 6, n = height * (cols - 6);
  int flags = 0, nan = 0;
  float low = INFINITY, high = -INFINITY;
  #pragma omp parallel num_threads(threads) if (threads > 1) reduction(| : flags, nan) \
      reduction(min : low) reduction(max : high)
  {
    feclearexcept(FE_ALL_EXCEPT);
    int64_t id = omp_get_thread_num(), nt = omp_get_num_threads();
    Range r = {.nan = 0};
    for (int k = 0; k < LANES; k++) r.low[k] = INFINITY, r.high[k] = -INFINITY;
    gradient_rows(image, cols, height * id / nt, height * (id + 1) / nt, gradient, &r);
    for (int k = 0; k < LANES; k++) {
      low = r.low[k] < low ? r.low[k] : low;
      high = r.high[k] > high ? r.high[k] : high;
    }
    nan = r.nan;
    flags |= fetestexcept(FE_ALL_EXCEPT);
  }
  if (nan) return -1;
  float range = high - low;
  #pragma omp parallel for num_threads(threads) if (threads > 1) schedule(static) \
      firstprivate(low, range, gradient)
  for (int64_t i = 0; i < n; i++) gradient[i] = (gradient[i] - low) / range;
  float mean = parallel_sum32(gradient, n, 0, 0.0f, threads, &flags) / (float)n;
  float variance = parallel_sum32(gradient, n, 1, mean, threads, &flags) / (float)n;
  float limit = *threshold = mean + 1.5f * sqrtf(variance);
  #pragma omp parallel for num_threads(threads) if (threads > 1) schedule(static) \
      firstprivate(limit, gradient, edges)
  for (int64_t i = 0; i < n; i++) edges[i] = gradient[i] > limit;
  return flags;
}
