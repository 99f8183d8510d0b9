/* Generalised ufuncs that work along one axis (FFTs): threads share the outermost axis. The bits of one row do not
 * depend on the others. */

#pragma GCC visibility push(hidden)

void npcc_rows(const npcc_Loop *, const void *const *data, int outer, const int64_t *dims, const int64_t *steps);

/* Rows from `begin` on of the outermost axis. */
static inline void npcc_some_rows(const npcc_Loop *loop, const void *const *data, int outer, const int64_t *dims,
                                  const int64_t *steps, int64_t begin, int64_t end) {
  enum { OPERANDS = 3, DIMS = NPCC_MAX_RANK + 2 };
  const void *at[OPERANDS];
  int64_t lengths[DIMS];
  for (int k = 0; k < OPERANDS; k++) at[k] = (const char *)data[k] + begin * steps[k];
  for (int i = 0; i < outer + 2; i++) lengths[i] = i ? dims[i] : end - begin;
  npcc_rows(loop, at, outer, lengths, steps);
}

static inline void npcc_gufunc_along(npcc_Context *ctx, const npcc_Loop *loop, const void *const *data, int outer,
                                     const int64_t *dims, const int64_t *steps) {
  enum { WORK = 16 };                         /* element-ops for each element of a row */
  int64_t n = dims[outer], m = dims[outer + 1], work = WORK * (n > m ? n : m);
  for (int i = 0; i < outer; i++) work *= dims[i];
  npcc_release(ctx, work);
  int threads = npcc_threads(ctx, work);
  if (threads > dims[0]) threads = (int)dims[0];
  if (threads <= 1) {
    npcc_rows(loop, data, outer, dims, steps);
    return;
  }
  unsigned flags = 0, before = npcc_fp_get();      /* of this thread, which takes part */
  #pragma omp parallel for num_threads(threads) schedule(static) reduction(| : flags)
  for (int part = 0; part < threads; part++) {
    npcc_fp_clear();
    npcc_some_rows(loop, data, outer, dims, steps, npcc_share(dims[0], part, threads), npcc_share(dims[0], part + 1, threads));
    flags |= npcc_fp_get();
  }
  npcc_fp_raise(flags | before);
}

#pragma GCC visibility pop
