/* Control flow of a region while it is built: blocks, and the arrays that code in them stores into. */
#ifndef NPCC_FRONTEND_CONTROL_H
#define NPCC_FRONTEND_CONTROL_H

#include "infer.h"

enum { MAX_WALKS = 8 };   /* over code whose types or stored arrays are not known yet */

/* Statements into the current block, up to one that ends it. False after a refusal. */
bool compile_body(Ctx *, Body);
bool compile_stmt(Ctx *, Stmt *);
void start_stmt(Ctx *, Stmt *);   /* what is emitted now comes from it; in a called function: from the caller's */
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

/* truth.c (and truth() itself) */
bool known_condition(Ctx *, Expr *, bool *holds);   /* is it known at compile time? */
void assume(Ctx *, Expr *, bool holds);             /* from here on to the end of the block it holds, or does not */

/* iterable.c: what a `for` runs over */
typedef struct Iterable {
  enum { OVER_RANGE, OVER_STEPS, OVER_ITEMS, OVER_ARRAY, OVER_LIST, OVER_INDICES, OVER_ENUMERATE, OVER_ZIP,
         OVER_REVERSED } kind;
  const Extent *lo, *hi;       /* RANGE; others: 0 and the number of rounds */
  int64_t step;
  const Extent *first, *stop, *stride;   /* STEPS: a range whose step only the run knows, above 0 */
  AVal **items; int nitems;    /* ITEMS: of a tuple or list */
  AVal *array;                 /* ARRAY; LIST: a list that grows; INDICES: a tuple of lengths */
  struct Iterable *parts; int nparts;
  AVal *start;                 /* ENUMERATE */
  int changes;                 /* LIST: of the list, before the loop */
} Iterable;

bool iterable(Ctx *, Expr *, Iterable *);           /* false, or after a refusal: not one */
const Extent *rounds(const Iterable *);             /* their number; below 1 there is none */
bool over_items(const Iterable *);                  /* of some tuple or list of known length */
bool over_unlike_items(const Iterable *);           /* ... whose items only an unrolled loop can bring */
void check_unchanged(Ctx *, const Iterable *);      /* behind the loop: of the lists that it runs over */
/* What round i brings: counted from 0, or (a range, not counted) its value itself. */
AVal *brings(Ctx *, const Iterable *, const Extent *i, bool counted);

#endif
