/* Control flow of a region while it is built: blocks, and the arrays that code in them stores into. */
#ifndef NPCC_FRONTEND_CONTROL_H
#define NPCC_FRONTEND_CONTROL_H

#include "infer.h"

/* Statements into the current block, up to one that ends it. False after a refusal. */
bool compile_body(Ctx *, Body);
Node *build_control(Ctx *, NodeKind, int nargs, Value **args, int nblocks);
void build_jump(Ctx *, NodeKind, Node *target);

/* Nodes go into block b from inside() to outside(); what is learned of extents there is forgotten. */
typedef struct { int nequal, nbounds, assumptions, journal; Block *outer; } Inside;
Inside inside(Ctx *, Block *b);
void outside(Ctx *, Inside);

/* Arrays that control flow stores into, with their elements before it. */
typedef struct { Object *object; Value *before; } Stored;
typedef Vec(Stored) StoredList;
/* Adds the objects that changed since the journal had `from` entries and that were there before
 * (serial: of the first object that was not). True if there was a new one. */
bool collect_stored(Ctx *, int from, int serial, StoredList *);
void emit_states(Ctx *, const StoredList *, bool from_before);

#endif
