#ifndef NPCC_FOLD_H
#define NPCC_FOLD_H

#include "ir.h"

/* Turns a rank-0 MAP of constants into a CONST where the result is exact in NumPy's sense: the same
 * bits, no floating-point flag, no overflow. Returns whether it did. */
bool fold_constant(Node *);
#endif
