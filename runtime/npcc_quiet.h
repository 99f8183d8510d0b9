/* Comparisons that raise no flag on a NaN, for nests whose arithmetic may raise "invalid": C's own
 * become vector instructions that do, and NumPy shows nothing for them. They compare integers that
 * are in the order of the floats; compilers cannot turn those back into comparisons of floats.
 * A NaN is above the key of inf or below that of -inf, by its sign. */

#define NPCC_QUIET(t, T, I, U, inf)                                                          \
  /* -0.0 + 0.0 is 0.0, so zeros are equal */                                                \
  NPCC_INLINE I npcc_key_##t(T a) {                                                          \
    I bits;                                                                                  \
    a += (T)0;                                                                               \
    __builtin_memcpy(&bits, &a, sizeof bits);                                                \
    return bits ^ (I)((U)(bits >> (8 * sizeof bits - 1)) >> 1);                              \
  }                                                                                          \
  NPCC_INLINE uint8_t npcc_less_##t(T a, T b) {                                              \
    I p = npcc_key_##t(a), q = npcc_key_##t(b);                                              \
    return (p < q) & (p >= ~inf) & (q <= inf);                                               \
  }                                                                                          \
  NPCC_INLINE uint8_t npcc_less_equal_##t(T a, T b) {                                        \
    I p = npcc_key_##t(a), q = npcc_key_##t(b);                                              \
    return (p <= q) & (p >= ~inf) & (q <= inf);                                              \
  }                                                                                          \
  NPCC_INLINE T npcc_quiet_maximum_##t(T a, T b) {                                           \
    T m = npcc_less_##t(b, a) ? a : b;                                                       \
    return a != a ? a : m;                                                                   \
  }                                                                                          \
  NPCC_INLINE T npcc_quiet_minimum_##t(T a, T b) {                                           \
    T m = npcc_less_##t(a, b) ? a : b;                                                       \
    return a != a ? a : m;                                                                   \
  }                                                                                          \
  /* Of a running extremum, which new elements rarely change: a branch, and no chain through all of them. */ \
  NPCC_INLINE T npcc_running_maximum_##t(T a, T b) {                                         \
    if (__builtin_expect(npcc_less_##t(b, a) | (a != a), 1)) return a;                       \
    __asm__ volatile("" : "+x"(b));                                                          \
    return b;                                                                                \
  }                                                                                          \
  NPCC_INLINE T npcc_running_minimum_##t(T a, T b) {                                         \
    if (__builtin_expect(npcc_less_##t(a, b) | (a != a), 1)) return a;                       \
    __asm__ volatile("" : "+x"(b));                                                          \
    return b;                                                                                \
  }                                                                                          \
  NPCC_INLINE T npcc_quiet_clip_##t(T x, T lo, T hi) {                                       \
    T y = npcc_less_##t(x, lo) ? lo : x;                                                     \
    T z = npcc_less_##t(hi, y) ? hi : y;                                                     \
    T nan = lo != lo ? lo : hi;                                                              \
    return nan != nan ? nan : z;                                                             \
  }                                                                                          \
  NPCC_INLINE T npcc_quiet_sign_##t(T x) {                                                   \
    I p = npcc_key_##t(x);                                                                   \
    T s = (T)((p > 0) - (p < 0));                                                            \
    return x == x ? s : x;                                                                   \
  }
NPCC_QUIET(f64, double, int64_t, uint64_t, INT64_C(0x7ff0000000000000))
NPCC_QUIET(f32, float, int32_t, uint32_t, INT32_C(0x7f800000))
#undef NPCC_QUIET
