/* From the front end's regions to what the rewriter and the manifest need. */
#ifndef NPCC_CMD_CALLS_H
#define NPCC_CMD_CALLS_H

#include "frontend.h"
#include "rewrite.h"

int region_line(const RegionPlan *);       /* first line of the user's file that it covers */
int region_end_line(const RegionPlan *);   /* last one */

/* The calls, and what stands for decorators (numba.h), in the order of their lines, in the encoding of the user's file. *unspelled: a region whose
 * call cannot be written on one line of that encoding, left as it is if there is none. */
RegionCall *region_calls(const Program *, int *ncalls, RegionPlan **unspelled);

#endif
