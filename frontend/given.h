/* The program's other files: see given.c. */
#ifndef NPCC_FRONTEND_GIVEN_H
#define NPCC_FRONTEND_GIVEN_H

#include "infer.h"

bool is_given_module(Ctx *, const char *dotted);
/* What that module binds the name to for good: a function, a number, a module; else av_unknown. */
AVal *given_name(Ctx *, const char *dotted, const char *name);

#endif
