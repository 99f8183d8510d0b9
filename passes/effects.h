/* What passes ask about memory and failure at the array level. */
#ifndef NPCC_EFFECTS_H
#define NPCC_EFFECTS_H

#include "ir.h"

/* The parameter or fresh value whose memory v shares if it is in memory: through VIEW, RESHAPE without
 * copy, STATE, and UPDATE (also inside a nest). Not through MAP: its result is fresh. */
Value *storage_of(Value *v);
bool is_external(const Value *storage);        /* the user can see this memory: a commit when stored to */
/* v[i] is storage_of(v)[view(i)]. False where a RESHAPE stands between. */
bool view_of_storage(Value *v, View *view);
/* Where an UPDATE stores in its storage. False where a RESHAPE stands between. */
bool store_place(const Node *update, View *place);
/* In one iteration space: may a store through `store` change what another iteration reads through
 * `read`? (Both are views of one storage.) */
bool views_conflict(const View *read, const View *store);

/* Does the node, or one in its blocks, store into this storage? */
bool stores_into(const Node *, const Value *storage);
/* Is the node, or one in its blocks, of this kind, and of this variable unless that is NULL? */
bool contains(const Node *, NodeKind, const Var *);
/* May control leave the node for elsewhere than what comes behind it (RETURN, or a jump out of a loop
 * around it)? */
bool may_leave(const Node *);

/* May leave the native code: floating-point flags, operand values, library errors. */
bool is_hazard(const Node *);
unsigned map_flags(const Node *);              /* FP_* flags that a MAP or REDUCE may raise */
bool map_raises(const Node *);                 /* a MAP whose integer operands may make NumPy warn or raise */
bool is_numpy_loop(const Node *);              /* a MAP that must run NumPy's inner loop on blocks */

/* Is the identity of v as an object visible: is v (or a view of it) a result, live at an exit, stored
 * into, or taken along by control flow? */
bool escapes(const Func *, const Value *v);
bool is_live_at_exit(const Func *, const Value *v);

/* Calls f for each operand use of a value in block b and its nested blocks. */
typedef void (*UseFn)(Node *user, int arg, void *);
void each_use(const Block *b, const Value *v, UseFn f, void *user);
#endif
