/* Python's own arithmetic of int (64 bits of it) and float, and its module math, bit for bit as
 * CPython computes them. Nothing here raises: helpers that fill *r return nonzero, and others have a
 * test beside them, where Python raises or leaves 64 bits; the region then takes its exit. */

/* Functions of the C library, found at load in the process, where CPython finds them as well.
 * Through pointers, so that no compiler computes them itself or turns pow(x, 2.0) into x * x. */
#define NPCC_EACH_LIBM_1(X)                                                                  \
  X(exp) X(exp2) X(expm1) X(log) X(log2) X(log10) X(log1p) X(sin) X(cos) X(tan) X(asin)      \
  X(acos) X(atan) X(sinh) X(cosh) X(tanh) X(asinh) X(acosh) X(atanh) X(cbrt) X(erf) X(erfc)
#define NPCC_EACH_LIBM_2(X) X(pow) X(atan2) X(remainder)
typedef struct {
#define X(name) double (*name)(double);
  NPCC_EACH_LIBM_1(X)
#undef X
#define X(name) double (*name)(double, double);
  NPCC_EACH_LIBM_2(X)
#undef X
  float (*powf)(float, float);
} npcc_Libm;
extern npcc_Libm npcc_libm __attribute__((visibility("hidden")));

/* ---- when does math.f raise? ValueError for a NaN that no operand had, and for an infinity at a
 * pole; OverflowError for an infinity from finite operands */

NPCC_INLINE int npcc_is_finite(double x) { return __builtin_fabs(x) < __builtin_inf(); }

NPCC_INLINE int npcc_math_error1(double r, double x) {
  if (npcc_is_finite(r)) return 0;
  return r != r ? x == x : npcc_is_finite(x);
}
NPCC_INLINE int npcc_math_error2(double r, double x, double y) {
  if (npcc_is_finite(r)) return 0;
  return r != r ? x == x && y == y : npcc_is_finite(x) && npcc_is_finite(y);
}

/* ---- int */

/* The distance between float64 values is above 1 from 2**53 on. */
NPCC_INLINE int npcc_is_exact(int64_t i) { return i <= 1ll << 53 && i >= -(1ll << 53); }

NPCC_INLINE int npcc_int_absolute(int64_t a, int64_t *r) {
  return __builtin_sub_overflow((int64_t)0, a, r) ? 1 : (*r = a < 0 ? *r : a, 0);
}
NPCC_INLINE int npcc_int_left_shift(int64_t a, int64_t n, int64_t *r) {
  if (n < 0 || n > 62) return *r = 0, a != 0 || n < 0;
  *r = (int64_t)((uint64_t)a << n);
  return *r >> n != a;
}
NPCC_INLINE int npcc_int_right_shift(int64_t a, int64_t n, int64_t *r) {
  *r = a >> (n > 63 ? 63 : n & 63);
  return n < 0;
}
/* A negative exponent gives a float in Python. */
NPCC_INLINE int npcc_int_power(int64_t a, int64_t n, int64_t *r) {
  int64_t product = 1, square = a;
  int bad = n < 0;
  *r = 0;
  if (bad) return 1;
  while (n) {
    if (n & 1) bad |= __builtin_mul_overflow(product, square, &product);
    n >>= 1;
    if (n && !bad) bad |= __builtin_mul_overflow(square, square, &square);
    if (bad) return 1;
  }
  *r = product;
  return 0;
}
/* pow(a, n, m) with n >= 0 has the sign of m. */
NPCC_INLINE int npcc_int_power_modulo(int64_t a, int64_t n, int64_t m, int64_t *r) {
  *r = 0;
  if (m == 0 || n < 0 || m == INT64_MIN) return 1;
  uint64_t size = (uint64_t)(m < 0 ? -m : m), product = 1 % size;
  int64_t rest = a % (int64_t)size;
  uint64_t square = (uint64_t)(rest < 0 ? rest + (int64_t)size : rest);
  for (; n; n >>= 1) {
    if (n & 1) product = (uint64_t)((unsigned __int128)product * square % size);
    square = (uint64_t)((unsigned __int128)square * square % size);
  }
  *r = m < 0 && product ? (int64_t)product + m : (int64_t)product;
  return 0;
}
NPCC_INLINE uint64_t npcc_int_magnitude(int64_t a) { return a < 0 ? 0 - (uint64_t)a : (uint64_t)a; }
NPCC_INLINE uint64_t npcc_uint_gcd(uint64_t x, uint64_t y) {
  while (y) {
    uint64_t rest = x % y;
    x = y, y = rest;
  }
  return x;
}
NPCC_INLINE int npcc_int_gcd(int64_t a, int64_t b, int64_t *r) {
  uint64_t g = npcc_uint_gcd(npcc_int_magnitude(a), npcc_int_magnitude(b));
  *r = (int64_t)g;
  return g > INT64_MAX;
}
NPCC_INLINE int npcc_int_lcm(int64_t a, int64_t b, int64_t *r) {
  uint64_t x = npcc_int_magnitude(a), y = npcc_int_magnitude(b), product;
  *r = 0;
  if (!x || !y) return 0;
  int bad = __builtin_mul_overflow(x / npcc_uint_gcd(x, y), y, &product);
  *r = (int64_t)product;
  return bad || product > INT64_MAX;
}
NPCC_INLINE int npcc_int_factorial(int64_t n, int64_t *r) {
  *r = 1;
  for (int64_t k = 2; k <= n && n <= 20; k++) *r *= k;
  return n < 0 || n > 20;
}
/* The root of a float64 is at most one off for the integer. */
NPCC_INLINE int npcc_int_isqrt(int64_t n, int64_t *r) {
  *r = 0;
  if (n < 0) return 1;
  uint64_t root = (uint64_t)__builtin_sqrt((double)n), most = 3037000499u;
  root = root > most ? most : root;
  while (root * root > (uint64_t)n) root--;
  while (root < most && (root + 1) * (root + 1) <= (uint64_t)n) root++;
  *r = (int64_t)root;
  return 0;
}

/* ---- int against float: exact, as if both were real numbers. -1, 0, 1; 2: a NaN */

NPCC_INLINE int npcc_order(int64_t i, double f) {
  if (f != f) return 2;
  if (f >= 0x1p63) return -1;
  if (f < -0x1p63) return 1;
  int64_t whole = (int64_t)f;
  if (i != whole) return i < whole ? -1 : 1;
  double part = f - (double)whole;
  return part > 0 ? -1 : part < 0;
}

/* ---- float */

/* A square needs no pow where that can only give the rounded square: pow errs by less than 0.55 units
 * in the last place, so this is so unless the exact square lies near the middle of two numbers. The
 * unit is that of the number below, which matters for powers of two. */
NPCC_INLINE double npcc_float_power(double x, double y) {
#ifdef __FMA__
  if (y == 2.0) {
    double square = x * x, error = __builtin_fma(x, x, -square), unit;
    uint64_t bits;
    __builtin_memcpy(&bits, &square, 8);
    uint64_t exponent = (bits - 1) >> 52, unit_bits = (exponent - 52) << 52;
    __builtin_memcpy(&unit, &unit_bits, 8);
    if (exponent - 200 < 1700 && __builtin_fabs(error) < 0.42 * unit) return square;
  }
#endif
  return npcc_libm.pow(x, y);
}

/* The length of a vector of n coordinates. CPython scales by a power of two, adds up the squares
 * and their rounding errors, and corrects the root by one step. */
typedef struct { double sum, rest1, rest2; } npcc_Squares;

NPCC_INLINE void npcc_add_product(npcc_Squares *s, double x, double y) {
  double product = x * y, total = s->sum + product;
  s->rest1 += __builtin_fma(x, y, -product);
  s->rest2 += product - (total - s->sum);      /* |sum| >= |product| */
  s->sum = total;
}

NPCC_COLD double npcc_vector_length(int n, const double *x, double most) {
  npcc_Squares s = {1.0, 0.0, 0.0};
  int exponent;
  (void)__builtin_frexp(most, &exponent);
  if (exponent < -1023) {                       /* subnormal: the scale would overflow */
    double normal[3];
    for (int i = 0; i < n; i++) normal[i] = x[i] / 0x1p-1022;
    return 0x1p-1022 * npcc_vector_length(n, normal, most / 0x1p-1022);
  }
  double scale = __builtin_ldexp(1.0, -exponent);
  for (int i = 0; i < n; i++) npcc_add_product(&s, x[i] * scale, x[i] * scale);
  double root = __builtin_sqrt(s.sum - 1.0 + (s.rest1 + s.rest2));
  npcc_add_product(&s, -root, root);
  root += (s.sum - 1.0 + (s.rest1 + s.rest2)) / (2.0 * root);
  return root / scale;
}

/* math.hypot */
NPCC_INLINE double npcc_float_length(int n, const double *x) {
  double size[3], most = 0;
  int infinite = 0, nan = 0;
  for (int i = 0; i < n; i++) {
    size[i] = __builtin_fabs(x[i]);
    most = size[i] > most ? size[i] : most;
    infinite |= size[i] == __builtin_inf();
    nan |= x[i] != x[i];
  }
  if (infinite) return __builtin_inf();
  if (nan) return __builtin_nan("");
  return most == 0 ? most : npcc_vector_length(n, size, most);
}
NPCC_INLINE double npcc_float_hypot(double x, double y) {
  return npcc_float_length(2, (double[]){x, y});
}
NPCC_INLINE double npcc_float_hypot3(double x, double y, double z) {
  return npcc_float_length(3, (double[]){x, y, z});
}

/* round(x, digits): the nearest decimal of so many digits (an exact tie goes to the even one), and
 * the number nearest to that. Of a moderate number both are one step: the decimal is an integer over
 * a power of ten, both exact. The rest needs all digits of x (npcc_round_decimal). */
extern double npcc_round_decimal(double x, int digits) __attribute__((visibility("hidden")));

NPCC_INLINE int npcc_float_round(double x, int64_t digits, double *r) {
  static const double ten_to[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12};
  *r = x;
  if (digits < 0) return 1;
  if (!npcc_is_finite(x) || digits > 323) return 0;
  if (digits <= 12) {
    double scaled = x * ten_to[digits], size = __builtin_fabs(scaled);
    double from_tie = size - __builtin_floor(size) - 0.5;
    if (size < 0x1p50 && __builtin_fabs(from_tie) > size * 0x1p-51) {
      *r = __builtin_copysign(__builtin_rint(scaled) / ten_to[digits], x);
      return 0;
    }
  }
  *r = npcc_round_decimal(x, (int)digits);
  return !npcc_is_finite(*r);
}
