/* Functions that numba was to compile and of which npcc compiles every statement. */
#ifndef NPCC_CMD_NUMBA_H
#define NPCC_CMD_NUMBA_H

#include "frontend.h"
#include "rewrite.h"

/* A region in a function of numba of which some statement stays Python: it must go, since numba has to
 * see the user's body. NULL if there is none. */
RegionPlan *region_before_numba(const Program *);

/* The wholly compiled ones, in source order. */
typedef Vec(const Function *) NumbaFunctions;
NumbaFunctions compiled_numba_functions(const Program *);

/* What stands in the place of the function's decorator. */
RegionCall numba_decorator(const Function *);

#endif
