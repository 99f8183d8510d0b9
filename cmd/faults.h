/* What a fault of npcc costs: one region, whose statements then stay Python. */
#ifndef NPCC_CMD_FAULTS_H
#define NPCC_CMD_FAULTS_H

#include "frontend.h"

/* Takes a region out of the program; its statements stay Python for the reason given. */
void drop_region(Program *, RegionPlan *, const char *code, const char *reason);
/* The same after a fault of npcc, with a warning that says `what` went wrong. */
void drop_faulty_region(Program *, RegionPlan *, const char *what);
/* The program of a module that the front end failed on: all of it stays Python. */
Program *faulty_program(Module *, const char *what);
/* Statements that stay Python because of faults. */
int count_faults(const Program *);

#endif
