/* From scheduled loop-level functions to text. */
#ifndef NPCC_CODEGEN_H
#define NPCC_CODEGEN_H

#include "ir.h"

/* One native function of the artefact: f after `schedule`, and which variant it serves. */
typedef struct { Func *f; int variant; } EmitFunc;

/* The whole regions.c. `source_name`: the user's file name for the head comment. */
void emit_c(Text *out, const char *source_name, const EmitFunc *funcs, int nfuncs);

/* Counts for reports and structure tests. */
/* allocs: temporaries, results: fresh NumPy arrays, callbacks: calls of Python */
typedef struct { int nests, allocs, results, calls, callbacks; } FuncCounts;
FuncCounts func_counts(const Func *);
#endif
