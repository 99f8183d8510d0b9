/* Comparisons that raise no flag on a NaN, for nests whose arithmetic may raise "invalid": C's own
 * become vector instructions that do, and NumPy shows nothing for them. */

#define X(t, T, f)                                                                           \
  NPCC_INLINE T npcc_calm_##t(T a) { return a == a ? a : (T)0; }                             \
  NPCC_INLINE uint8_t npcc_less_##t(T a, T b) {                                              \
    return (npcc_calm_##t(a) < npcc_calm_##t(b)) & (a == a) & (b == b);                      \
  }                                                                                          \
  NPCC_INLINE uint8_t npcc_less_equal_##t(T a, T b) {                                        \
    return (npcc_calm_##t(a) <= npcc_calm_##t(b)) & (a == a) & (b == b);                     \
  }                                                                                          \
  NPCC_INLINE T npcc_quiet_maximum_##t(T a, T b) {                                           \
    T m = npcc_less_##t(b, a) ? a : b;                                                       \
    return a != a ? a : m;                                                                   \
  }                                                                                          \
  NPCC_INLINE T npcc_quiet_minimum_##t(T a, T b) {                                           \
    T m = npcc_less_##t(a, b) ? a : b;                                                       \
    return a != a ? a : m;                                                                   \
  }                                                                                          \
  NPCC_INLINE T npcc_quiet_clip_##t(T x, T lo, T hi) {                                       \
    T y = npcc_less_##t(x, lo) ? lo : x;                                                     \
    T z = npcc_less_##t(hi, y) ? hi : y;                                                     \
    T nan = lo != lo ? lo : hi;                                                              \
    return nan != nan ? nan : z;                                                             \
  }                                                                                          \
  NPCC_INLINE T npcc_quiet_sign_##t(T x) {                                                   \
    T s = (T)(npcc_less_##t(0, x) - npcc_less_##t(x, 0));                                    \
    return x == x ? s : x;                                                                   \
  }
NPCC_EACH_FLOAT(X)
#undef X
