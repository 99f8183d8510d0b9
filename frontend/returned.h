/* What a function returns, taken apart: see returned.c. */
#ifndef NPCC_FRONTEND_RETURNED_H
#define NPCC_FRONTEND_RETURNED_H

#include "infer.h"

typedef Vec(AVal *) Leaves;
/* Adds v's numbers, arrays and lists, settled. How they stand in it: Func.structure; also NULL after a refusal. */
const char *returned_leaves(Ctx *, AVal *v, Leaves *);
unsigned char part_of(const AVal *);                 /* PART_*: how a leaf is handed back */
#endif
