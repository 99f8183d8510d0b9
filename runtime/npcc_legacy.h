/* Distributions of RandomState that NumPy keeps as they were and does not export: the same operations on the same
 * numbers, in the same order. */

static double npcc_next_double(npcc_Generator *g) { return g->bits->next_double(g->bits->state); }

/* Marsaglia's polar method gives two numbers; the second one waits for the next call. */
static double npcc_legacy_standard_normal(npcc_Generator *g) {
  npcc_Gauss *kept = g->gauss;
  double x, y, square;
  if (kept->has_gauss) {
    double second = kept->gauss;
    kept->has_gauss = 0, kept->gauss = 0.0;
    return second;
  }
  do {
    x = 2.0 * npcc_next_double(g) - 1.0;
    y = 2.0 * npcc_next_double(g) - 1.0;
    square = x * x + y * y;
  } while (square >= 1.0 || square == 0.0);
  double f = __builtin_sqrt(-2.0 * npcc_libm.log(square) / square);
  kept->has_gauss = 1, kept->gauss = f * x;
  return f * y;
}

static double npcc_legacy_normal(npcc_Generator *g, double loc, double scale) {
  return loc + scale * npcc_legacy_standard_normal(g);
}

static double npcc_legacy_standard_exponential(npcc_Generator *g) {
  return -npcc_libm.log(1.0 - npcc_next_double(g));
}

static double npcc_legacy_exponential(npcc_Generator *g, double scale) {
  return scale * npcc_legacy_standard_exponential(g);
}

static double npcc_legacy_lognormal(npcc_Generator *g, double mean, double sigma) {
  return npcc_libm.exp(npcc_legacy_normal(g, mean, sigma));
}

static double npcc_legacy_standard_cauchy(npcc_Generator *g) {
  double above = npcc_legacy_standard_normal(g);
  return above / npcc_legacy_standard_normal(g);
}

static double npcc_legacy_rayleigh(npcc_Generator *g, double scale) {
  return scale * __builtin_sqrt(-2.0 * npcc_libm.log1p(-npcc_next_double(g)));
}

/* ---- gamma, and what is made of it */

/* Of a shape below 1. */
static double npcc_small_gamma(npcc_Generator *g, double shape) {
  for (;;) {
    double u = npcc_next_double(g), v = npcc_legacy_standard_exponential(g);
    if (u <= 1.0 - shape) {
      double x = npcc_libm.pow(u, 1.0 / shape);
      if (x <= v) return x;
    } else {
      double y = -npcc_libm.log((1 - u) / shape);
      double x = npcc_libm.pow(1.0 - shape + shape * y, 1.0 / shape);
      if (x <= v + y) return x;
    }
  }
}

/* Of a shape above 1: Marsaglia and Tsang. */
static double npcc_large_gamma(npcc_Generator *g, double shape) {
  double b = shape - 1. / 3., c = 1. / __builtin_sqrt(9 * b);
  for (;;) {
    double x, v;
    do {
      x = npcc_legacy_standard_normal(g);
      v = 1.0 + c * x;
    } while (v <= 0.0);
    v = v * v * v;
    double u = npcc_next_double(g);
    if (u < 1.0 - 0.0331 * (x * x) * (x * x)) return b * v;
    if (npcc_libm.log(u) < 0.5 * x * x + b * (1. - v + npcc_libm.log(v))) return b * v;
  }
}

static double npcc_legacy_standard_gamma(npcc_Generator *g, double shape) {
  if (shape == 1.0) return npcc_legacy_standard_exponential(g);
  if (shape == 0.0) return 0.0;
  return shape < 1.0 ? npcc_small_gamma(g, shape) : npcc_large_gamma(g, shape);
}

static double npcc_legacy_gamma(npcc_Generator *g, double shape, double scale) {
  return scale * npcc_legacy_standard_gamma(g, shape);
}

static double npcc_legacy_chisquare(npcc_Generator *g, double df) {
  return 2.0 * npcc_legacy_standard_gamma(g, df / 2.0);
}

static double npcc_legacy_f(npcc_Generator *g, double above, double below) {
  double x = npcc_legacy_chisquare(g, above) * below;
  return x / (npcc_legacy_chisquare(g, below) * above);
}

static double npcc_legacy_standard_t(npcc_Generator *g, double df) {
  double x = npcc_legacy_standard_normal(g), y = npcc_legacy_standard_gamma(g, df / 2);
  return __builtin_sqrt(df / 2) * x / __builtin_sqrt(y);
}

/* Of a and b up to 1: Johnk. */
static double npcc_small_beta(npcc_Generator *g, double a, double b) {
  for (;;) {
    double u = npcc_next_double(g), v = npcc_next_double(g);
    double x = npcc_libm.pow(u, 1.0 / a), y = npcc_libm.pow(v, 1.0 / b);
    if (!(x + y <= 1.0)) continue;
    if (x + y > 0) return x / (x + y);
    double log_x = npcc_libm.log(u) / a, log_y = npcc_libm.log(v) / b, most = log_x > log_y ? log_x : log_y;
    log_x -= most, log_y -= most;
    return npcc_libm.exp(log_x - npcc_libm.log(npcc_libm.exp(log_x) + npcc_libm.exp(log_y)));
  }
}

static double npcc_legacy_beta(npcc_Generator *g, double a, double b) {
  if (a <= 1.0 && b <= 1.0) return npcc_small_beta(g, a, b);
  double x = npcc_legacy_standard_gamma(g, a), y = npcc_legacy_standard_gamma(g, b);
  return x / (x + y);
}

/* ---- powers and quotients */

static double npcc_legacy_pareto(npcc_Generator *g, double a) {
  return npcc_libm.exp(npcc_legacy_standard_exponential(g) / a) - 1;
}

static double npcc_legacy_weibull(npcc_Generator *g, double a) {
  return a == 0.0 ? 0.0 : npcc_libm.pow(npcc_legacy_standard_exponential(g), 1. / a);
}

static double npcc_legacy_power(npcc_Generator *g, double a) {
  return npcc_libm.pow(1 - npcc_libm.exp(-npcc_legacy_standard_exponential(g)), 1. / a);
}

static double npcc_legacy_wald(npcc_Generator *g, double mean, double scale) {
  double half = mean / (2 * scale), y = npcc_legacy_standard_normal(g);
  y = mean * y * y;
  double x = mean + half * (y - __builtin_sqrt(4 * scale * y + y * y));
  return npcc_next_double(g) <= mean / (mean + x) ? x : mean * mean / x;
}

/* ---- counts */

static int64_t npcc_binomial(npcc_Generator *g, int64_t n, double p) {
  return npcc_numpy_draws.binomial(g->bits, p, n, &g->binomial);
}

/* By inversion: few successes are expected. */
static int64_t npcc_few_successes(npcc_Generator *g, int64_t n, double p) {
  double q = 1.0 - p, none = npcc_libm.exp((double)n * npcc_libm.log(q)), mean = (double)n * p;
  double most = mean + 10.0 * __builtin_sqrt(mean * q + 1), u = npcc_next_double(g), at = none;
  int64_t bound = (int64_t)((double)n < most ? (double)n : most), x = 0;
  while (u > at) {
    if (++x > bound) {
      x = 0, at = none;
      u = npcc_next_double(g);
    } else {
      u -= at;
      at = ((double)(n - x + 1) * p * at) / ((double)x * q);
    }
  }
  return x;
}

static int64_t npcc_successes(npcc_Generator *g, int64_t n, double p) {
  return p * (double)n <= 30.0 ? npcc_few_successes(g, n, p) : npcc_numpy_draws.binomial_btpe(g->bits, n, p, &g->binomial);
}

static int64_t npcc_legacy_binomial(npcc_Generator *g, int64_t n, double p) {
  return p <= 0.5 ? npcc_successes(g, n, p) : n - npcc_successes(g, n, 1.0 - p);
}

static int64_t npcc_legacy_negative_binomial(npcc_Generator *g, double n, double p) {
  return npcc_numpy_draws.poisson(g->bits, npcc_legacy_gamma(g, n, (1 - p) / p));
}

static int64_t npcc_legacy_geometric(npcc_Generator *g, double p) {
  if (p >= 1. / 3.) return npcc_numpy_draws.geometric_search(g->bits, p);
  return (int64_t)__builtin_ceil(npcc_libm.log1p(-npcc_next_double(g)) / npcc_libm.log(1 - p));
}

static void *npcc_own_distribution(const char *name) {
#define OWN(x) {"legacy_" #x, (void *)npcc_legacy_##x}
  static const struct { const char *name; void *function; } own[] = {
    OWN(standard_normal), OWN(normal), OWN(lognormal), OWN(standard_exponential), OWN(exponential),
    OWN(standard_cauchy), OWN(rayleigh), OWN(standard_gamma), OWN(gamma), OWN(chisquare), OWN(f), OWN(standard_t),
    OWN(beta), OWN(pareto), OWN(weibull), OWN(power), OWN(wald), OWN(binomial), OWN(negative_binomial), OWN(geometric),
    {"binomial", (void *)npcc_binomial},
  };
#undef OWN
  for (size_t i = 0; i < sizeof own / sizeof *own; i++)
    if (!strcmp(own[i].name, name)) return own[i].function;
  return NULL;
}
