/* The pass pipeline: one table that the driver walks (passes.c). */
#ifndef NPCC_PASSES_H
#define NPCC_PASSES_H

#include "ir.h"

typedef struct {
  const char *name;
  char letter;              /* for -d LETTERS */
  void (*run)(Func *);
  const char *why_here;
} Pass;
extern const Pass passes[];
extern const int npasses;

/* What the driver asks of the pipeline. */
typedef struct {
  const char *dump_letters;   /* dump after these passes, to `dump` (NULL: none); "*": all */
  FILE *dump;
  const char *stop;           /* stop after the pass of this name (NULL: run all) */
} PassOptions;
/* Runs the pipeline over f; verifies after each pass; a broken function is a bug(). */
void passes_run(Func *f, const PassOptions *);

/* NPCC_FUEL=n: optional rewrites call fuel() and do nothing once it returns false. */
bool fuel(void);
/* Refusals to fuse and placement decisions, for --report: appended by the passes. */
typedef struct { const char *func; Loc loc; const char *text; } PassNote;
typedef Vec(PassNote) PassNotes;
extern PassNotes pass_notes;
void pass_note(const Func *, Loc, const char *fmt, ...) __attribute__((format(printf, 3, 4)));

void pass_simplify(Func *);
void pass_fuse(Func *);
void pass_place(Func *);
void pass_lower(Func *);
void pass_schedule(Func *);
#endif
