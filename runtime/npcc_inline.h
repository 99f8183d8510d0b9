/* FP status and NumPy's inner loops: the small functions that emitted code calls inside nests. */

/* MXCSR keeps the flags at the bits of NPCC_MXCSR; NPCC_FP_* are the compiler's and NumPy's. */
enum { NPCC_MXCSR_INVALID = 1, NPCC_MXCSR_DIVIDE = 4, NPCC_MXCSR_OVERFLOW = 8,
       NPCC_MXCSR_UNDERFLOW = 16, NPCC_MXCSR_FLAGS = 0x3f };

static inline unsigned npcc_mxcsr_get(void) {
  unsigned m;
  __asm__ volatile("stmxcsr %0" : "=m"(m) : : "memory");
  return m;
}
static inline void npcc_mxcsr_set(unsigned m) {
  __asm__ volatile("ldmxcsr %0" : : "m"(m) : "memory");
}

/* The memory clobbers order the flags after stores; a result that stays in a register must pass
 * through npcc_fp_done first, or the compiler may compute it after the flags are read. */
#define npcc_fp_done(x) __asm__ volatile("" : "+x"(x) : : "memory")
#define npcc_done(x) __asm__ volatile("" : "+r"(x) : : "memory")     /* of an integer */

/* x is needed here, so that what computes it is executed, flags and all. No instruction. */
#define npcc_fp_keep(x) __asm__ volatile("" : : "x"(x))
#define npcc_keep(x) __asm__ volatile("" : : "r"(x))       /* of an integer */
#define npcc_keep_memory(p) __asm__ volatile("" : : "r"(p) : "memory")

/* A constant that no compiler folds into others, so that what is computed from it raises its flags
 * at run time. Outside of loops: it stops vectorisation. */
static inline double npcc_opaque_f64(double x) {
  __asm__("" : "+x"(x));
  return x;
}
static inline float npcc_opaque_f32(float x) {
  __asm__("" : "+x"(x));
  return x;
}

static inline void npcc_fp_clear(void) {
  unsigned m = npcc_mxcsr_get();
  if (m & NPCC_MXCSR_FLAGS) npcc_mxcsr_set(m & ~(unsigned)NPCC_MXCSR_FLAGS);
}
static inline unsigned npcc_fp_get(void) {
  unsigned m = npcc_mxcsr_get();
  return (m & NPCC_MXCSR_INVALID ? NPCC_FP_INVALID : 0) |
         (m & NPCC_MXCSR_DIVIDE ? NPCC_FP_DIVIDE : 0) |
         (m & NPCC_MXCSR_OVERFLOW ? NPCC_FP_OVERFLOW : 0) |
         (m & NPCC_MXCSR_UNDERFLOW ? NPCC_FP_UNDERFLOW : 0);
}
static inline void npcc_fp_set(unsigned flags) {
  unsigned m = npcc_mxcsr_get() & ~(unsigned)NPCC_MXCSR_FLAGS;
  m |= (flags & NPCC_FP_INVALID ? NPCC_MXCSR_INVALID : 0) |
       (flags & NPCC_FP_DIVIDE ? NPCC_MXCSR_DIVIDE : 0) |
       (flags & NPCC_FP_OVERFLOW ? NPCC_MXCSR_OVERFLOW : 0) |
       (flags & NPCC_FP_UNDERFLOW ? NPCC_MXCSR_UNDERFLOW : 0);
  npcc_mxcsr_set(m);
}

static inline void npcc_fp_raise(unsigned flags) {
  if (flags) npcc_fp_set(npcc_fp_get() | flags);
}

/* NumPy reads both status words, and some of its loops raise flags through fenv.h, which sets overflow
 * and underflow in that of the x87 unit. Its exception bits stand where MXCSR's do. */
static inline unsigned npcc_x87_take(void) {
  unsigned short status;
  __asm__ volatile("fnstsw %0" : "=a"(status) : : "memory");
  if (status & NPCC_MXCSR_FLAGS) __asm__ volatile("fnclex" : : : "memory");
  return status & NPCC_MXCSR_FLAGS;
}

/* Calls a loop of NumPy; the flags that were set before survive it (some loops clear them). */
static inline unsigned npcc_call_loop(const npcc_Loop *loop, char **args, int64_t n, const int64_t *steps) {
  unsigned before = npcc_mxcsr_get() & NPCC_MXCSR_FLAGS;
  npcc_x87_take();
  loop->fn(args, &n, steps, loop->data);
  before |= npcc_x87_take();
  if (before) npcc_mxcsr_set(npcc_mxcsr_get() | before);
  return npcc_fp_get();
}
static inline unsigned npcc_call1(const npcc_Loop *loop, const void *x, int64_t sx, void *r,
                                  int64_t sr, int64_t n) {
  char *args[2] = {(char *)x, (char *)r};
  int64_t steps[2] = {sx, sr};
  return npcc_call_loop(loop, args, n, steps);
}
static inline unsigned npcc_call2(const npcc_Loop *loop, const void *x, int64_t sx, const void *y,
                                  int64_t sy, void *r, int64_t sr, int64_t n) {
  char *args[3] = {(char *)x, (char *)y, (char *)r};
  int64_t steps[3] = {sx, sy, sr};
  return npcc_call_loop(loop, args, n, steps);
}

/* ---- products. Flags that were set before survive both: BLAS does not clear them. */

typedef void npcc_DotFn(const void *, int64_t, const void *, int64_t, void *, int64_t, void *);

static inline void npcc_dot(const npcc_Loop *loop, const void *x, int64_t sx, const void *y, int64_t sy,
                            int64_t n, void *r) {
  ((npcc_DotFn *)(void *)loop->fn)(x, sx, y, sy, r, n, NULL);
}
/* np.dot of two vectors, which may have one element: that product is not added to zero. */
#define NPCC_DOT(t, T, ...)                                                                       \
  static inline void npcc_dot_##t(const npcc_Loop *loop, const void *x, int64_t sx, const void *y, \
                                  int64_t sy, int64_t n, void *r) {                               \
    const T *a = x, *b = y;                                                                       \
    if (n == 1) *(T *)r = __VA_ARGS__;                                                            \
    else npcc_dot(loop, x, sx, y, sy, n, r);                                                      \
  }
NPCC_DOT(f64, double, *a * *b)
NPCC_DOT(f32, float, *a * *b)
#define NPCC_TIMES(T) (T){a->re * b->re - a->im * b->im, a->re * b->im + a->im * b->re}
NPCC_DOT(c64, npcc_complex64, NPCC_TIMES(npcc_complex64))
NPCC_DOT(c128, npcc_complex128, NPCC_TIMES(npcc_complex128))
#undef NPCC_TIMES
#undef NPCC_DOT
/* NumPy's driver for gufuncs makes the step of an axis of length 1 zero (exact.md B 1). */
static inline void npcc_product(const npcc_Loop *loop, npcc_Matrix a, npcc_Matrix b, npcc_Matrix r) {
  char *args[3] = {(char *)a.data, (char *)b.data, (char *)r.data};
  int64_t m = a.rows, n = a.columns, p = b.columns, dims[4] = {1, m, n, p};
  int64_t steps[9] = {0, 0, 0, m == 1 ? 0 : a.row_step, n == 1 ? 0 : a.column_step,
                      n == 1 ? 0 : b.row_step, p == 1 ? 0 : b.column_step,
                      m == 1 ? 0 : r.row_step, p == 1 ? 0 : r.column_step};
  loop->fn(args, dims, steps, loop->data);
}

/* ---- what stands in loops: the common case is inline */

#pragma GCC visibility push(hidden)

void npcc_leaves_for(npcc_Context *, int why);
int npcc_too_deep(npcc_Context *, npcc_Calls *);
int64_t npcc_ticks(npcc_Context *);              /* after so many rounds ask again; 0: leave */
void *npcc_grow_slot(npcc_Context *, npcc_Slot *, int64_t bytes);
void npcc_release_lock(npcc_Context *);
int npcc_threads_for(npcc_Context *, int64_t work);

enum { NPCC_LONG_WORK = 100 * 1000 };            /* element-ops: some 30 us */
extern int64_t npcc_parallel_threshold;

#pragma GCC visibility pop

static inline int npcc_leaves(npcc_Context *ctx, int failed, int why) {
  if (__builtin_expect(failed, 0)) npcc_leaves_for(ctx, why);
  return failed;
}
static inline int npcc_tick(npcc_Context *ctx, int64_t *ticks) {
  return __builtin_expect(--*ticks <= 0, 0) && !(*ticks = npcc_ticks(ctx));
}
static inline int npcc_deeper(npcc_Context *ctx, npcc_Calls *calls) {
  return (__builtin_expect(++calls->depth > calls->most, 0) && npcc_too_deep(ctx, calls)) || npcc_tick(ctx, &calls->ticks);
}
static inline void *npcc_grow(npcc_Context *ctx, npcc_Slot *slot, int64_t bytes) {
  if (__builtin_expect(slot->data && bytes <= slot->bytes, 1)) return slot->data;
  npcc_Slot now = *slot;
  npcc_grow_slot(ctx, &now, bytes);
  *slot = now;
  return now.data;
}
static inline void npcc_release(npcc_Context *ctx, int64_t work) {
  if (work >= NPCC_LONG_WORK) npcc_release_lock(ctx);
}
static inline int npcc_threads(npcc_Context *ctx, int64_t work) {
  return work < npcc_parallel_threshold ? 1 : npcc_threads_for(ctx, work);
}
