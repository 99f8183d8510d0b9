/* npcc_cast_<from>_<to>: astype for every pair of native dtypes, as NumPy does it on x86. */

/* Float to integer, out of range: what the x86 instruction gives, with the invalid flag. C leaves the
 * value open, clang emits the instruction for operands that it does not know; a test around it
 * would raise flags of its own once the loop is vectorised. Of 2.0 * i, where i is an int32, clang knows
 * enough to make it i + i, which wraps: so -0.0 is added, which changes no value, and which clang cannot
 * see (npcc_context.h). */
extern const double npcc_minus_zero __attribute__((visibility("hidden")));
extern const float npcc_minus_zero_f32 __attribute__((visibility("hidden")));
#define npcc_truncate_i32_f64(x) ((int32_t)((x) + npcc_minus_zero))
#define npcc_truncate_i32_f32(x) ((int32_t)((x) + npcc_minus_zero_f32))
#define npcc_truncate_i64_f64(x) ((int64_t)((x) + npcc_minus_zero))
#define npcc_truncate_i64_f32(x) ((int64_t)((x) + npcc_minus_zero_f32))

#define NPCC_CAST(s, S, t, T, expr) \
  NPCC_INLINE T npcc_cast_##s##_##t(S x) { return (T)(expr); }

#define NPCC_CAST_TO_INTS(s, S)                                                             \
  NPCC_CAST(s, S, i8, int8_t, x) NPCC_CAST(s, S, i16, int16_t, x)                           \
  NPCC_CAST(s, S, i32, int32_t, x) NPCC_CAST(s, S, i64, int64_t, x)                         \
  NPCC_CAST(s, S, u8, uint8_t, x) NPCC_CAST(s, S, u16, uint16_t, x)                         \
  NPCC_CAST(s, S, u32, uint32_t, x) NPCC_CAST(s, S, u64, uint64_t, x)
#define X(s, S, U)                                                                          \
  NPCC_CAST_TO_INTS(s, S) NPCC_CAST(s, S, b8, uint8_t, x != 0)                              \
  NPCC_CAST(s, S, f32, float, x) NPCC_CAST(s, S, f64, double, x)
NPCC_EACH_INT(X)
X(b8, uint8_t, uint8_t)
#undef X

/* Small integers go through int32. uint64 from 2^63 on is moved down first. Out of the range of uint32
 * and uint64 NumPy's value depends on the layout of the operand: not_in says when. */
#define X(s, S, f)                                                                          \
  NPCC_CAST(s, S, i8, int8_t, npcc_truncate_i32_##s(x))                                     \
  NPCC_CAST(s, S, i16, int16_t, npcc_truncate_i32_##s(x))                                   \
  NPCC_CAST(s, S, u8, uint8_t, npcc_truncate_i32_##s(x))                                    \
  NPCC_CAST(s, S, u16, uint16_t, npcc_truncate_i32_##s(x))                                  \
  NPCC_CAST(s, S, i32, int32_t, npcc_truncate_i32_##s(x))                                   \
  NPCC_CAST(s, S, i64, int64_t, npcc_truncate_i64_##s(x))                                   \
  NPCC_CAST(s, S, u32, uint32_t, npcc_truncate_i64_##s(x))                                  \
  NPCC_INLINE uint64_t npcc_cast_##s##_u64(S x) {                                           \
    uint64_t high = x >= (S)9223372036854775808.0;                                          \
    S low = high ? x - (S)9223372036854775808.0 : x;                                        \
    return (uint64_t)npcc_truncate_i64_##s(low) ^ (high << 63);                             \
  }                                                                                         \
  NPCC_INLINE int npcc_not_in_u32_##s(S x) { return !((x > -1) & (x < (S)4294967296.0)); }  \
  NPCC_INLINE int npcc_not_in_u64_##s(S x) { return !((x > -1) & (x < (S)18446744073709551616.0)); } \
  NPCC_CAST(s, S, b8, uint8_t, x != 0)                                                      \
  NPCC_CAST(s, S, f32, float, x) NPCC_CAST(s, S, f64, double, x)
NPCC_EACH_FLOAT(X)
#undef X
