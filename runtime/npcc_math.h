/* Scalar helpers of the emitted C, named in ops.def: one function for each op and dtype, equal to
 * NumPy's loop bit for bit. Where it matters they are free of branches, so that loops over them
 * vectorise. They raise the FP flags that NumPy's loop raises (some more may come from comparing
 * NaNs; a spurious flag costs an exit, never an answer). Integers rely on -fwrapv. */

/* Opaque to the optimiser: arithmetic on it raises flags when it runs, not when it is compiled. */
extern const double npcc_infinity __attribute__((visibility("hidden")));

#define NPCC_INLINE static inline __attribute__((always_inline, unused))
#define NPCC_COLD static __attribute__((noinline, cold, unused))

#define NPCC_EACH_SIGNED(X) \
  X(i8, int8_t, uint8_t) X(i16, int16_t, uint16_t) X(i32, int32_t, uint32_t)                \
  X(i64, int64_t, uint64_t)
#define NPCC_EACH_UNSIGNED(X) \
  X(u8, uint8_t, uint8_t) X(u16, uint16_t, uint16_t) X(u32, uint32_t, uint32_t)             \
  X(u64, uint64_t, uint64_t)
#define NPCC_EACH_INT(X) NPCC_EACH_SIGNED(X) NPCC_EACH_UNSIGNED(X)
#define NPCC_EACH_FLOAT(X) X(f32, float, f) X(f64, double, )

/* ---- np.where of what may raise flags: both values are computed for each element, and no more than that. Of
 * `c ? x : y` a compiler computes x in a branch, or 1 / x for each element in c ? 1 / (c ? x : 1) : y; of bits
 * under a mask that may be anything, as far as it can tell, it needs both values as they are. */

NPCC_INLINE uint64_t npcc_nothing(void) {        /* 0: outside of loops, as it stops vectorisation */
  uint64_t none = 0;
  __asm__("" : "+r"(none));
  return none;
}
#define X(t, T, U)                                                                           \
  NPCC_INLINE T npcc_pick_##t(uint64_t none, uint8_t test, T a, T b) {                       \
    U mask = (U)((U)(0 - (U)(test != 0)) ^ (U)none), x, y;                                   \
    __builtin_memcpy(&x, &a, sizeof x);                                                      \
    __builtin_memcpy(&y, &b, sizeof y);                                                      \
    x = (U)((x & mask) | (y & (U)~mask));                                                    \
    __builtin_memcpy(&a, &x, sizeof a);                                                      \
    return a;                                                                                \
  }
NPCC_EACH_INT(X) X(b8, uint8_t, uint8_t) X(f32, float, uint32_t) X(f64, double, uint64_t)
#undef X

/* The flags NumPy sets by hand for integers, raised where hardware would raise them for floats. */
NPCC_COLD void npcc_raise(unsigned flags) { npcc_fp_set(npcc_fp_get() | flags); }

/* ---- division of integers: x // 0 and x % 0 are 0 with the divide flag; MIN // -1 is MIN with
 * the overflow flag */

#define X(t, T, U)                                                                           \
  NPCC_INLINE T npcc_floor_divide_##t(T a, T b) {                                            \
    if (b == 0) return npcc_raise(NPCC_FP_DIVIDE), (T)0;                                     \
    if (b == -1) {                                                                           \
      T n = (T)(0 - (U)a);                                                                   \
      if (a < 0 && n == a) npcc_raise(NPCC_FP_OVERFLOW);                                     \
      return n;                                                                              \
    }                                                                                        \
    T q = (T)(a / b), r = (T)(a % b);                                                        \
    return (T)(q - ((r != 0) & ((r < 0) != (b < 0))));                                       \
  }                                                                                          \
  NPCC_INLINE T npcc_remainder_##t(T a, T b) {                                               \
    if (b == 0) return npcc_raise(NPCC_FP_DIVIDE), (T)0;                                     \
    if (b == -1) return 0;                                                                   \
    T r = (T)(a % b);                                                                        \
    return (T)(((r != 0) & ((r < 0) != (b < 0))) ? r + b : r);                               \
  }                                                                                          \
  NPCC_INLINE T npcc_fmod_##t(T a, T b) {                                                    \
    if (b == 0) return npcc_raise(NPCC_FP_DIVIDE), (T)0;                                     \
    return (T)(b == -1 ? 0 : a % b);                                                         \
  }                                                                                          \
  NPCC_INLINE T npcc_absolute_##t(T a) { return a < 0 ? (T)(0 - (U)a) : a; }                 \
  NPCC_INLINE T npcc_sign_##t(T a) { return (T)((a > 0) - (a < 0)); }                        \
  NPCC_INLINE T npcc_right_shift_##t(T a, T b) {                                             \
    return (T)((U)b < 8 * sizeof(T) ? a >> ((U)b & (8 * sizeof(T) - 1)) : (a < 0 ? -1 : 0)); \
  }
NPCC_EACH_SIGNED(X)
#undef X

#define X(t, T, U)                                                                           \
  NPCC_INLINE T npcc_floor_divide_##t(T a, T b) {                                            \
    return b == 0 ? npcc_raise(NPCC_FP_DIVIDE), (T)0 : (T)(a / b);                           \
  }                                                                                          \
  NPCC_INLINE T npcc_remainder_##t(T a, T b) {                                               \
    return b == 0 ? npcc_raise(NPCC_FP_DIVIDE), (T)0 : (T)(a % b);                           \
  }                                                                                          \
  NPCC_INLINE T npcc_fmod_##t(T a, T b) { return npcc_remainder_##t(a, b); }                 \
  NPCC_INLINE T npcc_absolute_##t(T a) { return a; }                                         \
  NPCC_INLINE T npcc_sign_##t(T a) { return a > 0; }                                         \
  NPCC_INLINE T npcc_right_shift_##t(T a, T b) {                                             \
    return (T)(b < 8 * sizeof(T) ? a >> (b & (8 * sizeof(T) - 1)) : 0);                      \
  }
NPCC_EACH_UNSIGNED(X)
#undef X

/* ---- the rest of the integers. power: the exponent is not negative (NumPy raises ValueError). */

#define X(t, T, U)                                                                           \
  NPCC_INLINE T npcc_power_##t(T a, T b) {                                                   \
    U r = 1, base = (U)a;                                                                    \
    for (U e = (U)b; e; e = (U)(e >> 1), base = (U)((uint64_t)base * base))                  \
      if (e & 1) r = (U)((uint64_t)r * base);                                                \
    return (T)r;                                                                             \
  }                                                                                          \
  NPCC_INLINE T npcc_left_shift_##t(T a, T b) {                                              \
    return (T)((U)b < 8 * sizeof(T) ? (U)((uint64_t)(U)a << ((U)b & (8 * sizeof(T) - 1))) : 0); \
  }                                                                                          \
  NPCC_INLINE T npcc_gcd_##t(T a, T b) {                                                     \
    U x = (U)npcc_absolute_##t(a), y = (U)npcc_absolute_##t(b);                              \
    while (x) { U r = (U)(y % x); y = x; x = r; }                                            \
    return (T)y;                                                                             \
  }                                                                                          \
  NPCC_INLINE T npcc_lcm_##t(T a, T b) {                                                     \
    U g = (U)npcc_gcd_##t(a, b);                                                             \
    if (g == 0) return 0;                                                                    \
    U x = (U)npcc_absolute_##t(a), y = (U)npcc_absolute_##t(b);                              \
    return (T)(U)((uint64_t)(x / g) * y);                                                    \
  }                                                                                          \
  NPCC_INLINE T npcc_reciprocal_##t(T a) {                                                   \
    if (a == 0) return npcc_raise(NPCC_FP_DIVIDE | NPCC_FP_INVALID), npcc_reciprocal_of_zero_##t; \
    return (T)(a == 1 || a == (T)-1 ? (a == 1 ? 1 : npcc_reciprocal_of_minus_one_##t) : 0);  \
  }                                                                                          \
  NPCC_INLINE T npcc_invert_##t(T a) { return (T)~a; }                                       \
  NPCC_INLINE T npcc_maximum_##t(T a, T b) { return a > b ? a : b; }                         \
  NPCC_INLINE T npcc_minimum_##t(T a, T b) { return a < b ? a : b; }                         \
  NPCC_INLINE T npcc_clip_##t(T x, T lo, T hi) {                                             \
    T y = x < lo ? lo : x;                                                                   \
    return y > hi ? hi : y;                                                                  \
  }                                                                                          \
  NPCC_INLINE T npcc_clip_arrays_##t(T x, T lo, T hi) { return npcc_clip_##t(x, lo, hi); }   \
  NPCC_INLINE T npcc_floor_##t(T a) { return a; }                                            \
  NPCC_INLINE T npcc_ceil_##t(T a) { return a; }                                             \
  NPCC_INLINE T npcc_trunc_##t(T a) { return a; }                                            \
  NPCC_INLINE uint8_t npcc_isnan_##t(T a) { return (void)a, 0; }                             \
  NPCC_INLINE uint8_t npcc_isinf_##t(T a) { return (void)a, 0; }                             \
  NPCC_INLINE uint8_t npcc_isfinite_##t(T a) { return (void)a, 1; }
/* NumPy divides 1.0 / x and casts: infinity becomes what cvttsd2si leaves in the type. */
enum { npcc_reciprocal_of_zero_i8 = 0, npcc_reciprocal_of_zero_i16 = 0,
       npcc_reciprocal_of_zero_u8 = 0, npcc_reciprocal_of_zero_u16 = 0 };
#define npcc_reciprocal_of_zero_i32 INT32_MIN
#define npcc_reciprocal_of_zero_i64 INT64_MIN
#define npcc_reciprocal_of_zero_u32 0
#define npcc_reciprocal_of_zero_u64 0
enum { npcc_reciprocal_of_minus_one_i8 = -1, npcc_reciprocal_of_minus_one_i16 = -1,
       npcc_reciprocal_of_minus_one_i32 = -1, npcc_reciprocal_of_minus_one_i64 = -1,
       npcc_reciprocal_of_minus_one_u8 = 0, npcc_reciprocal_of_minus_one_u16 = 0,
       npcc_reciprocal_of_minus_one_u32 = 0, npcc_reciprocal_of_minus_one_u64 = 0 };
NPCC_EACH_INT(X)
#undef X

/* ---- bool: 0 or 1 in a byte; + is or, * is and */

NPCC_INLINE uint8_t npcc_add_b8(uint8_t a, uint8_t b) { return a | b; }
NPCC_INLINE uint8_t npcc_multiply_b8(uint8_t a, uint8_t b) { return a & b; }
NPCC_INLINE uint8_t npcc_absolute_b8(uint8_t a) { return a; }
NPCC_INLINE uint8_t npcc_invert_b8(uint8_t a) { return a == 0; }
NPCC_INLINE uint8_t npcc_maximum_b8(uint8_t a, uint8_t b) { return a | b; }
NPCC_INLINE uint8_t npcc_minimum_b8(uint8_t a, uint8_t b) { return a & b; }
NPCC_INLINE uint8_t npcc_clip_b8(uint8_t x, uint8_t lo, uint8_t hi) { return (x | lo) & hi; }
NPCC_INLINE uint8_t npcc_clip_arrays_b8(uint8_t x, uint8_t lo, uint8_t hi) { return (x | lo) & hi; }
NPCC_INLINE uint8_t npcc_floor_b8(uint8_t a) { return a; }
NPCC_INLINE uint8_t npcc_ceil_b8(uint8_t a) { return a; }
NPCC_INLINE uint8_t npcc_trunc_b8(uint8_t a) { return a; }
NPCC_INLINE uint8_t npcc_isnan_b8(uint8_t a) { return (void)a, 0; }
NPCC_INLINE uint8_t npcc_isinf_b8(uint8_t a) { return (void)a, 0; }
NPCC_INLINE uint8_t npcc_isfinite_b8(uint8_t a) { return (void)a, 1; }

/* ---- fmod, exact as the library's. With FMA: the truncated quotient, rounded, is right or one too
 * many; either way a - t * b is a number of the type, so one FMA gives it without rounding. */

#ifdef __FMA__
#define NPCC_FMOD_FAST(T)                                                                    \
  double q = (double)a / (double)b;                                                          \
  if (__builtin_fabs(q) < 0x1p52 && __builtin_fabs((double)b) < __builtin_inf()) {           \
    double r = __builtin_fma(-__builtin_trunc(q), (double)b, (double)a);                     \
    if (r != 0 && (r < 0) != (a < 0)) r += __builtin_copysign((double)b, (double)a);         \
    return (T)(r == 0 ? __builtin_copysign(0.0, (double)a) : r);                             \
  }
#else
#define NPCC_FMOD_FAST(T)
#endif
/* Apart, or the compiler calls it for every element in advance; opaque, or it answers fmod(a, 0) itself
 * and raises no flag. */
NPCC_COLD double npcc_fmod_rare_f64(double a, double b) {
  return __builtin_fmod(npcc_opaque_f64(a), npcc_opaque_f64(b));
}
NPCC_COLD float npcc_fmod_rare_f32(float a, float b) {
  return (float)__builtin_fmod(npcc_opaque_f64(a), npcc_opaque_f64(b));
}

NPCC_INLINE double npcc_fmod_f64(double a, double b) {
  NPCC_FMOD_FAST(double)
  return npcc_fmod_rare_f64(a, b);
}
NPCC_INLINE float npcc_fmod_f32(float a, float b) {
  NPCC_FMOD_FAST(float)
  return npcc_fmod_rare_f32(a, b);
}
#undef NPCC_FMOD_FAST

/* ---- floats. clip: bounds that are scalars (ties keep x); clip_arrays: bounds that are arrays
 * (ties take the bound). divmod is NumPy's, line by line (npy_math_internal.h.src). */

#define X(t, T, f)                                                                           \
  NPCC_INLINE T npcc_absolute_##t(T a) { return __builtin_fabs##f(a); }                      \
  NPCC_INLINE T npcc_hypot_##t(T a, T b) { return __builtin_hypot##f(a, b); }                \
  NPCC_INLINE T npcc_sqrt_##t(T a) { return __builtin_sqrt##f(a); }                          \
  NPCC_INLINE T npcc_reciprocal_##t(T a) { return (T)1 / a; }                                \
  NPCC_INLINE T npcc_rint_##t(T a) { return __builtin_rint##f(a); }                          \
  NPCC_INLINE T npcc_floor_##t(T a) { return __builtin_floor##f(a); }                        \
  NPCC_INLINE T npcc_ceil_##t(T a) { return __builtin_ceil##f(a); }                          \
  NPCC_INLINE T npcc_trunc_##t(T a) { return __builtin_trunc##f(a); }                        \
  NPCC_INLINE T npcc_copysign_##t(T a, T b) { return __builtin_copysign##f(a, b); }          \
  NPCC_INLINE uint8_t npcc_isnan_##t(T a) { return a != a; }                                 \
  NPCC_INLINE uint8_t npcc_isinf_##t(T a) { return __builtin_fabs##f(a) == (T)__builtin_inf(); } \
  NPCC_INLINE uint8_t npcc_isfinite_##t(T a) { return __builtin_fabs##f(a) < (T)__builtin_inf(); } \
  NPCC_INLINE T npcc_sign_##t(T a) {                                                         \
    T s = a > 0 ? (T)1 : a < 0 ? (T)-1 : (T)0;                                               \
    return a != a ? a : s;                                                                   \
  }                                                                                          \
  NPCC_INLINE T npcc_maximum_##t(T a, T b) {                                                 \
    T m = a > b ? a : b;                                                                     \
    return a != a ? a : m;                                                                   \
  }                                                                                          \
  NPCC_INLINE T npcc_minimum_##t(T a, T b) {                                                 \
    T m = a < b ? a : b;                                                                     \
    return a != a ? a : m;                                                                   \
  }                                                                                          \
  NPCC_INLINE T npcc_clip_##t(T x, T lo, T hi) {                                             \
    T y = x < lo ? lo : x;                                                                   \
    T z = y > hi ? hi : y;                                                                   \
    T nan = lo != lo ? lo : hi;                                                              \
    return nan != nan ? nan : z;                                                             \
  }                                                                                          \
  NPCC_INLINE T npcc_clip_arrays_##t(T x, T lo, T hi) {                                      \
    return npcc_minimum_##t(npcc_maximum_##t(x, lo), hi);                                    \
  }                                                                                          \
  NPCC_INLINE T npcc_divmod_##t(T a, T b, T *modulus) {                                      \
    T mod = npcc_fmod_##t(a, b);                                                             \
    T div = (a - mod) / b;                                                                   \
    if (mod != 0) {                                                                          \
      if ((b < 0) != (mod < 0)) mod += b, div -= (T)1;                                       \
    } else mod = __builtin_copysign##f((T)0, b);                                             \
    *modulus = mod;                                                                          \
    if (div == 0) return __builtin_copysign##f((T)0, a / b);                                 \
    T q = __builtin_floor##f(div);                                                           \
    return div - q > (T)0.5 ? q + (T)1 : q;                                                  \
  }                                                                                          \
  NPCC_INLINE T npcc_floor_divide_##t(T a, T b) {                                            \
    T mod;                                                                                   \
    return b == 0 ? a / b : npcc_divmod_##t(a, b, &mod);                                     \
  }                                                                                          \
  NPCC_INLINE T npcc_remainder_##t(T a, T b) {                                               \
    T mod = npcc_fmod_##t(a, b);                                                             \
    if (b == 0) return mod;                                                                  \
    if (mod == 0) return __builtin_copysign##f((T)0, b);                                     \
    return (b < 0) != (mod < 0) ? mod + b : mod;                                             \
  }
NPCC_EACH_FLOAT(X)
#undef X

NPCC_INLINE uint8_t npcc_signbit_f32(float a) {
  uint32_t u;
  __builtin_memcpy(&u, &a, 4);
  return (uint8_t)(u >> 31);
}
NPCC_INLINE uint8_t npcc_signbit_f64(double a) {
  uint64_t u;
  __builtin_memcpy(&u, &a, 8);
  return (uint8_t)(u >> 63);
}
