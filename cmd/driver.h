/* One compile from the file on the command line to the package. */
#ifndef NPCC_CMD_DRIVER_H
#define NPCC_CMD_DRIVER_H

#include "options.h"

int drive(const Options *);   /* the status to exit with */

#endif
