#ifndef NPCC_RULES_H
#define NPCC_RULES_H

#include "ir.h"

/* The value that the MAP's result equals by some rule, NULL if none fits. Its dtype, shape and order are
 * those of the result. */
Value *apply_rules(const Node *map);
#endif
