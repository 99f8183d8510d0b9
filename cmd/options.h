/* The command line of npcc. */
#ifndef NPCC_CMD_OPTIONS_H
#define NPCC_CMD_OPTIONS_H

#include "message.h"

enum { EXIT_OK = 0, EXIT_FAILED = 1, EXIT_USAGE = 2, EXIT_BUG = 70 };   /* 130: SIGINT */

typedef enum { REPORT_NONE, REPORT_TEXT, REPORT_JSON } ReportForm;

typedef struct {
  const char *input;
  Vec(const char *) others;   /* more files of the program, which input imports */
  const char *output;         /* -o, or made from input */
  const char *dump;           /* -d: letters of stages, "" for none */
  const char *stop;           /* --stop: name of a stage, or NULL */
  int levels[3], nlevels;     /* x86-64-v2, v3, v4 as 2, 3, 4 */
  const char *trace;          /* --trace: the program to run, or NULL */
  const char *types;          /* --types, or made from input for --trace; NULL: none */
  const char *march;          /* as given, NULL for all levels */
  ReportForm report;
  bool warn_fallback, error_fallback, error_all;
  bool emit_only, keep, verbose;
} Options;

/* Fills *options. Returns -1 to go on, else the status to exit with: after --help and the like, or
 * after an error in usage, which it has reported. */
int options_parse(int argc, char **argv, Options *options);

#endif
