/* Shared by the files of `lower`: one nest on its way to loops. */
#ifndef NPCC_LOWER_H
#define NPCC_LOWER_H

#include "ir.h"

/* Where a read or an output of the nest is: element start + sum of stride[axis] * index[axis] of
 * `memory`, by axis of the space. */
typedef struct {
  Value *memory;
  const Extent *start, *stride[MAX_RANK];
} Access;

/* One loop of the nest after collapsing, outermost first. */
typedef struct {
  const Extent *extent;
  int axis;                /* its strides are those of this axis (the innermost of the collapsed) */
  bool reduced;
  bool run;                /* part of the innermost reduced run, which NumPy adds pairwise */
  const Extent *index;     /* while code is built: what stands for its index */
} LoopAxis;

/* What is known of a value of the nest's array-level body. */
typedef struct {
  bool inside;             /* defined by the nest's body */
  Access access;           /* READ of memory */
  int round;               /* NumPy loop: the round of calls that it runs in, from 1; else 0 */
  unsigned segments;       /* segments that need it, as a bit set */
  bool needs_block;        /* plain value that must lie in a block buffer */
  int filled;              /* the segment that fills its block */
  Value *block;            /* while code is built: the BUFFER */
  Value *scalar;           /* in the element loop `epoch`: its element */
  int epoch;
} Slot;

typedef struct {
  Func *f;
  Node *nest;
  Nest *space;
  Node *first;             /* the array-level body, now detached */
  Node *yield;
  Slot *slots;             /* by value id */
  Access *out;             /* per result */
  LoopAxis loops[MAX_RANK];
  int nloops;
  int nouter;              /* loops outside the run, or outside the innermost loop */
  unsigned reduced;        /* axes that the nest's reductions cross */
  int rounds;              /* of NumPy loop calls */
  bool blocked;            /* the innermost run is computed in blocks */
  int block;               /* elements of a block */
  Block *at;               /* where code is appended */
  const Extent *position;  /* element loop: index into block buffers */
  int epoch;               /* counts element loops */
  bool rows;               /* the run did not collapse: blocks are cut into rows */
  Vec(Value *) fill;       /* values that a block buffer holds */
} Lower;

/* lower_access.c */
void find_accesses(Lower *);
void find_loops(Lower *);
const Extent *access_offset(Lower *, const Access *);
bool access_is_unit(Lower *, const Access *);      /* stride 1 along the innermost loop */
bool nest_reads(Lower *, const Value *memory);

/* lower_block.c */
void plan_blocks(Lower *);
Value *element_of(Lower *, Value *v, int segment);
bool written_by_call(Lower *, int i);              /* a NumPy loop has stored result i */
/* Code for elements first .. first + count of the innermost run: segments of plain C and rounds of
 * NumPy loops over block buffers. reduced[i]: the buffer of result i's operand where it reduces. */
void build_block(Lower *, const Extent *first, const Extent *count, Value **reduced);

/* lower.c */
Node *add_node(Lower *, NodeKind, int nargs, Value **args);
Value *add_value(Lower *, Node *, DType, const char *name);
Node *open_loop(Lower *, ForForm, const Extent *lo, const Extent *hi, int64_t step);
const Extent *loop_param(Lower *, Node *loop, const char *name);
Value *add_const(Lower *, DType, double f, int64_t i);
Value *add_copy_of_const(Lower *, const Node *constant);
void add_store(Lower *, Value *memory, const Extent *offset, Op op, Value *v);
void store_outputs(Lower *, int segment);

Node *result_reduce(Lower *, int i);               /* the REDUCE behind result i, or NULL */

#endif
