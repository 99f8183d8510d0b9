/* The rewritten Python text: the user's file with a call in place of each region. */
#ifndef NPCC_CODEGEN_REWRITE_H
#define NPCC_CODEGEN_REWRITE_H

#include "ir.h"

/* One region as the rewriter sees it: which lines it covers and what the call passes. */
typedef struct {
  const char *name;             /* "r3": the call is _npcc_r3 */
  const char *instead;          /* not NULL: stands there, and there is no call */
  int line, end_line;           /* 1-based, both included; nothing else stands on these lines */
  const char **params; int nparams;
  const char **results; int nresults;
  bool returns;                 /* `return _npcc_r3(...)` */
  const char **after; int nafter;   /* simple statements that follow the call on its line */
} RegionCall;

/* Appends `bytes` to *out with the regions (sorted by line) replaced; no line moves. */
void rewrite_text(Text *out, const char *bytes, int nbytes, const RegionCall *, int ncalls);

#endif
