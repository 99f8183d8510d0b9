/* Combining blocks of elements, and cutting work into parts: what the nests of emitted code use. */

#define NPCC_KERNEL __attribute__((noinline))        /* flags are read after it has returned */
#define NPCC_ALIGNED __attribute__((aligned(64)))    /* block buffers */

/* Beside the NPCC_FP_* bits that a nest returns: an operand value that makes NumPy raise. */
enum { NPCC_BAD = 256 };

/* A full reduction is cut into this many subtrees, whatever the number of threads. */
enum { NPCC_PARTS = 64 };

NPCC_INLINE int64_t npcc_least(int64_t a, int64_t b) { return a < b ? a : b; }
NPCC_INLINE int64_t npcc_most(int64_t a, int64_t b) { return a > b ? a : b; }

/* Where part `k` of `parts` starts in 0..n: multiples of 64, so that no two write one cache line. */
NPCC_INLINE int64_t npcc_share(int64_t n, int k, int parts) {
  if (k >= parts) return n;
  int64_t at = (int64_t)((__int128)n * k / parts);
  return n >= 256 * parts ? at - at % 64 : at;
}

/* The k-th of the NPCC_PARTS subtrees of the pairwise tree over *count elements from *first on. The
 * tree must have that many: its leaves are far smaller than count / NPCC_PARTS. */
NPCC_INLINE void npcc_subtree_by(int64_t (*split)(int64_t), int k, int64_t *first, int64_t *count) {
  for (int bit = NPCC_PARTS / 2; bit; bit /= 2) {
    int64_t left = split(*count);
    if (k & bit) {
      *first += left;
      *count -= left;
    } else {
      *count = left;
    }
  }
}

NPCC_INLINE void npcc_subtree(int k, int64_t *first, int64_t *count) {
  npcc_subtree_by(npcc_pairwise_split, k, first, count);
}

/* ---- integers: any order */

#define X(t, T, U)                                                                           \
  NPCC_INLINE T npcc_sum_##t(const T *x, int64_t n) {                                        \
    T s = 0;                                                                                 \
    for (int64_t i = 0; i < n; i++) s = (T)(s + x[i]);                                       \
    return s;                                                                                \
  }                                                                                          \
  NPCC_INLINE T npcc_product_##t(const T *x, int64_t n) {                                    \
    T p = 1;                                                                                 \
    for (int64_t i = 0; i < n; i++) p = (T)(p * x[i]);                                       \
    return p;                                                                                \
  }                                                                                          \
  NPCC_INLINE T npcc_bits_and_##t(const T *x, int64_t n) {                                   \
    T bits = (T)-1;                                                                          \
    for (int64_t i = 0; i < n; i++) bits &= x[i];                                            \
    return bits;                                                                             \
  }                                                                                          \
  NPCC_INLINE T npcc_bits_or_##t(const T *x, int64_t n) {                                    \
    T bits = 0;                                                                              \
    for (int64_t i = 0; i < n; i++) bits |= x[i];                                            \
    return bits;                                                                             \
  }                                                                                          \
  NPCC_INLINE T npcc_bits_xor_##t(const T *x, int64_t n) {                                   \
    T bits = 0;                                                                              \
    for (int64_t i = 0; i < n; i++) bits ^= x[i];                                            \
    return bits;                                                                             \
  }                                                                                          \
  NPCC_INLINE T npcc_highest_##t(const T *x, int64_t n) {                                    \
    T m = x[0];                                                                              \
    for (int64_t i = 1; i < n; i++) m = x[i] > m ? x[i] : m;                                 \
    return m;                                                                                \
  }                                                                                          \
  NPCC_INLINE T npcc_lowest_##t(const T *x, int64_t n) {                                     \
    T m = x[0];                                                                              \
    for (int64_t i = 1; i < n; i++) m = x[i] < m ? x[i] : m;                                 \
    return m;                                                                                \
  }                                                                                          \
  NPCC_INLINE uint8_t npcc_all_##t(const T *x, int64_t n) {                                  \
    int zero = 0;                                                                            \
    for (int64_t i = 0; i < n; i++) zero |= x[i] == 0;                                       \
    return !zero;                                                                            \
  }                                                                                          \
  NPCC_INLINE uint8_t npcc_any_##t(const T *x, int64_t n) {                                  \
    int one = 0;                                                                             \
    for (int64_t i = 0; i < n; i++) one |= x[i] != 0;                                        \
    return (uint8_t)one;                                                                     \
  }
NPCC_EACH_INT(X)
X(b8, uint8_t, uint8_t)
#undef X

/* ---- floats. Products go from left to right. The highest and the lowest have no order: a NaN wins,
 * and where the result is a zero the sign of NumPy's depends on the CPU, so zeros are looked at. */

typedef int64_t npcc_mask_f64 __attribute__((vector_size(64), aligned(8)));
typedef int32_t npcc_mask_f32 __attribute__((vector_size(64), aligned(4)));
typedef double npcc_lanes_f64 __attribute__((vector_size(64), aligned(8)));
typedef float npcc_lanes_f32 __attribute__((vector_size(64), aligned(4)));

/* NaNs are set aside, so that no comparison sees one: that would raise a flag. */
#define NPCC_EXTREME(name, t, T, beyond, worst)                                              \
  NPCC_INLINE T npcc_##name##_##t(const T *x, int64_t n) {                                   \
    enum { LANES = 64 / sizeof(T) };                                                         \
    npcc_lanes_##t a = (npcc_lanes_##t){0} + worst;                                          \
    npcc_lanes_##t b = a;                                                                    \
    npcc_mask_##t nan = {0};                                                                 \
    int64_t i = 0;                                                                           \
    for (; i + 2 * LANES <= n; i += 2 * LANES) {                                             \
      npcc_lanes_##t v = *(const npcc_lanes_##t *)(x + i);                                   \
      npcc_lanes_##t w = *(const npcc_lanes_##t *)(x + i + LANES);                           \
      npcc_mask_##t p = v != v, q = w != w;                                                  \
      nan |= p | q;                                                                          \
      v = (npcc_lanes_##t)((~p & (npcc_mask_##t)v) | (p & (npcc_mask_##t)a));                \
      w = (npcc_lanes_##t)((~q & (npcc_mask_##t)w) | (q & (npcc_mask_##t)b));                \
      p = v beyond a, q = w beyond b;                                                        \
      a = (npcc_lanes_##t)((p & (npcc_mask_##t)v) | (~p & (npcc_mask_##t)a));                \
      b = (npcc_lanes_##t)((q & (npcc_mask_##t)w) | (~q & (npcc_mask_##t)b));                \
    }                                                                                        \
    T m = worst;                                                                             \
    int found = 0;                                                                           \
    for (int k = 0; k < LANES; k++) {                                                        \
      found |= nan[k] != 0;                                                                  \
      m = a[k] beyond m ? a[k] : m;                                                          \
      m = b[k] beyond m ? b[k] : m;                                                          \
    }                                                                                        \
    for (; i < n; i++) {                                                                     \
      found |= x[i] != x[i];                                                                 \
      m = x[i] beyond m ? x[i] : m;                                                          \
    }                                                                                        \
    return found ? (T)__builtin_nan("") : m;                                                 \
  }

#define X(t, T, f)                                                                           \
  NPCC_EXTREME(highest, t, T, >, -__builtin_inf##f())                                        \
  NPCC_EXTREME(lowest, t, T, <, __builtin_inf##f())                                          \
  NPCC_INLINE T npcc_product_##t(const T *x, int64_t n) {                                    \
    T p = 1;                                                                                 \
    for (int64_t i = 0; i < n; i++) p *= x[i];                                               \
    return p;                                                                                \
  }                                                                                          \
  /* 1: a +0 is there, 2: a -0, 3: both */                                                   \
  NPCC_COLD unsigned npcc_zeros_##t(const T *x, int64_t n) {                                 \
    unsigned seen = 0;                                                                       \
    for (int64_t i = 0; i < n; i++)                                                          \
      if (x[i] == 0) seen |= __builtin_signbit(x[i]) ? 2 : 1;                                \
    return seen;                                                                             \
  }                                                                                          \
  /* a and b are zeros of different signs */                                                 \
  NPCC_INLINE unsigned npcc_zero_tie_##t(T a, T b) {                                         \
    return a == 0 && b == 0 && __builtin_signbit(a) != __builtin_signbit(b);                 \
  }                                                                                          \
  NPCC_INLINE uint8_t npcc_all_##t(const T *x, int64_t n) {                                  \
    int zero = 0;                                                                            \
    for (int64_t i = 0; i < n; i++) zero |= x[i] == 0;                                       \
    return !zero;                                                                            \
  }                                                                                          \
  NPCC_INLINE uint8_t npcc_any_##t(const T *x, int64_t n) {                                  \
    int one = 0;                                                                             \
    for (int64_t i = 0; i < n; i++) one |= x[i] != 0;                                        \
    return (uint8_t)one;                                                                     \
  }
NPCC_EACH_FLOAT(X)
#undef X
#undef NPCC_EXTREME

/* ---- searches: the first extremum, or the first NaN */

#define X(t, T, ...)                                                                         \
  NPCC_INLINE int64_t npcc_position_##t(const T *x, T m) {                                   \
    int64_t i = 0;                                                                           \
    if (m != m)                                                                              \
      while (x[i] == x[i]) i++;                                                              \
    else                                                                                     \
      while (x[i] != m) i++;                                                                 \
    return i;                                                                                \
  }                                                                                          \
  NPCC_INLINE int64_t npcc_first_highest_##t(const T *x, int64_t n, T *value) {              \
    *value = npcc_highest_##t(x, n);                                                         \
    return npcc_position_##t(x, *value);                                                     \
  }                                                                                          \
  NPCC_INLINE int64_t npcc_first_lowest_##t(const T *x, int64_t n, T *value) {               \
    *value = npcc_lowest_##t(x, n);                                                          \
    return npcc_position_##t(x, *value);                                                     \
  }                                                                                          \
  /* does b, which comes later, replace a? */                                                \
  NPCC_INLINE int npcc_beats_##t(T b, T a, int highest) {                                    \
    return a == a && (b != b || (highest ? b > a : b < a));                                  \
  }
NPCC_EACH_INT(X)
NPCC_EACH_FLOAT(X)
X(b8, uint8_t, uint8_t)
#undef X
