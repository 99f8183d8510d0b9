/* Files that npcc carries in itself; tools/embed.c makes the tables. */
#ifndef NPCC_CMD_EMBEDDED_H
#define NPCC_CMD_EMBEDDED_H

typedef struct { const char *name, *bytes; int nbytes; } EmbeddedFile;
extern const EmbeddedFile embedded_files[];   /* of runtime/: go into every package */
extern const int nembedded_files;
extern const EmbeddedFile tracer_files[];     /* trace.py */
extern const int ntracer_files;
extern const EmbeddedFile function_files[];   /* functions.txt */
extern const int nfunction_files;
extern const EmbeddedFile binder_files[];     /* binder.o, of npcc_runtime.h; none without a clang at build time */
extern const int nbinder_files;

#endif
