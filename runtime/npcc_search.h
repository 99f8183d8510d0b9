/* Where keys belong among sorted elements, and how often numbers occur. */

/* np.searchsorted. It takes unsorted arrays too: then what comes out depends on the places that are looked at, and
 * on the key before, as NumPy starts from where that one was found. In sorted arrays several keys are searched at
 * once, if there are enough of them to look first. NaNs come last. */
enum { NPCC_KEYS = 8 };

#define NPCC_SEARCH(t, T, a_before_b)                                                                                \
  NPCC_INLINE int npcc_before_##t(T a, T b) { return a_before_b; }                                                   \
  NPCC_INLINE int npcc_goes_after_##t(T x, T key, int right) {                                                       \
    return right ? !npcc_before_##t(key, x) : npcc_before_##t(x, key);                                               \
  }                                                                                                                  \
  NPCC_INLINE int64_t npcc_search_from_##t(const T *a, int64_t step, int64_t lo, int64_t hi, T key, int right) {     \
    while (lo < hi) {                                                                                                \
      int64_t middle = lo + ((hi - lo) >> 1);                                                                        \
      if (npcc_goes_after_##t(a[middle * step], key, right)) {                                                       \
        lo = middle + 1;                                                                                             \
        __asm__ volatile("" : "+r"(lo));    /* a branch: the CPU loads what comes next before it knows */           \
      } else {                                                                                                       \
        hi = middle;                                                                                                 \
      }                                                                                                              \
    }                                                                                                                \
    return lo;                                                                                                       \
  }                                                                                                                  \
  NPCC_INLINE int64_t npcc_search_##t(const T *a, int64_t step, int64_t n, T key, int right) {                       \
    return npcc_search_from_##t(a, step, 0, n, key, right);                                                          \
  }                                                                                                                  \
  NPCC_INLINE int npcc_is_sorted_##t(const T *a, int64_t step, int64_t n) {                                          \
    int falls = 0;                                                                                                   \
    for (int64_t k = 1; k < n && !falls;)                                                                            \
      for (int64_t end = npcc_least(k + 1024, n); k < end; k++) falls |= npcc_before_##t(a[k * step], a[(k - 1) * step]); \
    return !falls;                                                                                                   \
  }                                                                                                                  \
  NPCC_INLINE void npcc_search_some_##t(const T *a, int64_t step, int64_t n, const T *keys, int64_t *r, int right) { \
    int64_t at[NPCC_KEYS] = {0};                                                                                     \
    for (int64_t length = n, half; length > 1; length -= half) {                                                     \
      half = length >> 1;                                                                                            \
      for (int i = 0; i < NPCC_KEYS; i++)                                                                            \
        at[i] += npcc_goes_after_##t(a[(at[i] + half - 1) * step], keys[i], right) ? half : 0;                       \
    }                                                                                                                \
    for (int i = 0; i < NPCC_KEYS; i++) r[i] = at[i] + npcc_goes_after_##t(a[at[i] * step], keys[i], right);         \
  }                                                                                                                  \
  NPCC_INLINE void npcc_search_all_##t(const T *a, int64_t step, int64_t n, const T *keys, int64_t nkeys,            \
                                       int64_t *r, int right) {                                                      \
    int64_t at = 0, k = 0;                                                                                           \
    if (n > 0 && nkeys >= NPCC_KEYS && nkeys >= n / 8 && npcc_is_sorted_##t(a, step, n))                             \
      for (; k + NPCC_KEYS <= nkeys; k += NPCC_KEYS) npcc_search_some_##t(a, step, n, keys + k, r + k, right);       \
    if (k > 0) at = r[k - 1];                                                                                        \
    for (; k < nkeys; k++) {                                                                                         \
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

/* np.bincount of numbers from 0 to length - 1. Few bins are counted in several places, so that equal numbers that
 * follow each other do not wait for each other. */
static inline __attribute__((unused)) void npcc_bincount(const int64_t *x, int64_t n, int64_t *r, int64_t length) {
  enum { FEW = 512 };
  int64_t more[3][FEW], k = 0, few = length <= FEW && n > 4 * length;
  for (int64_t i = 0; i < length; i++) r[i] = 0;
  for (int64_t i = 0; i < length && few; i++) more[0][i] = more[1][i] = more[2][i] = 0;
  for (; k + 4 <= n && few; k += 4) r[x[k]]++, more[0][x[k + 1]]++, more[1][x[k + 2]]++, more[2][x[k + 3]]++;
  for (; k < n; k++) r[x[k]]++;
  for (int64_t i = 0; i < length && few; i++) r[i] += more[0][i] + more[1][i] + more[2][i];
}
/* NumPy shows no flags of these sums. */
static inline __attribute__((unused)) void npcc_bincount_weights(const int64_t *x, const double *weights, int64_t n, double *r, int64_t length) {
  unsigned before = npcc_fp_get();
  for (int64_t k = 0; k < length; k++) r[k] = 0;
  for (int64_t k = 0; k < n; k++) r[x[k]] += weights[k];
  npcc_fp_set(before);
}
