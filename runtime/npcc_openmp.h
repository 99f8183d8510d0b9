/* The OpenMP entry points that clang emits. _npcc.so is not linked to libomp: these functions stand
 * in its place and go on to a runtime that npcc_threads opens when the first nest is worth it --
 * one that the process has already, since two in one process abort, else the package's own.
 * A parallel construct of one thread never touches that runtime, so forked children are safe. */

#include <dlfcn.h>
#include <link.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#pragma GCC visibility push(hidden)

typedef void npcc_Ident;

/* name, result type, parameters */
#define NPCC_KMP(X)                                                                          \
  X(global_thread_num, int, (npcc_Ident *))                                                  \
  X(push_num_threads, void, (npcc_Ident *, int, int))                                        \
  X(fork_call, void, (npcc_Ident *, int, void *, ...))                                       \
  X(for_static_init_4, void, (npcc_Ident *, int, int, int *, int32_t *, int32_t *, int32_t *, \
      int32_t, int32_t))                                                                     \
  X(for_static_init_4u, void, (npcc_Ident *, int, int, int *, uint32_t *, uint32_t *,        \
      int32_t *, int32_t, int32_t))                                                          \
  X(for_static_init_8, void, (npcc_Ident *, int, int, int *, int64_t *, int64_t *, int64_t *, \
      int64_t, int64_t))                                                                     \
  X(for_static_init_8u, void, (npcc_Ident *, int, int, int *, uint64_t *, uint64_t *,        \
      int64_t *, int64_t, int64_t))                                                          \
  X(for_static_fini, void, (npcc_Ident *, int))                                              \
  X(dispatch_init_4, void, (npcc_Ident *, int, int, int32_t, int32_t, int32_t, int32_t))     \
  X(dispatch_init_4u, void, (npcc_Ident *, int, int, uint32_t, uint32_t, int32_t, int32_t))  \
  X(dispatch_init_8, void, (npcc_Ident *, int, int, int64_t, int64_t, int64_t, int64_t))     \
  X(dispatch_init_8u, void, (npcc_Ident *, int, int, uint64_t, uint64_t, int64_t, int64_t))  \
  X(dispatch_next_4, int, (npcc_Ident *, int, int *, int32_t *, int32_t *, int32_t *))       \
  X(dispatch_next_4u, int, (npcc_Ident *, int, int *, uint32_t *, uint32_t *, int32_t *))    \
  X(dispatch_next_8, int, (npcc_Ident *, int, int *, int64_t *, int64_t *, int64_t *))       \
  X(dispatch_next_8u, int, (npcc_Ident *, int, int *, uint64_t *, uint64_t *, int64_t *))    \
  X(barrier, void, (npcc_Ident *, int))                                                      \
  X(reduce, int, (npcc_Ident *, int, int, size_t, void *, void *, void *))                   \
  X(end_reduce, void, (npcc_Ident *, int, void *))                                           \
  X(reduce_nowait, int, (npcc_Ident *, int, int, size_t, void *, void *, void *))            \
  X(end_reduce_nowait, void, (npcc_Ident *, int, void *))                                    \
  X(critical, void, (npcc_Ident *, int, void *))                                             \
  X(end_critical, void, (npcc_Ident *, int, void *))                                         \
  X(master, int, (npcc_Ident *, int))                                                        \
  X(end_master, void, (npcc_Ident *, int))                                                   \
  X(single, int, (npcc_Ident *, int))                                                        \
  X(end_single, void, (npcc_Ident *, int))

static struct {
#define X(name, result, params) result(*name) params;
  NPCC_KMP(X)
#undef X
  int (*thread_num)(void), (*num_threads)(void);
  void (*dispatch_deinit)(npcc_Ident *, int);   /* only from LLVM 19 on; before, nothing to do */
} npcc_kmp;
static int npcc_kmp_state;                 /* 0: not tried, 1: open, -1: there is none */
static __thread int npcc_kmp_serial;       /* inside a construct that runs on this thread alone */
static __thread int npcc_kmp_pushed;       /* num_threads of the next construct; 0: not said */

static int npcc_kmp_take(void *handle) {
#define X(name, result, params) \
  if (!(*(void **)&npcc_kmp.name = dlsym(handle, "__kmpc_" #name))) return 0;
  NPCC_KMP(X)
#undef X
  *(void **)&npcc_kmp.thread_num = dlsym(handle, "omp_get_thread_num");
  *(void **)&npcc_kmp.num_threads = dlsym(handle, "omp_get_num_threads");
  *(void **)&npcc_kmp.dispatch_deinit = dlsym(handle, "__kmpc_dispatch_deinit");
  return npcc_kmp.thread_num && npcc_kmp.num_threads;
}

/* A runtime among the loaded libraries: libomp.so.5, libiomp5.so, libomp-3f2a.so.5 of a wheel. */
static int npcc_kmp_look(struct dl_phdr_info *info, size_t size, void *found) {
  const char *slash = strrchr(info->dlpi_name, '/'), *name = slash ? slash + 1 : info->dlpi_name;
  (void)size;
  if (strncmp(name, "libomp.", 7) && strncmp(name, "libomp-", 7) && strncmp(name, "libiomp5", 8))
    return 0;
  *(const char **)found = info->dlpi_name;
  return 1;
}

static int npcc_kmp_open_own(void) {
  Dl_info self;
  char path[4096];
  if (!dladdr((void *)&npcc_kmp_state, &self) || !self.dli_fname) return 0;
  const char *slash = strrchr(self.dli_fname, '/');
  size_t n = slash ? (size_t)(slash + 1 - self.dli_fname) : 0;
  if (n + sizeof "libomp.so.5" > sizeof path) return 0;
  memcpy(path, self.dli_fname, n);
  memcpy(path + n, "libomp.so.5", sizeof "libomp.so.5");
  /* A runtime that some library brings later would abort the process when it finds this one. */
  setenv("KMP_DUPLICATE_LIB_OK", "TRUE", 0);
  void *handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (!handle || !npcc_kmp_take(handle)) return 0;
  /* Idle workers spin for 200 ms by default, which takes the cores from BLAS. */
  void (*set_blocktime)(int) = (void (*)(int))dlsym(handle, "kmp_set_blocktime");
  if (set_blocktime && !getenv("KMP_BLOCKTIME") && !getenv("OMP_WAIT_POLICY")) set_blocktime(1);
  return 1;
}

static pthread_mutex_t npcc_kmp_lock = PTHREAD_MUTEX_INITIALIZER;

static int npcc_kmp_open(void) {
  int state = __atomic_load_n(&npcc_kmp_state, __ATOMIC_ACQUIRE);
  if (state) return state > 0;
  pthread_mutex_lock(&npcc_kmp_lock);
  if (!(state = npcc_kmp_state)) {
    const char *loaded = NULL;
    void *handle = dlsym(RTLD_DEFAULT, "__kmpc_fork_call") ? RTLD_DEFAULT : NULL;
    if (!handle && dl_iterate_phdr(npcc_kmp_look, (void *)&loaded) && loaded)
      handle = dlopen(loaded, RTLD_LAZY | RTLD_NOLOAD);
    state = (dlsym(RTLD_DEFAULT, "__kmpc_fork_call") || handle) && npcc_kmp_take(handle) ? 1 : -1;
    if (state < 0 && !loaded && npcc_kmp_open_own()) state = 1;
    __atomic_store_n(&npcc_kmp_state, state, __ATOMIC_RELEASE);
  }
  pthread_mutex_unlock(&npcc_kmp_lock);
  return state > 0;
}

/* ---- the entry points. The asm names keep them apart from what the compiler knows of these. */

#define NPCC_KMPC(name, result, params) \
  result npcc_kmpc_##name params __asm__("__kmpc_" #name) __attribute__((used)); \
  result npcc_kmpc_##name params

NPCC_KMPC(global_thread_num, int, (npcc_Ident *at)) {
  return npcc_kmp_state > 0 && !npcc_kmp_serial ? npcc_kmp.global_thread_num(at) : 0;
}
NPCC_KMPC(push_num_threads, void, (npcc_Ident *at, int gtid, int n)) {
  (void)at, (void)gtid;
  npcc_kmp_pushed = n;
}

/* The body gets its captured variables as separate arguments; more than it takes do no harm. */
enum { NPCC_KMP_ARGS = 256 };
#define A4(i) a[i], a[(i) + 1], a[(i) + 2], a[(i) + 3]
#define A16(i) A4(i), A4((i) + 4), A4((i) + 8), A4((i) + 12)
#define A64(i) A16(i), A16((i) + 16), A16((i) + 32), A16((i) + 48)
NPCC_KMPC(fork_call, void, (npcc_Ident *at, int argc, void *body, ...)) {
  void *a[NPCC_KMP_ARGS];
  int threads = npcc_kmp_pushed;
  __builtin_va_list list;
  if (argc > NPCC_KMP_ARGS) abort();
  __builtin_va_start(list, body);
  for (int i = 0; i < argc; i++) a[i] = __builtin_va_arg(list, void *);
  __builtin_va_end(list);
  for (int i = argc; i < (argc <= 64 ? 64 : NPCC_KMP_ARGS); i++) a[i] = NULL;
  npcc_kmp_pushed = 0;
  if (npcc_kmp_state > 0 && !npcc_kmp_serial && threads != 1) {
    if (threads) npcc_kmp.push_num_threads(at, npcc_kmp.global_thread_num(at), threads);
    if (argc <= 64) npcc_kmp.fork_call(at, argc, body, A64(0));
    else npcc_kmp.fork_call(at, argc, body, A64(0), A64(64), A64(128), A64(192));
    return;
  }
  int zero = 0;
  npcc_kmp_serial++;
  if (argc <= 64) ((void (*)(int *, int *, ...))body)(&zero, &zero, A64(0));
  else ((void (*)(int *, int *, ...))body)(&zero, &zero, A64(0), A64(64), A64(128), A64(192));
  npcc_kmp_serial--;
}
#undef A4
#undef A16
#undef A64
NPCC_KMPC(serialized_parallel, void, (npcc_Ident *at, int gtid)) {
  (void)at, (void)gtid;
  npcc_kmp_pushed = 0;
  npcc_kmp_serial++;
}
NPCC_KMPC(end_serialized_parallel, void, (npcc_Ident *at, int gtid)) {
  (void)at, (void)gtid;
  npcc_kmp_serial--;
}

/* Serial: the whole range is one chunk, given once. */
static __thread struct { int64_t lo, hi, step; int left; } npcc_kmp_range;
#define NPCC_KMPC_LOOP(t, T, S)                                                              \
  NPCC_KMPC(for_static_init_##t, void, (npcc_Ident *at, int gtid, int schedule, int *last,   \
                                        T *lo, T *hi, S *stride, S step, S chunk)) {         \
    if (!npcc_kmp_serial) {                                                                  \
      npcc_kmp.for_static_init_##t(at, gtid, schedule, last, lo, hi, stride, step, chunk);   \
      return;                                                                                \
    }                                                                                        \
    *last = 1;                                                                               \
    *stride = (S)(*hi - *lo + 1);                                                            \
  }                                                                                          \
  NPCC_KMPC(dispatch_init_##t, void, (npcc_Ident *at, int gtid, int schedule, T lo, T hi,    \
                                      S step, S chunk)) {                                    \
    if (!npcc_kmp_serial) {                                                                  \
      npcc_kmp.dispatch_init_##t(at, gtid, schedule, lo, hi, step, chunk);                   \
      return;                                                                                \
    }                                                                                        \
    npcc_kmp_range.lo = (int64_t)lo, npcc_kmp_range.hi = (int64_t)hi;                        \
    npcc_kmp_range.step = step, npcc_kmp_range.left = lo <= hi;                              \
  }                                                                                          \
  NPCC_KMPC(dispatch_next_##t, int, (npcc_Ident *at, int gtid, int *last, T *lo, T *hi,      \
      S *step)) {                                                                            \
    if (!npcc_kmp_serial) return npcc_kmp.dispatch_next_##t(at, gtid, last, lo, hi, step);   \
    if (!npcc_kmp_range.left) return 0;                                                      \
    *last = 1, *lo = (T)npcc_kmp_range.lo, *hi = (T)npcc_kmp_range.hi;                       \
    *step = (S)npcc_kmp_range.step, npcc_kmp_range.left = 0;                                 \
    return 1;                                                                                \
  }
NPCC_KMPC_LOOP(4, int32_t, int32_t)
NPCC_KMPC_LOOP(4u, uint32_t, int32_t)
NPCC_KMPC_LOOP(8, int64_t, int64_t)
NPCC_KMPC_LOOP(8u, uint64_t, int64_t)
NPCC_KMPC(dispatch_deinit, void, (npcc_Ident *at, int gtid)) {
  if (!npcc_kmp_serial && npcc_kmp.dispatch_deinit) npcc_kmp.dispatch_deinit(at, gtid);
}

#define NPCC_KMPC_NOTHING(name)                                             \
  NPCC_KMPC(name, void, (npcc_Ident *at, int gtid)) {                       \
    if (!npcc_kmp_serial) npcc_kmp.name(at, gtid);                          \
  }
#define NPCC_KMPC_LOCK(name)                                                \
  NPCC_KMPC(name, void, (npcc_Ident *at, int gtid, void *lock)) {           \
    if (!npcc_kmp_serial) npcc_kmp.name(at, gtid, lock);                    \
  }
#define NPCC_KMPC_MINE(name)                                                \
  NPCC_KMPC(name, int, (npcc_Ident *at, int gtid)) {                        \
    return npcc_kmp_serial ? 1 : npcc_kmp.name(at, gtid);                   \
  }
#define NPCC_KMPC_REDUCE(name)                                              \
  NPCC_KMPC(name, int, (npcc_Ident *at, int gtid, int n, size_t size, void *data,            \
      void *combine, void *lock)) {                                                          \
    return npcc_kmp_serial ? 1 : npcc_kmp.name(at, gtid, n, size, data, combine, lock); \
  }
NPCC_KMPC_NOTHING(for_static_fini)
NPCC_KMPC_NOTHING(barrier)
NPCC_KMPC_NOTHING(end_master)
NPCC_KMPC_NOTHING(end_single)
NPCC_KMPC_LOCK(critical)
NPCC_KMPC_LOCK(end_critical)
NPCC_KMPC_LOCK(end_reduce)
NPCC_KMPC_LOCK(end_reduce_nowait)
NPCC_KMPC_MINE(master)
NPCC_KMPC_MINE(single)
NPCC_KMPC_REDUCE(reduce)
NPCC_KMPC_REDUCE(reduce_nowait)

#define NPCC_OMP(name, member, alone)                                       \
  int npcc_omp_##name(void) __asm__("omp_get_" #name) __attribute__((used)); \
  int npcc_omp_##name(void) {                                               \
    return npcc_kmp_serial || npcc_kmp_state <= 0 ? alone : npcc_kmp.member(); \
  }
NPCC_OMP(thread_num, thread_num, 0)
NPCC_OMP(num_threads, num_threads, 1)

#pragma GCC visibility pop
