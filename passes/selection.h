#ifndef NPCC_SELECTION_H
#define NPCC_SELECTION_H

#include "ir.h"

/* Turns a PLACE of what is computed from selections by its own mask into an UPDATE of all elements.
 * Returns whether it did. */
bool place_everywhere(Func *, Node *place);
#endif
