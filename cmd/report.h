/* What became of each statement: the summary line, --report, -Wfallback and the manifest. */
#ifndef NPCC_CMD_REPORT_H
#define NPCC_CMD_REPORT_H

#include "codegen.h"
#include "frontend.h"
#include "options.h"

typedef struct { int statements, native; } ArrayCount;   /* array statements of the program */
ArrayCount count_array_statements(const Program *);

/* Takes over what the passes noted while they ran over a function, for report_text. */
void report_keep_notes(const Func *);

void report_summary(const Program *);                    /* one line on stderr */
void report_text(Text *, const Program *);
void report_json(Text *, const Program *);
/* Warns about, or complains of, each array statement that stays Python; how many there are. */
int report_fallbacks(const Program *, const char *severity);

/* manifest.json after the part that package_manifest_head wrote. `source_name`: the user's file in
 * the package. */
void manifest_body(Text *, const Program *, const Options *, const char *source_name);

#endif
