/* What the C that npcc emits runs on. It is complete: no Python or NumPy header is included; the
 * few declarations of CPython's limited API and of NumPy's public structs that are used stand here.
 * In the source tree its parts are separate files; in an artefact they are one: the package writer
 * puts the text of npcc_X.h in the place of each line `#include "npcc_X.h"` below, in that order.
 *
 * regions.c is compiled once per CPU level with -DNPCC_LEVEL=2, 3 or 4 (x86-64-v2, v3, v4) and once
 * with -DNPCC_MAIN, which adds the binder: loading, guards, results, exits. By hand, for one level:
 *   clang-19 -O3 -march=x86-64-v3 -ffp-contract=off -fno-math-errno -fwrapv -fopenmp -fPIC -shared \
 *     -mllvm -disable-cgp-select2branch -DNPCC_MAIN -DNPCC_LEVEL=3 regions.c -o _npcc.so -lm
 */
#ifndef NPCC_RUNTIME_H
#define NPCC_RUNTIME_H

#if defined NPCC_MAIN && !defined _GNU_SOURCE
#define _GNU_SOURCE
#endif

#include <stddef.h>
#include <stdint.h>

typedef struct _object PyObject;

#define NPCC_MAX_RANK 8

/* dtypes, numbered as DType of the compiler */
enum {
  NPCC_BOOL, NPCC_INT8, NPCC_INT16, NPCC_INT32, NPCC_INT64, NPCC_UINT8, NPCC_UINT16, NPCC_UINT32,
  NPCC_UINT64, NPCC_FLOAT16, NPCC_FLOAT32, NPCC_FLOAT64, NPCC_COMPLEX64, NPCC_COMPLEX128
};
enum { NPCC_ARRAY, NPCC_NPSCALAR, NPCC_PYSCALAR };   /* as Kind of the compiler */
enum { NPCC_HOST, NPCC_DEVICE };

typedef struct { float re, im; } npcc_complex64;     /* laid out as NumPy's */
typedef struct { double re, im; } npcc_complex128;

/* An array: where its elements are. strides in bytes. */
typedef struct {
  char *data;
  int64_t dims[NPCC_MAX_RANK], strides[NPCC_MAX_RANK];
  uint8_t rank, dtype, space;
  PyObject *owner;       /* the NumPy array that owns or lends the memory; NULL for scratch */
} npcc_Array;

/* Scalars: i for bool and ints, f for floats, c for complex numbers. */
typedef struct { npcc_Array a; int64_t i; double f; npcc_complex128 c; } npcc_Value;

typedef struct npcc_Context npcc_Context;   /* allocator, threads, stream, lock state of one region call */

/* ---- tables that emitted code fills in ---- */

/* A guard. Arrays: exactly numpy.ndarray, this dtype in native byte order, this rank, aligned, C
 * contiguous, every extent >= 2. Scalars: exactly this type (np.float64, int, float, complex, bool; an
 * int must fit 64 bits). WRITTEN: also writeable, and its memory overlaps no other array parameter. */
enum { NPCC_WRITTEN = 1, NPCC_FORTRAN = 2 };   /* FORTRAN: contiguous with the first axis fastest instead */
typedef struct {
  const char *name;
  uint8_t kind, dtype, rank, flags;
  uint8_t ones;          /* axes (bit set) whose extent is exactly 1 instead */
  int16_t of;            /* in regions with objects: the object that has it as `attr`, else the argument */
  const char *attr;
} npcc_Param;

/* An object that is guarded besides the inputs: an argument of the call, or an attribute of an object
 * before it. INSTANCE: its type is exactly the program's class `what`, on which `uses` means what it
 * means there. SAME: it is the function `what`. TEXT: the string `what`. ANY: only Python asks for it. RANDOM: a
 * generator of random numbers, "Generator", "RandomState" or "numpy.random": that of np.random, for its functions
 * `uses`. */
enum { NPCC_INSTANCE, NPCC_SAME, NPCC_NONE, NPCC_TEXT, NPCC_LITERAL, NPCC_ANY, NPCC_RANDOM };
typedef struct {
  uint8_t kind, written; /* written: the region stores into its attributes */
  int16_t of, arg;       /* of: the object that has it as `attr`; -1: argument `arg`; both -1: np.random's generator */
  const char *attr, *what, *uses;
} npcc_Object;
typedef struct { int object; const char *attr; } npcc_Store;

/* How out[i] becomes a Python object. */
enum {
  NPCC_FRESH,        /* the array that npcc_new put into out[i], or a scalar of this kind and dtype */
  NPCC_INPUT,        /* the object passed as input `index` */
  NPCC_INPUT_VIEW,   /* out[i].a: a view of the memory of input `index` */
  NPCC_OUT,          /* the same object as out[index] */
  NPCC_OUT_VIEW,     /* out[i].a: a view of the fresh array out[index] */
  NPCC_OPEN,         /* out[i].i tells: 0: out[i].a.owner itself, 1: a view of it, 2 + k: as out[k] */
};
typedef struct {
  const char *name;
  uint8_t kind, dtype, rank, how;
  int16_t index;
  uint8_t part;        /* 1, 2: the result is .real, .imag of that view; 3, 4: a list of Python's numbers, of NumPy's scalars */
} npcc_Result;

/* An exit: Python goes on at statement `stmt` of the region with these live values (in out[]). */
typedef struct { int stmt, nlive, nout; const npcc_Result *live; } npcc_Exit;

/* A NumPy inner loop, resolved at load from the ufunc object: np.<name>, the loop whose types are
 * `types` (NumPy type characters of inputs and outputs, "dd" for exp on float64). */
typedef struct {
  const char *name, *types, *core;     /* core: of a generalised ufunc, "mm,m->m" for its signature (m,m),(m)->(m) */
  void (*fn)(char **args, const int64_t *dims, const int64_t *steps, void *data);
  void *data;
} npcc_Loop;

/* A distribution of random numbers: NumPy's function of this name, or the runtime's own. */
typedef struct { const char *name; void *function; int own; } npcc_Draw;
typedef struct npcc_Generator npcc_Generator;     /* that numbers are drawn from */

enum { NPCC_ALWAYS, NPCC_IMPORTED, NPCC_AS_MAIN };   /* module level regions: which variant */

typedef struct {
  const char *name;           /* "r3"; entries of one name are its specialisations, tried in order */
  const char *where;          /* "step" or "<module>" */
  int line;
  int variant;
  int nparams, nresults, nout;          /* nout >= nresults: hidden fresh bases of views come last */
  const npcc_Param *params;
  const npcc_Result *results;
  const npcc_Exit *exits; int nexits;   /* exit 0: statement 0 with the inputs, as they came */
  /* 0: done, out[] filled. NPCC_EXIT(k): leave through exit k, its live values in out[].
   * NPCC_RAISED: a Python exception is set. */
  int (*run)(npcc_Context *, npcc_Value *in, npcc_Value *out);
  int python_complex;                   /* computes with complex numbers of Python, as before 3.14 */
  const npcc_Object *objects; int nobjects;
  const npcc_Store *stores; int nstores;    /* attributes that the last results become */
  const char *const *args; int nargs;       /* of the call; NULL: the inputs */
  const char *structure;                    /* of the returned value, "(.(..))"; NULL: one result or a tuple of all */
} npcc_Region;

#define NPCC_EXIT(k) ((k) + 1)
#define NPCC_RAISED (-1)

/* Each level exports one of these: npcc_level_2, npcc_level_3, npcc_level_4. */
typedef struct {
  const npcc_Region *regions; int nregions;
  npcc_Loop *const *loops; int nloops;
  npcc_Draw *const *draws; int ndraws;
} npcc_Level;
#ifdef NPCC_LEVEL                  /* regions.c ends in: NPCC_LEVEL_TABLE = {regions, 3, loops, 2}; */
#define NPCC_LEVEL_NAME_(n) npcc_level_##n
#define NPCC_LEVEL_NAME(n) NPCC_LEVEL_NAME_(n)
#define NPCC_LEVEL_TABLE const npcc_Level NPCC_LEVEL_NAME(NPCC_LEVEL)
#endif

/* ---- what emitted code calls (defined below, or in the NPCC_MAIN part) ---- */

#pragma GCC visibility push(hidden)

/* Why a region leaves; counted by NPCC_STATS=1. */
enum { NPCC_WHY_GUARD, NPCC_WHY_SHAPE, NPCC_WHY_FP, NPCC_WHY_OVERFLOW, NPCC_WHY_ZERO_DIVISION, NPCC_WHY_VALUE,
       NPCC_WHY_MEMORY, NPCC_WHY_SIGNAL, NPCC_WHY_STRICT, NPCC_WHY_CALLBACK, NPCC_WHY_DEPTH, NPCC_WHY_FORCED };

/* if (npcc_fails(ctx, !(n == m), NPCC_WHY_SHAPE)) return NPCC_EXIT(0);
 * Also true for the NPCC_FAIL_AT-th such test of the process. Records the reason. */
int npcc_fails(npcc_Context *, int failed, int why);
/* The same in a loop: not counted, so that it costs no call. */
static inline int npcc_leaves(npcc_Context *, int failed, int why);
/* At the head of a long round of a loop: is it time to leave, for a signal (or forced: it counts)? */
static inline int npcc_tick(npcc_Context *, int64_t *ticks);

/* Code that calls itself: how deep it is. */
typedef struct { int64_t depth, most, ticks, left; char *stack; } npcc_Calls;
enum { NPCC_SHALLOW = 64 };        /* calls that need no look at Python's limit */
/* One level deeper; nonzero: Python might not go there, or a signal waits. */
static inline int npcc_deeper(npcc_Context *, npcc_Calls *);

/* A transaction: what stands at `data` is put back if the region leaves. 0: there is no memory for that. */
int npcc_save(npcc_Context *, void *data, int64_t bytes);

/* A fresh NumPy array in *v, uninitialised; order[k]: the axis that is k-th from slowest to fastest.
 * Returns its data, or NULL (then leave with NPCC_WHY_MEMORY). Takes the lock if it was released. */
/* Arrays that variables of the region hold: those made since npcc_made gave `made` that none of `held`
 * refers to are free for npcc_new to use again. */
int npcc_made(const npcc_Context *);
void npcc_reuse(npcc_Context *, int made, const npcc_Value *const *held, int n);
void *npcc_new(npcc_Context *, npcc_Value *v, int dtype, int rank, const int64_t *dims, const signed char *order);
/* Scratch memory, 64-byte aligned, until the region returns; NULL if there is none. */
void *npcc_scratch(npcc_Context *, int64_t bytes);
/* The same in a loop: `slot` keeps the memory, which grows when `bytes` are more than it has. What was in
 * it is lost. */
typedef struct { void *data; int64_t bytes; } npcc_Slot;
static inline void *npcc_grow(npcc_Context *, npcc_Slot *slot, int64_t bytes);

static inline void npcc_release(npcc_Context *, int64_t work);   /* gives up the interpreter lock if `work` (element-ops) is long */
void npcc_hold(npcc_Context *);                    /* takes it back; nothing if held */
int npcc_poll(npcc_Context *);                     /* nonzero: a signal waits (leave with NPCC_WHY_SIGNAL) */
static inline int npcc_threads(npcc_Context *, int64_t work);    /* threads for a nest of that many element-ops; 1: run serially */

/* FP status as NPCC_FP_* bits, of this thread. */
enum { NPCC_FP_DIVIDE = 1, NPCC_FP_OVERFLOW = 2, NPCC_FP_UNDERFLOW = 4, NPCC_FP_INVALID = 8 };
static inline void npcc_fp_clear(void);
static inline unsigned npcc_fp_get(void);
static inline void npcc_fp_set(unsigned flags);
static inline void npcc_fp_raise(unsigned flags);   /* adds to those that are set */
/* Would NumPy show anything for these flags under the current np.errstate? */
int npcc_fp_visible(npcc_Context *, unsigned flags);
/* After the code of a transaction returned `left`: what the region returns. */
int npcc_fp_look(npcc_Context *, int left);
/* Is showing something more than a plain warning now: errstate raise or call, or a warnings filter
 * that turns RuntimeWarning into an error? Asked before a store that an exit would repeat. */
int npcc_strict(npcc_Context *);
/* After a committed in-place ufunc `name` of statement `stmt` raised `flags`: let NumPy say so (it
 * warns, raises or calls). Nonzero: it raised; return NPCC_RAISED. */
int npcc_report(npcc_Context *, int stmt, const char *name, int dtype, unsigned flags);

/* NumPy's loops on a block of n elements; strides in bytes. FP flags raised before the call survive it. */
static inline unsigned npcc_call1(const npcc_Loop *, const void *x, int64_t sx, void *r, int64_t sr, int64_t n);
static inline unsigned npcc_call2(const npcc_Loop *, const void *x, int64_t sx, const void *y, int64_t sy, void *r, int64_t sr, int64_t n);
/* Both return the FP flags so far, the loop's own included. */

/* The product of two vectors of n elements, through the dtype's own function (a loop named "dot"). */
static inline void npcc_dot(const npcc_Loop *, const void *x, int64_t sx, const void *y, int64_t sy, int64_t n, void *r);
/* r = a @ b through NumPy's own loop; steps in bytes. */
typedef struct { const void *data; int64_t rows, columns, row_step, column_step; } npcc_Matrix;
static inline void npcc_product(const npcc_Loop *, npcc_Matrix a, npcc_Matrix b, npcc_Matrix r);
/* np.matmul on arrays (rank 1 or more, batched too), through NumPy's own loop. r's memory exists. */
void npcc_matmul(npcc_Context *, const npcc_Loop *, const npcc_Array *a, const npcc_Array *b, npcc_Array *r);

/* A generalised ufunc. dims: the lengths of its `outer` outer axes (1 or more), then those of its core axes; steps in
 * bytes: along each outer axis those of all operands and results, then along the core axes of each of these. */
void npcc_gufunc(const npcc_Loop *, const void *const *data, int outer, const int64_t *dims, const int64_t *steps);
/* The same for one that works along one axis: FFTs. */
static inline void npcc_gufunc_along(npcc_Context *, const npcc_Loop *, const void *const *data, int outer, const int64_t *dims, const int64_t *steps);
/* The same for one that says by the flag of an invalid operation that it failed: then nonzero. Sets no flags. */
int npcc_gufunc_fails(const npcc_Loop *, const void *const *data, int outer, const int64_t *dims, const int64_t *steps);

/* r = a[index], for n arrays of int64 of one shape that index a's first axes; and a[index] = v. 0: an index is
 * out of bounds (then nothing has been stored). */
int npcc_take(const npcc_Array *a, const npcc_Array *index, int n, const npcc_Array *r);
int npcc_put(const npcc_Array *a, const npcc_Array *index, int n, const npcc_Array *v);
/* r = a[mask], a[mask] = v, for a mask of a's first axes; the rows of its true elements' indices. */
void npcc_compress(const npcc_Array *a, const npcc_Array *mask, const npcc_Array *r);
void npcc_place(const npcc_Array *a, const npcc_Array *mask, const npcc_Array *v);
void npcc_nonzero(const npcc_Array *mask, int64_t *rows);
/* r = a sorted along an axis, or the positions of its elements in that order; loops named "sort" and so on. 0: no memory. */
int npcc_sort(npcc_Context *, const npcc_Loop *, const npcc_Array *a, const npcc_Array *r, int axis);
int npcc_argsort(npcc_Context *, const npcc_Loop *, const npcc_Array *a, const npcc_Array *r, int axis);

/* Does NumPy's loop for products of complex numbers fuse (FMA) on this CPU? Found out at load. */
extern int npcc_numpy_fuses;

/* A call of Python from within a region: `text` is an expression of $0, $1 ... without effects. */
typedef struct { uint8_t kind, dtype, rank, flags; } npcc_Form;    /* flags: NPCC_FORTRAN */
typedef struct {
  const char *text;
  int nargs, nresults;
  const npcc_Form *forms;      /* of the arguments, then of the results */
  PyObject *function;          /* made at the first call */
  int generator;               /* 1 + the object of the region that is $g in the text, and that it draws from; 0: none */
} npcc_Callback;
/* Nonzero: it raised, or it would have warned, or what came back is not of these forms. Leave: Python does it again. */
int npcc_python(npcc_Context *, npcc_Callback *, const npcc_Value *args, npcc_Value *const *results);

/* NumPy's pairwise sum of n contiguous elements (exact.md A 1.2: pw). */
static inline double npcc_pairwise_f64(const double *x, int64_t n);
static inline float npcc_pairwise_f32(const float *x, int64_t n);

/* Scalar helpers named in ops.def: npcc_floor_divide_f64, npcc_sign_i64, npcc_cast_f64_u8, ... */

#pragma GCC visibility pop

/* ---- the parts ---- */

#include "npcc_inline.h"
#include "npcc_draw.h"
#include "npcc_math.h"
#include "npcc_cast.h"
#include "npcc_python_math.h"
#include "npcc_pairwise.h"
#include "npcc_quiet.h"
#include "npcc_reduce.h"
#include "npcc_complex.h"
#include "npcc_search.h"
#include "npcc_along.h"
#ifdef NPCC_MAIN
#include "npcc_python.h"
#include "npcc_openmp.h"
#include "npcc_context.h"
#include "npcc_entry.h"
#include "npcc_bits.h"
#include "npcc_object.h"
#include "npcc_call.h"
#include "npcc_callback.h"
#include "npcc_libm.h"
#include "npcc_select.h"
#include "npcc_sort.h"
#include "npcc_gufunc.h"
#include "npcc_load.h"
#include "npcc_legacy.h"
#include "npcc_random.h"
#endif

#endif
