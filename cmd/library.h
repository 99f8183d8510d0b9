/* The part of a package that is made of its regions: regions.c and what clang makes of it. */
#ifndef NPCC_CMD_LIBRARY_H
#define NPCC_CMD_LIBRARY_H

#include "compile_c.h"
#include "options.h"
#include "output.h"
#include "package.h"

/* The header of the regions is there already. Regions that clang fails on are dropped and *out is made again. NULL, or what went wrong. */
const char *write_regions(Package *, Output *, const Options *);

#endif
