#ifndef NPCC_DECIDED_H
#define NPCC_DECIDED_H

#include "ir.h"

/* Replaces loops, branches and states of the block, and of those in it, that are decided. Did anything
 * change? */
bool decide(Func *, Block *);
#endif
