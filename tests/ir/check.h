/* A check that says where it failed and lets the test go on; main returns check_failures() != 0. */
#ifndef NPCC_TESTS_CHECK_H
#define NPCC_TESTS_CHECK_H

#include <stdio.h>
#include <string.h>

static int failures;

#define CHECK(condition)                                                                 \
  do {                                                                                   \
    if (!(condition)) {                                                                  \
      printf("%s:%d: %s\n", __FILE__, __LINE__, #condition);                             \
      failures++;                                                                        \
    }                                                                                    \
  } while (0)

#define CHECK_TEXT(got, want)                                                            \
  do {                                                                                   \
    const char *got_ = (got), *want_ = (want);                                           \
    if (strcmp(got_, want_) != 0) {                                                      \
      printf("%s:%d: got '%s', not '%s'\n", __FILE__, __LINE__, got_, want_);            \
      failures++;                                                                        \
    }                                                                                    \
  } while (0)

#endif
