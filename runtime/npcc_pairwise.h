/* NumPy's pairwise sum (loops_utils.h.src), in its order: below 8 elements one after the other
 * from -0.0; up to 128 in eight accumulators; beyond, split at half, rounded down to a multiple of
 * 8. The eight accumulators are one vector, so each level of the CPU runs them in its own width. */

#define NPCC_PAIRWISE_BLOCK 128

/* Where the tree splits n > 128 elements: the left part has so many. */
NPCC_INLINE int64_t npcc_pairwise_split(int64_t n) {
  int64_t half = n / 2;
  return half - half % 8;
}

#define NPCC_PAIRWISE(t, T)                                                                  \
  typedef T npcc_eight_##t __attribute__((vector_size(8 * sizeof(T)), aligned(sizeof(T))));  \
  /* a leaf: n <= 128 */                                                                     \
  NPCC_INLINE T npcc_pairwise_leaf_##t(const T *x, int64_t n) {                              \
    if (n < 8) {                                                                             \
      T s = (T)-0.0;                                                                         \
      for (int64_t i = 0; i < n; i++) s += x[i];                                             \
      return s;                                                                              \
    }                                                                                        \
    npcc_eight_##t r = *(const npcc_eight_##t *)x;                                           \
    int64_t i = 8;                                                                           \
    for (; i + 8 <= n; i += 8) r += *(const npcc_eight_##t *)(x + i);                        \
    T s = ((r[0] + r[1]) + (r[2] + r[3])) + ((r[4] + r[5]) + (r[6] + r[7]));                 \
    for (; i < n; i++) s += x[i];                                                            \
    return s;                                                                                \
  }                                                                                          \
  static __attribute__((unused)) T npcc_pairwise_tree_##t(const T *x, int64_t n) {           \
    if (n <= NPCC_PAIRWISE_BLOCK) return npcc_pairwise_leaf_##t(x, n);                       \
    int64_t left = npcc_pairwise_split(n);                                                   \
    T s = npcc_pairwise_tree_##t(x, left);                                                   \
    return s + npcc_pairwise_tree_##t(x + left, n - left);                                   \
  }                                                                                          \
  static inline T npcc_pairwise_##t(const T *x, int64_t n) { return npcc_pairwise_tree_##t(x, n); }
NPCC_PAIRWISE(f64, double)
NPCC_PAIRWISE(f32, float)
#undef NPCC_PAIRWISE
