/* Where keys belong among sorted elements, and how often numbers occur. */

/* np.searchsorted. It takes unsorted arrays too: then what comes out depends on the places that are looked at, and
 * on the key before, as NumPy starts from where that one was found. NaNs come last. */
#define NPCC_SEARCH(t, T, a_before_b)                                                                                \
  NPCC_INLINE int npcc_before_##t(T a, T b) { return a_before_b; }                                                   \
  NPCC_INLINE int npcc_goes_after_##t(T x, T key, int right) {                                                       \
    return right ? !npcc_before_##t(key, x) : npcc_before_##t(x, key);                                               \
  }                                                                                                                  \
  NPCC_INLINE int64_t npcc_search_from_##t(const T *a, int64_t step, int64_t lo, int64_t hi, T key, int right) {     \
    while (lo < hi) {                                                                                                \
      int64_t middle = lo + ((hi - lo) >> 1);                                                                        \
      int after = npcc_goes_after_##t(a[middle * step], key, right);                                                 \
      lo = after ? middle + 1 : lo;                                                                                  \
      hi = after ? hi : middle;                                                                                      \
    }                                                                                                                \
    return lo;                                                                                                       \
  }                                                                                                                  \
  NPCC_INLINE int64_t npcc_search_##t(const T *a, int64_t step, int64_t n, T key, int right) {                       \
    return npcc_search_from_##t(a, step, 0, n, key, right);                                                          \
  }                                                                                                                  \
  NPCC_INLINE void npcc_search_all_##t(const T *a, int64_t step, int64_t n, const T *keys, int64_t nkeys,            \
                                       int64_t *r, int right) {                                                      \
    int64_t at = 0;                                                                                                  \
    for (int64_t k = 0; k < nkeys; k++) {                                                                            \
      int above = k > 0 && npcc_goes_after_##t(keys[k - 1], keys[k], right);                                         \
      int64_t lo = above ? at : 0, hi = above || k == 0 || at == n ? n : at + 1;                                     \
      r[k] = at = npcc_search_from_##t(a, step, lo, hi, keys[k], right);                                             \
    }                                                                                                                \
  }
NPCC_SEARCH(f64, double, (a < b) | ((b != b) & (a == a)))
NPCC_SEARCH(f32, float, (a < b) | ((b != b) & (a == a)))
NPCC_SEARCH(i8, int8_t, a < b)
NPCC_SEARCH(i16, int16_t, a < b)
NPCC_SEARCH(i32, int32_t, a < b)
NPCC_SEARCH(i64, int64_t, a < b)
NPCC_SEARCH(u8, uint8_t, a < b)
NPCC_SEARCH(u16, uint16_t, a < b)
NPCC_SEARCH(u32, uint32_t, a < b)
NPCC_SEARCH(u64, uint64_t, a < b)

/* np.bincount of numbers from 0 to length - 1. NumPy shows no flags of its sums. */
NPCC_INLINE void npcc_bincount(const int64_t *x, int64_t n, int64_t *r, int64_t length) {
  for (int64_t k = 0; k < length; k++) r[k] = 0;
  for (int64_t k = 0; k < n; k++) r[x[k]]++;
}
NPCC_INLINE void npcc_bincount_weights(const int64_t *x, const double *weights, int64_t n, double *r, int64_t length) {
  unsigned before = npcc_fp_get();
  for (int64_t k = 0; k < length; k++) r[k] = 0;
  for (int64_t k = 0; k < n; k++) r[x[k]] += weights[k];
  npcc_fp_set(before);
}
