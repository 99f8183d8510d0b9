/* The files of runtime/ that go into every package; embedded.c is made by tools/embed.cmake. */
#ifndef NPCC_CMD_EMBEDDED_H
#define NPCC_CMD_EMBEDDED_H

typedef struct { const char *name, *bytes; int nbytes; } EmbeddedFile;
extern const EmbeddedFile embedded_files[];
extern const int nembedded_files;

#endif
