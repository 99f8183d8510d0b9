/* Runs the C compiler: regions.c becomes _npcc.so. */
#ifndef NPCC_CMD_COMPILE_C_H
#define NPCC_CMD_COMPILE_C_H

#include <signal.h>

#include "ir.h"

typedef struct {
  Vec(const char *) command;   /* the compiler and the arguments that $CC holds */
  const char *path;            /* of the program */
} CCompiler;

/* $CC, clang-19 or clang. Functions that return an error return NULL on success. */
const char *compiler_find(CCompiler *);
/* First line of its --version. */
const char *compiler_version(const CCompiler *);
/* The OpenMP runtime that belongs to it. */
const char *compiler_libomp(const CCompiler *, const char **path);

/* The best of 2, 3, 4 that this machine runs. */
int native_level(void);

/* Compiles folder/regions.c for the levels given into folder/_npcc.so. The objects stay there; their
 * names are put into objects. Stops when `interrupted` is set. */
typedef struct {
  const char *folder;
  const int *levels; int nlevels;
  bool verbose;
  Vec(const char *) objects;
  Text messages;              /* what the compiler said */
} CBuild;
const char *compile_c(const CCompiler *, CBuild *);

/* Set by the handlers of SIGINT, SIGTERM and SIGHUP. */
extern volatile sig_atomic_t interrupted;

#endif
