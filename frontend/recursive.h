/* Functions that call themselves: see recursive.c. */
#ifndef NPCC_FRONTEND_RECURSIVE_H
#define NPCC_FRONTEND_RECURSIVE_H

#include "infer.h"

bool calls_itself(const Function *);                 /* by its name, somewhere in its body */
/* What the call returns; NULL: it cannot be a call of the region's code. */
AVal *call_itself(Ctx *, const AVal *callee, AVal **params, AVal *predicted);
/* Once the body is compiled: must it be compiled again, with what is known now? May refuse. */
bool itself_again(Ctx *, const AVal *returned);
#endif
