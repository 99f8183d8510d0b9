/* The types of calls that stay Python. A prediction only: the guard of the region that reads such a
 * value checks it. What is not known is av_unknown, never an error. */
#ifndef NPCC_FRONTEND_TYPED_H
#define NPCC_FRONTEND_TYPED_H

#include "infer.h"

/* What np.asarray makes of a value; rank -1: not known. */
typedef struct { DType dtype; int rank; } Like;
Like like_of(const AVal *);                      /* a number, an array, nested sequences of those */
Like like_all(const AVal *sequence);             /* its elements promoted; the highest rank */

/* An array of that dtype and rank; a NumPy scalar for rank 0; av_unknown where that is nothing. */
AVal *typed_array(DType, int rank);
AVal *typed_like(Like);
AVal *typed_python(DType);                       /* a Python bool, int or float */
AVal *typed_tuple(int n, ...);                   /* of AVal * */
AVal *typed_repeated(AVal *item, int n);         /* a tuple of n equal types */

bool typed_word(const char *list, const char *word);   /* of a list separated by spaces */

enum { MAX_SLOTS = 8 };
/* Arguments by the words of `signature`, NULL where not given (or None). Keywords that it does
 * not name are ignored: they do not change the type. */
void typed_bind(const Args *, const char *signature, AVal **slots);
DType typed_dtype(Ctx *, AVal *argument, DType otherwise);   /* otherwise: argument is NULL */
DType typed_inexact(DType);                      /* integers become float64 */
int typed_shape_rank(const AVal *shape);         /* of an int or a tuple; -1: not known */
bool typed_flag(const AVal *);                   /* a known true value */

/* typed_array.c: functions that make, join, split and reshape; NULL if it knows none such. */
AVal *typed_array_call(Ctx *, const char *name, const Args *);
/* typed_random.c: np.random.NAME and methods of a "Generator" or a "RandomState". */
AVal *typed_draw(Ctx *, const char *generator, const char *name, const Args *);
#endif
