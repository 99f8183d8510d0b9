/* npcc, an ahead-of-time compiler for NumPy programs: the entry point.
 *
 *   options.c    the command line
 *   driver.c     one compile, stage by stage; read this next
 *   trace.c      runs a program for the types of its calls (trace.py)
 *   compile_c.c  runs clang
 *   calls.c      regions -> the calls in the rewritten file
 *   numba.c      functions that numba was to compile
 *   report.c     what became of each statement
 *   message.c    warnings and errors */
#include "driver.h"

int main(int argc, char **argv) {
  Options options;
  message_color(COLOR_AUTO);
  int status = options_parse(argc, argv, &options);
  if (status < 0)
    status = drive(&options);
  if (fflush(stdout) || ferror(stdout)) {
    complain("cannot write to standard output");
    status = status ? status : EXIT_FAILED;
  }
  return status;
}
