/* The functions of NumPy that the front end builds itself, one C function each. */
#ifndef NPCC_FRONTEND_NUMPY_FUNCTIONS_H
#define NPCC_FRONTEND_NUMPY_FUNCTIONS_H

#include "infer.h"

typedef AVal *NumpyFunction(Ctx *, const Args *);
typedef struct { const char *name; NumpyFunction *function; } NumpyEntry;
NumpyFunction *find_function(const NumpyEntry *, size_t n, const char *name);
#define FIND(table, name) find_function(table, sizeof(table) / sizeof *(table), name)

/* Each of these: the function np.<name> of that file; NULL if it has none. */
NumpyFunction *array_function(const char *name);     /* numpy_arrays.c: zeros, full_like, copy, ... */
NumpyFunction *range_function(const char *name);     /* numpy_ranges.c: arange, linspace, eye, ... */
NumpyFunction *view_function(const char *name);      /* numpy_views.c: transpose, flip, diagonal, ... */
NumpyFunction *reshape_function(const char *name);   /* numpy_reshape.c: reshape, ravel, flatten */
NumpyFunction *join_function(const char *name);      /* numpy_join.c: concatenate, repeat, roll, ... */
NumpyFunction *select_function(const char *name);    /* numpy_select.c: nonzero, take, put, ... */
NumpyFunction *select_method(const char *name);
NumpyFunction *sort_function(const char *name);      /* numpy_sort.c: cumsum, sort, argsort, ... */
NumpyFunction *sort_method(const char *name);
NumpyFunction *search_function(const char *name);    /* numpy_search.c: searchsorted, digitize, bincount */
NumpyFunction *type_function(const char *name);      /* dtypes.c: ndim, result_type, issubdtype, ... */
NumpyFunction *product_function(const char *name);   /* numpy_product.c: matmul, dot, ... */
/* numpy_ufunc.c */
AVal *call_ufunc(Ctx *, Op, const Args *);           /* with its keywords */
AVal *ufunc_method(Ctx *, const char *name, const Args *);   /* "add.outer"; NULL if it is none */
AVal *ufunc_outer(Ctx *, Op, AVal *a, AVal *b);
AVal *ufunc_reduce(Ctx *, Op, const Args *);
/* The axes before the core axes of n operands, broadcast, as the first axes of t. */
bool outer_axes(Ctx *, int n, Value *const *x, const int *core, Type *t);
AVal *gufunc_call(Ctx *, const char *name, const Args *);   /* numpy_gufunc.c: np._inv of the prelude; NULL if it is none */
/* numpy_callback.c: functions that may be called back: whose results depend on nothing but their arguments */
typedef enum { ANY, LIKE_FIRST, LIKE_SECOND } Likeness;      /* what is known of the shape of a result */
enum {
  NONEMPTY = 1,      /* warns in words of its own if an array has no elements */
  NO_BOOL = 2,       /* warns on arrays of bool */
  C_ORDER = 4,       /* the result is laid out as the argument is: only C order is foreseen */
  NAMED = 8,         /* of several results makes a named tuple */
};
typedef struct { const char *name; Likeness like; int flags; } Pure;
/* A call of `dotted`, which gives `type`. NULL: it cannot happen from within a region with these arguments. */
AVal *callback(Ctx *, const Pure *, const char *dotted, AVal *type, const Args *);
AVal *ufunc_accumulate(Ctx *, Op, const Args *);
bool is_pure(const char *name);
bool makes_named_tuple(const char *name);            /* if it has several results */
AVal *numpy_callback(Ctx *, const char *name, const Args *);         /* NULL: not with these arguments */
/* A call of `function`, "$g.choice", that draws from object `generator`; what it gives is of this type, or None. */
AVal *draw_by_python(Ctx *, const char *function, const Args *, AVal *type, int generator);   /* NULL: not ... */
NumpyFunction *array_method(const char *name);       /* where the method differs from the function */
Function *prelude_function(const char *name);        /* prelude.c: compositions; NULL if none */

/* Arguments. The functions that return a bool or NULL have refused by then. */
bool is_given(const AVal *);                         /* neither absent nor None */
bool is_sequence(const AVal *);                      /* a tuple or a list of known length */
bool one_array(Ctx *, const Args *, const char *signature, AVal **slots);   /* the first of them is an array */
int slot_of(const char *signature, const char *name);                       /* -1: it has no such argument */
bool axes_of_argument(Ctx *, AVal *, int rank, unsigned *axes);             /* None: all of them */
bool flag_argument(Ctx *, AVal *, bool *flag);       /* absent: false */
bool axis_of_argument(Ctx *, AVal *, int rank, int *axis);
DType optional_dtype(Ctx *, AVal *, DType otherwise);
AVal *store_out(Ctx *, AVal *out, AVal *value);      /* value stored into out=, which the call returns */

/* Shapes. */
typedef struct { int rank; const Extent *e[MAX_RANK]; } Shape;
bool shape_of_argument(Ctx *, AVal *, Shape *);      /* an int or a tuple of ints; checks that they are >= 0 */
int rank_of_argument(const AVal *);                  /* of such a shape; -1 if it is none */
AVal *array_type_or_unknown(DType, int rank);
const Extent *size_of_shape(const Shape *);
bool is_here(Ctx *, const AVal *);                   /* has its elements in the open region */
void shape_here(Ctx *, AVal *, Shape *);
bool is_longer_than_one(const Extent *);             /* for certain */

/* Values. */
Value *scalar_of(Ctx *, DType, double);
Value *index_value(Ctx *, int rank, const Extent *const *shape, int axis);   /* r[i] = i[axis] */
AVal *empty_array(Ctx *, DType, const Shape *);      /* fresh, in C order, of elements not yet stored */
AVal *copied(Ctx *, AVal *, DType, bool c_order);    /* a fresh array of another dtype or layout */
AVal *shown(Ctx *, AVal *, const View *outer);       /* `a` through a map from new axes to its own */
AVal *shown_slice(Ctx *, AVal *, int axis, const Extent *start, const Extent *length);
AVal *array_of_list(Ctx *, AVal *list, DType);       /* np.array of it; DT_NONE: as NumPy finds it; NULL: unknown */
AVal *as_array(Ctx *, AVal *);                       /* what np.asarray makes of a list or tuple of numbers or arrays */
AVal *row_of(Ctx *, AVal *, const Extent *at);       /* a[at], which is within bounds */
AVal *reshaped(Ctx *, AVal *, const Shape *to);      /* as np.reshape does: a view, or a copy where it must */
#endif
