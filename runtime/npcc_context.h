/* What one region call has at hand: exits and their reasons, memory, the interpreter lock, threads,
 * and what np.errstate would show. */

#include <errno.h>
#include <sched.h>
#include <stdio.h>
#include <sys/mman.h>
#include <time.h>

#pragma GCC visibility push(hidden)

/* Of npcc_math.h and npcc_cast.h: the values stand in assembler so that no compiler folds them. */
__asm__(".pushsection .rodata\n.balign 8\n.globl npcc_infinity\n.hidden npcc_infinity\n"
        "npcc_infinity: .quad 0x7ff0000000000000\n"
        ".globl npcc_minus_zero\n.hidden npcc_minus_zero\nnpcc_minus_zero: .quad 0x8000000000000000\n"
        ".globl npcc_minus_zero_f32\n.hidden npcc_minus_zero_f32\nnpcc_minus_zero_f32: .long 0x80000000\n.popsection");

int npcc_numpy_fuses;

enum { NPCC_WHY_COUNT = NPCC_WHY_FORCED + 1, NPCC_FRESH_INLINE = 16, NPCC_SPARE = 8 };
typedef struct npcc_Block npcc_Block;
typedef struct npcc_Saved npcc_Saved;
typedef struct npcc_Entry npcc_Entry;

struct npcc_Context {
  npcc_Entry *entry;
  const npcc_Region *region;
  void *released;              /* the thread state while the lock is given up */
  int why;                     /* of the last failed check */
  int nfresh, fresh_room;      /* arrays that npcc_new made: one reference each */
  PyObject **fresh, *fresh_inline[NPCC_FRESH_INLINE];
  int nspare;                  /* arrays of earlier rounds of a loop, for npcc_new to use again */
  PyObject *spare[NPCC_SPARE];
  npcc_Block *blocks;          /* scratch memory */
  npcc_Saved *saved;           /* a transaction: what to put back */
  uint64_t ticked;             /* when npcc_ticks was last asked, in cycles; 0: not yet */
  int64_t ticks;               /* rounds that it gave */
  npcc_Generator *generators;  /* by object of the region */
  PyObject *pending[3];        /* an exception that a signal handler raised */
};

/* ---- exits */

static int64_t npcc_fail_at, npcc_fails_seen;   /* NPCC_FAIL_AT=k: the k-th check of the process */

int npcc_fails(npcc_Context *ctx, int failed, int why) {
  if (__builtin_expect(npcc_fail_at != 0, 0) &&
      __atomic_add_fetch(&npcc_fails_seen, 1, __ATOMIC_RELAXED) == npcc_fail_at && !failed) {
    ctx->why = NPCC_WHY_FORCED;
    return 1;
  }
  if (__builtin_expect(failed, 0)) ctx->why = why;
  return failed;
}

void npcc_leaves_for(npcc_Context *ctx, int why) { ctx->why = why; }

/* ---- the interpreter lock */

void npcc_release_lock(npcc_Context *ctx) {
  if (!ctx->released) ctx->released = PyEval_SaveThread();
}
void npcc_hold(npcc_Context *ctx) {
  if (ctx->released) PyEval_RestoreThread(ctx->released);
  ctx->released = NULL;
}
/* For the functions below: with the lock for a while, then as it was. */
static int npcc_hold_briefly(npcc_Context *ctx) {
  int was_released = ctx->released != NULL;
  npcc_hold(ctx);
  return was_released;
}
static void npcc_hold_end(npcc_Context *ctx, int was_released) {
  if (was_released) ctx->released = PyEval_SaveThread();
}

/* ---- code that calls itself */

/* How many calls Python has room for, from the frame that it runs now. */
static int64_t npcc_frames_left(npcc_Context *ctx) {
  int was_released = npcc_hold_briefly(ctx);
  int64_t left = Py_GetRecursionLimit();
  PyObject *frame = PyEval_GetFrame();
  if (frame) Py_IncRef(frame);
  while (frame && left > 0) {
    PyObject *back = PyObject_GetAttrString(frame, "f_back");
    Py_DecRef(frame);
    if (back == &_Py_NoneStruct) Py_DecRef(back), back = NULL;
    frame = back;
    left--;
  }
  if (frame) Py_DecRef(frame);
  PyErr_Clear();
  npcc_hold_end(ctx, was_released);
  return left;
}

/* Where Python would come near its limit, it shall decide; and the stack of the C code stays small. */
int npcc_too_deep(npcc_Context *ctx, npcc_Calls *calls) {
  enum { SPARE = 16, STACK = 512 * 1024, MORE = 16 };
  char *here = __builtin_frame_address(0);
  if (!calls->stack) calls->stack = here, calls->left = npcc_frames_left(ctx) - SPARE;
  if (calls->depth >= calls->left || calls->stack - here > STACK) return 1;
  calls->most = calls->depth + MORE < calls->left ? calls->depth + MORE : calls->left;
  return 0;
}

/* Asks at most every few milliseconds, as asking takes the lock. A handler that raises leaves its
 * exception in the context; the exit that follows raises it at the user's line. */
int npcc_poll(npcc_Context *ctx) {
  static __thread uint64_t last;
  enum { CYCLES = 20 * 1000 * 1000 };
  uint64_t now = __builtin_ia32_rdtsc();
  if (now - last < CYCLES) return 0;
  last = now;
  int was_released = npcc_hold_briefly(ctx);
  int raised = PyErr_CheckSignals();
  if (raised) PyErr_Fetch(&ctx->pending[0], &ctx->pending[1], &ctx->pending[2]);
  npcc_hold_end(ctx, was_released);
  return raised != 0;
}

/* Rounds of loops until the next look at the clock, some half a millisecond later. Once that time has
 * passed, the region is long, and gives up the lock. */
int64_t npcc_ticks(npcc_Context *ctx) {
  enum { CYCLES = 1000 * 1000, MOST = 1 << 20 };
  if (npcc_fails(ctx, npcc_poll(ctx), NPCC_WHY_SIGNAL)) return 0;
  if (npcc_fail_at) return 1;
  uint64_t now = __builtin_ia32_rdtsc(), passed = now - ctx->ticked;
  if (!ctx->ticked) {
    ctx->ticks = 16;
  } else if (passed < CYCLES / 2) {
    ctx->ticks = ctx->ticks < MOST / 2 ? 2 * ctx->ticks : MOST;
  } else {
    npcc_release_lock(ctx);
    ctx->ticks = passed < 2 * CYCLES ? ctx->ticks : ctx->ticks > 1 ? ctx->ticks / 2 : 1;
  }
  ctx->ticked = now;
  return ctx->ticks;
}

/* ---- threads */

static int npcc_ncores = 1;              /* threads that a nest may use; 1 in forked children */
int64_t npcc_parallel_threshold = 200 * 1000;   /* some 50 us of one core; a fork takes 5 */

int npcc_threads_for(npcc_Context *ctx, int64_t work) {
  (void)ctx;
  if (npcc_ncores <= 1 || !npcc_kmp_open()) return 1;
  int64_t useful = npcc_parallel_threshold > 1 ? 1 + work / npcc_parallel_threshold : npcc_ncores;
  return (int)(useful < npcc_ncores ? useful : npcc_ncores);
}

/* A child of fork has none of the parent's threads, and is one of several children as a rule. */
static void npcc_in_child(void) {
  static const pthread_mutex_t fresh_lock = PTHREAD_MUTEX_INITIALIZER;
  npcc_ncores = 1;
  npcc_kmp_lock = fresh_lock;
}

static void npcc_threads_setup(int serial) {
  const char *env = getenv("OMP_NUM_THREADS"), *threshold = getenv("NPCC_PARALLEL_THRESHOLD");
  long n = env ? strtol(env, NULL, 10) : 0;
  cpu_set_t set;
  CPU_ZERO(&set);
  if (n <= 0 && serial) n = 1;
  if (n <= 0) n = sched_getaffinity(0, sizeof set, &set) ? 1 : CPU_COUNT(&set);
  npcc_ncores = n > 1024 ? 1024 : (int)n;
  if (threshold) npcc_parallel_threshold = strtoll(threshold, NULL, 10);
  if (npcc_parallel_threshold < 1) npcc_parallel_threshold = 1;
  pthread_atfork(NULL, NULL, npcc_in_child);
}

/* ---- scratch memory: blocks are kept for later calls, up to a cap */

struct npcc_Block { npcc_Block *next; int64_t bytes; char pad[48]; };   /* the memory follows it */
enum { NPCC_POOL_CAP = 256 << 20, NPCC_HUGE_PAGE = 2 << 20 };
static npcc_Block *npcc_pool;
static int64_t npcc_pool_bytes;
static char npcc_pool_busy;

static void npcc_pool_enter(void) {
  while (__atomic_test_and_set(&npcc_pool_busy, __ATOMIC_ACQUIRE)) sched_yield();
}
static void npcc_pool_leave(void) { __atomic_clear(&npcc_pool_busy, __ATOMIC_RELEASE); }

/* The smallest kept block that is large enough, and not far too large. */
static npcc_Block *npcc_pool_take(int64_t bytes) {
  npcc_Block **best = NULL;
  npcc_pool_enter();
  for (npcc_Block **b = &npcc_pool; *b; b = &(*b)->next)
    if ((*b)->bytes >= bytes && (*b)->bytes <= 4 * bytes + 4096 &&
        (!best || (*b)->bytes < (*best)->bytes))
      best = b;
  npcc_Block *block = best ? *best : NULL;
  if (block) *best = block->next, npcc_pool_bytes -= block->bytes;
  npcc_pool_leave();
  return block;
}

static void npcc_pool_give(npcc_Block *block) {
  npcc_pool_enter();
  int keep = npcc_pool_bytes + block->bytes <= NPCC_POOL_CAP;
  if (keep) block->next = npcc_pool, npcc_pool = block, npcc_pool_bytes += block->bytes;
  npcc_pool_leave();
  if (!keep) free(block);
}

void *npcc_scratch(npcc_Context *ctx, int64_t bytes) {
  if (bytes < 0 || bytes > INT64_MAX / 2) return NULL;
  npcc_Block *block = npcc_pool_take(bytes);
  if (!block) {
    void *p;
    size_t size = sizeof(npcc_Block) + (size_t)bytes;
    if (posix_memalign(&p, bytes >= NPCC_HUGE_PAGE ? 4096 : 64, size)) return NULL;
    if (bytes >= 2 * NPCC_HUGE_PAGE) madvise(p, size, MADV_HUGEPAGE);
    block = p;
    block->bytes = bytes;
  }
  block->next = ctx->blocks;
  ctx->blocks = block;
  return block + 1;
}

/* Amortised: each growth at least doubles. */
void *npcc_grow_slot(npcc_Context *ctx, npcc_Slot *slot, int64_t bytes) {
  int64_t room = bytes < INT64_MAX / 4 ? npcc_most(bytes, 2 * slot->bytes) : bytes;
  slot->data = npcc_scratch(ctx, room);
  slot->bytes = slot->data ? room : 0;
  return slot->data;
}

/* ---- transactions */

struct npcc_Saved { npcc_Saved *next; void *data; int64_t bytes; char pad[40]; };   /* the copy follows it */

int npcc_save(npcc_Context *ctx, void *data, int64_t bytes) {
  npcc_Saved *saved = npcc_scratch(ctx, (int64_t)sizeof *saved + bytes);
  if (!saved) return 0;
  saved->next = ctx->saved, saved->data = data, saved->bytes = bytes;
  ctx->saved = saved;
  memcpy(saved + 1, data, (size_t)bytes);
  return 1;
}

static void npcc_restore(npcc_Context *ctx) {
  for (npcc_Saved *saved = ctx->saved; saved; saved = saved->next)
    memcpy(saved->data, saved + 1, (size_t)saved->bytes);
  ctx->saved = NULL;
}

static void npcc_free_pool(void) {
  while (npcc_pool) {
    npcc_Block *next = npcc_pool->next;
    free(npcc_pool);
    npcc_pool = next;
  }
  npcc_pool_bytes = 0;
}

/* ---- new arrays */

static int npcc_keep_fresh(npcc_Context *ctx, PyObject *array) {
  if (ctx->nfresh == ctx->fresh_room) {
    int room = 2 * ctx->fresh_room;
    PyObject **more = malloc((size_t)room * sizeof *more);
    if (!more) return 0;
    memcpy(more, ctx->fresh, (size_t)ctx->nfresh * sizeof *more);
    if (ctx->fresh != ctx->fresh_inline) free(ctx->fresh);
    ctx->fresh = more, ctx->fresh_room = room;
  }
  ctx->fresh[ctx->nfresh++] = array;
  return 1;
}

static int npcc_is_c_order(int rank, const signed char *order) {
  for (int k = 0; order && k < rank; k++)
    if (order[k] != k) return 0;
  return 1;
}

int npcc_made(const npcc_Context *ctx) { return ctx->nfresh; }

static int npcc_is_held(const PyObject *array, const npcc_Value *const *held, int n) {
  for (int i = 0; i < n; i++)
    if (held[i]->a.owner == array) return 1;
  return 0;
}


/* Spares that fit nothing any more make room. */
static void npcc_drop_spares(npcc_Context *ctx) {
  while (ctx->nspare) Py_DecRef(ctx->spare[--ctx->nspare]);
}

static void npcc_keep_spare(npcc_Context *ctx, PyObject *array) {
  if (ctx->nspare == NPCC_SPARE) {
    int was_released = npcc_hold_briefly(ctx);
    npcc_drop_spares(ctx);
    npcc_hold_end(ctx, was_released);
  }
  ctx->spare[ctx->nspare++] = array;
}

void npcc_reuse(npcc_Context *ctx, int made, const npcc_Value *const *held, int n) {
  int kept = made;
  for (int i = made; i < ctx->nfresh; i++) {
    PyObject *array = ctx->fresh[i];
    if (npcc_is_held(array, held, n)) ctx->fresh[kept++] = array;
    else npcc_keep_spare(ctx, array);
  }
  ctx->nfresh = kept;
}

/* An array of an earlier round that is laid out like this; NULL. */
static PyObject *npcc_take_spare(npcc_Context *ctx, int dtype, int rank, const int64_t *dims, const int64_t *strides) {
  for (int i = ctx->nspare - 1; i >= 0; i--) {
    npcc_PyArray *a = (npcc_PyArray *)ctx->spare[i];
    int same = a->descr == (void *)npcc_descr[dtype] && a->nd == rank && !a->base;
    for (int k = 0; k < rank && same; k++) same = a->dims[k] == dims[k] && a->strides[k] == strides[k];
    if (!same) continue;
    ctx->spare[i] = ctx->spare[--ctx->nspare];
    return (PyObject *)a;
  }
  return NULL;
}


void *npcc_new(npcc_Context *ctx, npcc_Value *v, int dtype, int rank, const int64_t *dims,
               const signed char *order) {
  int64_t strides[NPCC_MAX_RANK], step = npcc_itemsize[dtype];
  int c_order = npcc_is_c_order(rank, order);
  for (int k = rank - 1; k >= 0; k--) {
    int axis = c_order ? k : order[k];
    strides[axis] = step;
    step *= dims[axis] ? dims[axis] : 1;
  }
  PyObject *o = npcc_take_spare(ctx, dtype, rank, dims, strides);
  if (o) {
    if (!npcc_keep_fresh(ctx, o)) ctx->spare[ctx->nspare++] = o, o = NULL;
  } else {
    int was_released = npcc_hold_briefly(ctx);
    npcc_drop_spares(ctx);
    Py_IncRef((PyObject *)npcc_descr[dtype]);
    o = npcc_array_new(npcc_array_type, npcc_descr[dtype], rank, dims, c_order ? NULL : strides, NULL, 0, NULL);
    if (o && !npcc_keep_fresh(ctx, o)) Py_DecRef(o), o = NULL;
    if (!o) PyErr_Clear();
    npcc_hold_end(ctx, was_released);
  }
  if (!o) return NULL;
  npcc_PyArray *array = (npcc_PyArray *)o;
  v->a.data = array->data;
  v->a.rank = (uint8_t)rank, v->a.dtype = (uint8_t)dtype, v->a.space = NPCC_HOST;
  v->a.owner = o;
  for (int k = 0; k < rank; k++) v->a.dims[k] = array->dims[k], v->a.strides[k] = array->strides[k];
  return array->data;
}

/* ---- np.errstate and warnings */

static struct {
  PyObject *errstate;                        /* NumPy's context variable */
  PyObject *geterr, *shown, *report, *callbacks, *random;    /* callables */
  PyObject *warnings, *filters, *showwarning, *showwarning_plain, *runtime_warning;
  int context_aware;                         /* filters live elsewhere: always strict */
} npcc_py;

/* The last state seen; the reference kept makes its address a valid key. Under the lock. */
static struct { PyObject *state; unsigned seen, strict; } npcc_err;
enum { NPCC_FILTERS = 24 };
static struct {
  PyObject *item[NPCC_FILTERS];
  ptrdiff_t n;
  int strict;
} npcc_filter_cache = {.n = -1};

static unsigned npcc_mode(PyObject *modes, const char *kind, unsigned flag) {
  PyObject *mode = PyDict_GetItemString(modes, kind);
  if (!mode || !PyUnicode_CompareWithASCIIString(mode, "ignore")) return 0;
  if (PyUnicode_CompareWithASCIIString(mode, "warn")) npcc_err.strict |= flag;
  return flag;
}

/* Brings npcc_err up to date. */
static void npcc_read_errstate(void) {
  PyObject *state = NULL;
  if (PyContextVar_Get(npcc_py.errstate, NULL, &state) < 0) PyErr_Clear();
  if (state && state == npcc_err.state) {
    Py_DecRef(state);
    return;
  }
  PyObject *modes = PyObject_CallFunctionObjArgs(npcc_py.geterr, NULL);
  if (npcc_err.state) Py_DecRef(npcc_err.state);
  npcc_err.state = modes ? state : NULL;
  npcc_err.strict = 0;
  npcc_err.seen = NPCC_FP_DIVIDE | NPCC_FP_OVERFLOW | NPCC_FP_UNDERFLOW | NPCC_FP_INVALID;
  if (!modes) {
    PyErr_Clear();
    npcc_err.strict = npcc_err.seen;
    return;
  }
  npcc_err.seen = npcc_mode(modes, "divide", NPCC_FP_DIVIDE);
  npcc_err.seen |= npcc_mode(modes, "over", NPCC_FP_OVERFLOW);
  npcc_err.seen |= npcc_mode(modes, "under", NPCC_FP_UNDERFLOW);
  npcc_err.seen |= npcc_mode(modes, "invalid", NPCC_FP_INVALID);
  Py_DecRef(modes);
}

int npcc_fp_visible(npcc_Context *ctx, unsigned flags) {
  if (!flags) return 0;
  int was_released = npcc_hold_briefly(ctx);
  npcc_read_errstate();
  int visible = (npcc_err.seen & flags) != 0;
  if (visible && !(npcc_err.strict & flags)) {      /* only warnings: a filter may hide them */
    PyObject *shown = PyObject_CallFunctionObjArgs(npcc_py.shown, NULL);
    visible = !shown || PyObject_IsTrue(shown);
    if (shown) Py_DecRef(shown);
    else PyErr_Clear();
  }
  npcc_hold_end(ctx, was_released);
  return visible;
}

int npcc_fp_look(npcc_Context *ctx, int left) {
  if (left) return left;
  unsigned flags = npcc_fp_get();
  return npcc_fails(ctx, flags && npcc_fp_visible(ctx, flags), NPCC_WHY_FP) ? NPCC_EXIT(0) : 0;
}

/* May some filter turn a RuntimeWarning into an error? */
static int npcc_filters_raise(PyObject *filters, ptrdiff_t n) {
  for (ptrdiff_t i = 0; i < n; i++) {
    PyObject *filter = PyList_GetItem(filters, i);
    PyObject *action = PySequence_GetItem(filter, 0), *category = PySequence_GetItem(filter, 2);
    int raises = !action || !category ||
                 (!PyUnicode_CompareWithASCIIString(action, "error") &&
                  PyObject_IsSubclass(npcc_py.runtime_warning, category) != 0);
    if (action) Py_DecRef(action);
    if (category) Py_DecRef(category);
    if (raises) return 1;
  }
  return 0;
}

static int npcc_warnings_strict(void) {
  PyObject *filters = PyObject_GetAttr(npcc_py.warnings, npcc_py.filters);
  ptrdiff_t n = filters ? PyList_Size(filters) : -1, i = 0;
  if (n == npcc_filter_cache.n)
    while (i < n && PyList_GetItem(filters, i) == npcc_filter_cache.item[i]) i++;
  int strict = npcc_filter_cache.strict;
  if (n < 0 || n > NPCC_FILTERS) {
    strict = 1;
  } else if (n != npcc_filter_cache.n || i < n) {
    for (i = 0; i < npcc_filter_cache.n; i++) Py_DecRef(npcc_filter_cache.item[i]);
    npcc_filter_cache.n = n;
    for (i = 0; i < n; i++) Py_IncRef(npcc_filter_cache.item[i] = PyList_GetItem(filters, i));
    strict = npcc_filter_cache.strict = npcc_filters_raise(filters, n);
  }
  if (filters) Py_DecRef(filters);
  PyErr_Clear();
  return strict;
}

int npcc_strict(npcc_Context *ctx) {
  int was_released = npcc_hold_briefly(ctx);
  npcc_read_errstate();
  int strict = npcc_err.strict != 0 || npcc_py.context_aware || npcc_warnings_strict();
  if (!strict) {                                    /* a user's showwarning may raise */
    PyObject *show = PyObject_GetAttr(npcc_py.warnings, npcc_py.showwarning);
    strict = show != npcc_py.showwarning_plain;
    if (show) Py_DecRef(show);
    else PyErr_Clear();
  }
  npcc_hold_end(ctx, was_released);
  return strict;
}

#pragma GCC visibility pop
