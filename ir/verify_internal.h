/* Shared by verify.c and verify_nodes.c. */
#ifndef NPCC_VERIFY_INTERNAL_H
#define NPCC_VERIFY_INTERNAL_H

#include "ir.h"

/* "%y.12 = map: ..." */
const char *wrong(const Node *, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
const char *value_text(const Value *);

/* A node against the equation of its kind; its operands, blocks and results are in scope. */
const char *verify_node(const Func *, const Node *);

#endif
