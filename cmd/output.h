/* Everything that npcc itself makes of a program, before clang. */
#ifndef NPCC_CMD_OUTPUT_H
#define NPCC_CMD_OUTPUT_H

#include "frontend.h"

typedef struct {
  Program *program;
  const char *source_name;     /* of the user's file in the package */
  Text rewritten, c;           /* rewritten.py; regions.c, empty without regions */
} Output;

/* Fills the texts. Regions that cannot be written are dropped from the program. */
void make_output(Output *);
/* regions.c with n of the program's regions, from `first` on. NULL, or what went wrong. */
const char *emit_some(Text *, const Output *, int first, int n);

#endif
