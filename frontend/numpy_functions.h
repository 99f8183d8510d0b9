/* The functions of NumPy that the front end builds itself, one C function each. */
#ifndef NPCC_FRONTEND_NUMPY_FUNCTIONS_H
#define NPCC_FRONTEND_NUMPY_FUNCTIONS_H

#include "infer.h"

typedef AVal *NumpyFunction(Ctx *, const Args *);
NumpyFunction *array_function(const char *name);   /* numpy_arrays.c: zeros, reshape, ...; NULL if none */
NumpyFunction *array_method(const char *name);     /* where the method differs from the function */
Function *prelude_function(const char *name);      /* prelude.c: compositions; NULL if none */
bool is_given(const AVal *);                       /* neither absent nor None */
#endif
