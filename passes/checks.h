#ifndef NPCC_CHECKS_H
#define NPCC_CHECKS_H

#include "ir.h"

/* Moves the checks that only the inputs decide to the entry of the region, and writes extents that they
 * prove equal in one way. */
void settle_checks(Func *);
/* Moves checks out of loops. */
void hoist_checks(Func *);
#endif
