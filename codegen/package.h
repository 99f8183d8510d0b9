/* The package directory, written beside its target and renamed over it: never a half artefact.
 *
 *   package_begin     checks the target, makes a temporary directory beside it
 *   package_write...  fills it (relative names; package->folder is the place)
 *   package_commit    renames it to the target; an older package of npcc's is replaced
 *   package_discard   or removes it; nothing happened
 *
 * Functions that return a string return NULL on success, else what went wrong. */
#ifndef NPCC_CODEGEN_PACKAGE_H
#define NPCC_CODEGEN_PACKAGE_H

#include "ir.h"

typedef struct {
  const char *target;     /* where the package shall be; links resolved */
  const char *shown;      /* the target as the user gave it */
  const char *folder;     /* the temporary directory; NULL once committed or discarded */
  bool replaces;          /* the target is an older package */
  Vec(const char *) files;
} Package;

const char *package_begin(Package *, const char *target);
const char *package_write(Package *, const char *name, const char *bytes, int nbytes);
const char *package_copy(Package *, const char *name, const char *from);
/* A file that something else wrote into the folder belongs to the package. */
void package_add(Package *, const char *name);
void package_remove(Package *, const char *name);
/* The first lines of manifest.json, by which npcc knows its own packages. Sorts the files;
 * to be called when all others are written. */
void package_manifest_head(Package *, Text *json, const char *version);
const char *package_commit(Package *);
void package_discard(Package *);

/* A JSON string with its quotes. Bytes that are not UTF-8 become \udcXX, as Python reads them. */
void json_string(Text *, const char *);

#endif
