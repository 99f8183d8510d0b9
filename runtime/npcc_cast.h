/* npcc_cast_<from>_<to>: astype for every pair of native dtypes, as NumPy does it on x86. */

/* Float to integer, out of range: what the x86 instruction gives, with the invalid flag. The test
 * goes through a product with infinity, so that the flag is raised however the loop is compiled;
 * it keeps the loop free of branches. */
#define NPCC_TRUNCATE(name, F, T, LO_OPEN, HI_OPEN, MIN)                          \
  NPCC_INLINE T npcc_truncate_##name(F x) {                                       \
    double bad = ((x > (F)(LO_OPEN)) & (x < (F)(HI_OPEN))) ? 0.0 : npcc_infinity; \
    double flag = bad * 0.0;                                                      \
    return flag == flag ? (T)x : (T)(MIN);                                        \
  }
/* In double the bounds are exact; float has no value between -2^31 - 128 and -2^31, so >= there. */
NPCC_TRUNCATE(i32_f64, double, int32_t, -2147483649.0, 2147483648.0, INT32_MIN)
NPCC_TRUNCATE(i32_f32, float, int32_t, -2147483904.0f, 2147483648.0f, INT32_MIN)
NPCC_TRUNCATE(i64_f64, double, int64_t, -9223372036854777856.0, 9223372036854775808.0, INT64_MIN)
NPCC_TRUNCATE(i64_f32, float, int64_t, -9223373136366403584.0f, 9223372036854775808.0f, INT64_MIN)
#undef NPCC_TRUNCATE

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

/* Small integers go through int32. uint64 from 2^63 on is moved down first. uint32 out of range
 * depends on NumPy's layout of the operand: this is the value of a strided one. */
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
  NPCC_CAST(s, S, b8, uint8_t, x != 0)                                                      \
  NPCC_CAST(s, S, f32, float, x) NPCC_CAST(s, S, f64, double, x)
NPCC_EACH_FLOAT(X)
#undef X
