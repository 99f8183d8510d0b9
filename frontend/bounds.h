/* Integers that index an axis: see bounds.c. */
#ifndef NPCC_BOUNDS_H
#define NPCC_BOUNDS_H

#include "infer.h"

/* Does the entry of the region know it? */
bool of_inputs_only(Ctx *, const Extent *);

/* Where x[i] is on an axis of length n, in 0..n-1. `element`: of one element, whose place nobody has to
 * compare with others. NULL: always out of bounds. */
const Extent *index_on_axis(Ctx *, const Extent *i, const Extent *n, bool element);

/* Element i of a slice is start + step * i. */
typedef struct { const Extent *start, *length; int64_t step; } Slice;
/* x[start:stop:step] on an axis of length n; start and stop may be NULL. False: always empty. */
bool slice_on_axis(Ctx *, const Extent *start, const Extent *stop, int64_t step, const Extent *n, Slice *);

/* Until ext_forget. */
void assume_long_axes(int n, Value *const *args);
void check_at_least(Ctx *, int64_t least, const Extent *length);
/* Where an axis is shorter than 2, NumPy may give a fresh array that is not in C order other strides; what an
 * index selects has others when it is empty. */
void check_handed_back(Ctx *, const Value *);

#endif
