/* Complex numbers, as NumPy's arrays and scalars and as Python compute with them. What is not here (the
 * quotient, abs, exp, ordering, ...) is computed by NumPy's own loops. */

#define NPCC_EACH_COMPLEX(X) X(c64, npcc_complex64, f32, float, f) X(c128, npcc_complex128, f64, double, )

/* Does NumPy fuse a product and a sum of its complex products on this CPU? Levels with FMA run only if
 * it does (npcc_load.h); level 2 asks. */
#ifdef __FMA__
#define NPCC_FUSES 1
#else
#define NPCC_FUSES npcc_numpy_fuses
#endif

/* ---- parts, sums, products. `a * b` of arrays is fused like this, and so does not commute; of NumPy's
 * scalars, of Python's and in reductions every product is rounded. idle_lanes: what NumPy computes with a
 * scalar beside an array where its vectors are longer than the array. */

#define X(t, C, r, R, f)                                                                     \
  NPCC_INLINE C npcc_complex_##r(R re, R im) { return (C){re, im}; }                         \
  NPCC_INLINE C npcc_opaque_##t(C a) { return (C){npcc_opaque_##r(a.re), npcc_opaque_##r(a.im)}; } \
  NPCC_INLINE C npcc_pick_##t(uint64_t none, uint8_t test, C a, C b) {                       \
    return (C){npcc_pick_##r(none, test, a.re, b.re), npcc_pick_##r(none, test, a.im, b.im)}; \
  }                                                                                          \
  NPCC_INLINE R npcc_real_##t(C a) { return a.re; }                                          \
  NPCC_INLINE R npcc_imag_##t(C a) { return a.im; }                                          \
  NPCC_INLINE C npcc_conjugate_##t(C a) { return (C){a.re, -a.im}; }                         \
  NPCC_INLINE C npcc_negative_##t(C a) { return (C){-a.re, -a.im}; }                         \
  NPCC_INLINE C npcc_add_##t(C a, C b) { return (C){a.re + b.re, a.im + b.im}; }             \
  NPCC_INLINE C npcc_subtract_##t(C a, C b) { return (C){a.re - b.re, a.im - b.im}; }        \
  NPCC_INLINE C npcc_plain_multiply_##t(C a, C b) {                                          \
    return (C){a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re};                        \
  }                                                                                          \
  NPCC_INLINE C npcc_multiply_##t(C a, C b) {                                                \
    if (!NPCC_FUSES) return npcc_plain_multiply_##t(a, b);                                   \
    return (C){__builtin_fma##f(a.re, b.re, -(a.im * b.im)), __builtin_fma##f(a.re, b.im, a.im * b.re)}; \
  }                                                                                          \
  NPCC_INLINE C npcc_square_##t(C a) { return npcc_multiply_##t(a, a); }                     \
  NPCC_INLINE void npcc_idle_lanes_##t(C a) {                                                \
    npcc_fp_done(a.re);                                                                      \
    npcc_fp_done(a.im);                                                                      \
    C r = npcc_multiply_##t((C){1, 1}, a);                                                   \
    npcc_fp_done(r.re);                                                                      \
    npcc_fp_done(r.im);                                                                      \
  }
NPCC_EACH_COMPLEX(X)
#undef X

/* Python's quotient (Objects/complexobject.c); the divisor is not zero. */
NPCC_INLINE npcc_complex128 npcc_plain_divide_c128(npcc_complex128 a, npcc_complex128 b) {
  double re = __builtin_fabs(b.re), im = __builtin_fabs(b.im);
  if (re >= im) {
    double ratio = b.im / b.re, denominator = b.re + b.im * ratio;
    return (npcc_complex128){(a.re + a.im * ratio) / denominator, (a.im - a.re * ratio) / denominator};
  }
  if (im >= re) {
    double ratio = b.re / b.im, denominator = b.re * ratio + b.im;
    return (npcc_complex128){(a.re * ratio + a.im) / denominator, (a.im * ratio - a.re) / denominator};
  }
  return (npcc_complex128){__builtin_nan(""), __builtin_nan("")};
}

/* ---- abs(z) is the C library's hypot, which few uses of it need: whether it overflows, and how it
 * compares with a number, the sum of the squares tells but in rare cases. */

NPCC_COLD int npcc_modulus_overflows_rarely(double x, double y) {
  return npcc_isinf_f64(npcc_hypot_f64(x, y)) & npcc_isfinite_f64(x) & npcc_isfinite_f64(y);
}
NPCC_INLINE uint8_t npcc_modulus_overflows(double x, double y) {
  double squares = x * x + y * y;
  return !npcc_isfinite_f64(squares) && npcc_modulus_overflows_rarely(x, y);
}

/* -1, 0, 1; 2: a NaN */
NPCC_COLD int npcc_modulus_order_rarely(double x, double y, double bound) {
  double r = npcc_hypot_f64(x, y);
  return r < bound ? -1 : r > bound ? 1 : r == bound ? 0 : 2;
}
/* The margin is far above the errors of hypot and of the squares, which do not underflow beside the bound's. */
NPCC_INLINE int npcc_modulus_order(double x, double y, double bound) {
  double squares = x * x + y * y, square = bound * bound;
  if (bound > 0x1p-400 && bound < 0x1p400) {
    if (squares > square * (1 + 0x1p-40)) return 1;
    if (squares < square * (1 - 0x1p-40)) return -1;
  }
  return npcc_modulus_order_rarely(x, y, bound);
}

/* ---- truth and equality */

#define X(t, C, r, R, f)                                                                     \
  NPCC_INLINE uint8_t npcc_equal_##t(C a, C b) { return (a.re == b.re) & (a.im == b.im); }   \
  NPCC_INLINE uint8_t npcc_not_equal_##t(C a, C b) { return (a.re != b.re) | (a.im != b.im); } \
  NPCC_INLINE uint8_t npcc_true_##t(C a) { return (a.re != 0) | (a.im != 0); }               \
  NPCC_INLINE uint8_t npcc_logical_not_##t(C a) { return !npcc_true_##t(a); }                \
  NPCC_INLINE uint8_t npcc_logical_and_##t(C a, C b) { return npcc_true_##t(a) & npcc_true_##t(b); } \
  NPCC_INLINE uint8_t npcc_logical_or_##t(C a, C b) { return npcc_true_##t(a) | npcc_true_##t(b); } \
  NPCC_INLINE uint8_t npcc_logical_xor_##t(C a, C b) { return npcc_true_##t(a) ^ npcc_true_##t(b); } \
  NPCC_INLINE uint8_t npcc_isnan_##t(C a) { return npcc_isnan_##r(a.re) | npcc_isnan_##r(a.im); } \
  NPCC_INLINE uint8_t npcc_isinf_##t(C a) { return npcc_isinf_##r(a.re) | npcc_isinf_##r(a.im); } \
  NPCC_INLINE uint8_t npcc_isfinite_##t(C a) { return npcc_isfinite_##r(a.re) & npcc_isfinite_##r(a.im); }
NPCC_EACH_COMPLEX(X)
#undef X

/* ---- casts: to complex from anything, to bool; NumPy warns of others */

#define NPCC_TO_COMPLEX(s, S)                                                                \
  NPCC_INLINE npcc_complex64 npcc_cast_##s##_c64(S x) { return (npcc_complex64){(float)x, 0}; } \
  NPCC_INLINE npcc_complex128 npcc_cast_##s##_c128(S x) { return (npcc_complex128){(double)x, 0}; }
#define X(s, S, ...) NPCC_TO_COMPLEX(s, S)
NPCC_EACH_INT(X)
NPCC_EACH_FLOAT(X)
X(b8, uint8_t, )
#undef X
#undef NPCC_TO_COMPLEX

#define X(t, C, r, R, f)                                                                     \
  NPCC_INLINE uint8_t npcc_cast_##t##_b8(C a) { return npcc_true_##t(a); }                   \
  NPCC_INLINE npcc_complex64 npcc_cast_##t##_c64(C a) {                                      \
    return (npcc_complex64){(float)a.re, (float)a.im};                                       \
  }                                                                                          \
  NPCC_INLINE npcc_complex128 npcc_cast_##t##_c128(C a) { return (npcc_complex128){a.re, a.im}; }
NPCC_EACH_COMPLEX(X)
#undef X

/* ---- reductions. The pairwise tree of n complex numbers is that of 2 * n reals: it splits where theirs
 * does, and its eight accumulators hold four numbers. */

NPCC_INLINE int64_t npcc_split_complex(int64_t n) { return (n - n % 8) / 2; }
NPCC_INLINE void npcc_subtree_complex(int k, int64_t *first, int64_t *count) {
  npcc_subtree_by(npcc_split_complex, k, first, count);
}

#define X(t, C, r, R, f)                                                                     \
  NPCC_INLINE C npcc_pairwise_leaf_##t(const C *x, int64_t n) {                              \
    C s = {(R)-0.0, (R)-0.0};                                                                    \
    int64_t i = 0;                                                                           \
    if (n >= 4) {                                                                            \
      npcc_eight_##r v = *(const npcc_eight_##r *)x;                                         \
      for (i = 4; i + 4 <= n; i += 4) v += *(const npcc_eight_##r *)(x + i);                 \
      s = (C){(v[0] + v[2]) + (v[4] + v[6]), (v[1] + v[3]) + (v[5] + v[7])};                 \
    }                                                                                        \
    for (; i < n; i++) s = npcc_add_##t(s, x[i]);                                            \
    return s;                                                                                \
  }                                                                                          \
  static __attribute__((unused)) C npcc_pairwise_##t(const C *x, int64_t n) {                \
    if (n <= NPCC_PAIRWISE_BLOCK / 2) return npcc_pairwise_leaf_##t(x, n);                   \
    int64_t left = npcc_split_complex(n);                                           \
    C s = npcc_pairwise_##t(x, left);                                                        \
    return npcc_add_##t(s, npcc_pairwise_##t(x + left, n - left));                           \
  }                                                                                          \
  NPCC_INLINE C npcc_product_##t(const C *x, int64_t n) {                                    \
    C p = {1, 0};                                                                            \
    for (int64_t i = 0; i < n; i++) p = npcc_plain_multiply_##t(p, x[i]);                    \
    return p;                                                                                \
  }                                                                                          \
  NPCC_INLINE uint8_t npcc_all_##t(const C *x, int64_t n) {                                  \
    int zero = 0;                                                                            \
    for (int64_t i = 0; i < n; i++) zero |= !npcc_true_##t(x[i]);                            \
    return !zero;                                                                            \
  }                                                                                          \
  NPCC_INLINE uint8_t npcc_any_##t(const C *x, int64_t n) {                                  \
    int one = 0;                                                                             \
    for (int64_t i = 0; i < n; i++) one |= npcc_true_##t(x[i]);                              \
    return (uint8_t)one;                                                                     \
  }
NPCC_EACH_COMPLEX(X)
#undef X
