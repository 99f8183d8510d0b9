#ifndef NPCC_MODULUS_H
#define NPCC_MODULUS_H

#include "ir.h"

/* abs(z) > 2 of a complex scalar becomes one op, which seldom needs the root. Returns whether it did. */
bool compare_modulus(Func *, Node *);
#endif
