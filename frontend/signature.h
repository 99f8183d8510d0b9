/* Signatures as people and tools write them: the types of a function's parameters, as text.
 *
 *   step(u: float64[:,:], dt: float, mask: bool[:,1] order(F))       a .types file
 *   #pythran export step(float64[:,:], float or int, int list)       a comment of the source
 *   "float64[:](float64[:,::1], int64)"                              an argument of a numba decorator
 *
 * A .types file may also have the types of variables: of the module, of a function.
 *
 *   image: uint8[:,:,:]
 *   main.weights: float64[:,:]
 *
 * type    = name             int float bool complex: Python's own; float64, np.int8: NumPy scalars;
 *                            None; any other name: not known
 *         | type [ axes ]    an array: ":" or "::" for an axis of any length, a number for one of that
 *                            length (only 1 matters), "()" for a 0-d array; "order(F)" may follow;
 *                            "::1" marks the contiguous axis, as numba has it
 *         | ( type, ... )    a tuple
 *         | type list        a list
 *         | type or type     either
 */
#ifndef NPCC_FRONTEND_SIGNATURE_H
#define NPCC_FRONTEND_SIGNATURE_H

#include "infer.h"

enum { MAX_SAID = 64, MAX_EITHER = 4 };

/* What is said of one parameter: the types that it may have; name: NULL if it stands by its position. */
typedef struct { const char *name; AVal *types[MAX_EITHER]; int ntypes; } SaidParam;
typedef struct { const char *function; SaidParam params[MAX_SAID]; int nparams; } Said;

/* Reads "name(params)" or "name(params) -> type" at *at, which is moved behind it. numba: name is the
 * type of the result, and scalars are what Python passes for them. False if it is not one. */
bool signature_parse(const char **at, bool numba, Said *said);

/* Reads "name: type" in the same way. */
bool variable_parse(const char **at, const char **name, AVal **type);

/* signatures.c: notes as calls what the .types file, the comments and the decorators of the module say. */
void note_said_signatures(Module *);
void note_said(Function *, const Said *);
/* numba.c */
void note_numba_signatures(Module *);
/* infer.c */
void note_signature(Function *, AVal **params);

#endif
