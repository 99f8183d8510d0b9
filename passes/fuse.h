/* Inside the fuse pass: what is known of each node of one block while its nests are chosen.
 *
 * Some nodes become *roots*: what a nest stores, reduces or updates. The MAPs between them are *inline*:
 * recomputed inside every nest that needs them, at the elements that it needs. Everything else is *kept*
 * as it is. Roots of one iteration space share a nest: a *group*. */
#ifndef NPCC_FUSE_H
#define NPCC_FUSE_H

#include "effects.h"

typedef enum { ROLE_KEPT, ROLE_ROOT, ROLE_INLINE, ROLE_VIEW } Role;

/* The root at position `root` needs this value at view(i), i an index of the root's space. */
typedef struct { int root; View view; } Demand;
/* A root reads this value, which is in memory, at view(i). */
typedef struct { Value *value; View view; } Read;

typedef enum {
  EDGE_DATA,     /* uses its result */
  EDGE_STORE,    /* overwrites what it reads */
  EDGE_LIVE,     /* an exit hands its result to Python */
  EDGE_ORDER,    /* checks and commits keep their order with what may leave */
} EdgeKind;
typedef struct { int from; EdgeKind kind; } Edge;

/* How an UPDATE of memory that the user sees deals with warnings of what it stores. */
typedef enum { COMMIT_NONE, COMMIT_CLEAN, COMMIT_DIRECT, COMMIT_REPORT, COMMIT_LATER } Commit;

enum { MAX_LEAVES = 8 };
/* What evaluating an inline value at one element takes. */
typedef struct {
  int cost;                /* cycles */
  int numpy_loops;         /* NumPy's loops that it runs one after another, each on what the last gave */
  bool hazard;             /* may leave */
  int exit;                /* if so: the first exit of the user's program that it takes */
  int nleaves;             /* arrays read: MAX_LEAVES + 1 stands for any more */
  Value *leaf[MAX_LEAVES];
  int overwritten;         /* position of the first store into one of them */
} Chain;

typedef struct {
  Node *node;
  Role role;
  bool kept_view;          /* VIEW: something outside nests needs it */
  bool may_inline;         /* there was fuel for it */
  const char *why;         /* root that is not forced by its uses: why it is stored */
  int epoch;               /* commits, and nodes of control flow, before it */
  Chain chain;
  Commit commit;           /* UPDATE */
  Vec(Demand) demands;     /* inline and view */
  Vec(Read) reads;         /* root */
  Vec(int) inlined;        /* root: positions of the nodes that its nest recomputes */
  Vec(Value *) scalars;    /* root: rank-0 operands */
  Vec(Edge) edges;         /* root and kept: what must come before */
  int group;               /* root: index into Plan.groups, -1 none yet */
  int join_fuel;           /* root: 0 not asked, 1 yes, -1 no */
  const char *refused;     /* root: why it did not join the last nest of its space */
} Step;

typedef struct {
  Vec(int) roots;          /* positions, ascending */
  bool direct;
} Group;

typedef struct {
  Func *f;
  Block *block;
  Step *steps; int nsteps;
  int *position;           /* by Value.id: position of its node, -1 outside the block */
  Vec(Group) groups;
  bool grouped;            /* groups of the last round are known */
} Plan;

/* fuse_plan.c */
void plan_make(Plan *, Func *, Block *);       /* fills in everything */
Step *step_of(const Plan *, const Value *);    /* NULL: not computed in this block */
Value *version_of(Value *);                    /* through views only: the array as it is between two stores */
bool is_inline(const Plan *, const Value *);
bool is_commit(const Plan *, const Node *);    /* UPDATE of memory that the user sees; none in a transaction */
Step *stored_map(const Plan *, const Node *update);   /* whose value it stores, seen through views; or NULL */
int root_space(const Node *, const Extent *const **shape);   /* rank of a root's iteration space */
void root_order(const Node *, signed char *order);
bool step_hazard(const Plan *, const Step *);  /* a root or kept node with what it recomputes */
int step_exit(const Plan *, const Step *);     /* smallest exit of what may leave, -1 none */

/* fuse_old.c: before planning. Readers of an array as it was before a store get a copy of it. */
void keep_old_values(Func *);

/* fuse_edges.c */
bool is_unit(const Step *);                    /* a root, or a node that stays */
void plan_edges(Plan *);

/* fuse_groups.c */
void plan_groups(Plan *);

/* fusable.c: may we, is it worth it? NULL: yes; else why not. */
const char *must_store(const Plan *, const Step *inline_map);
const char *worth_storing(const Plan *, const Step *inline_map);
const char *may_fuse(const Plan *, int group, const Step *root);
const char *worth_fusing(const Plan *, int group, const Step *root);
bool repeatable(const Plan *, int exit, int last_stmt);
Commit commit_of(const Plan *, const Node *update);

/* fuse_depend.c: in a transaction */
const char *memory_allows(const Plan *, int group, const Step *root);
/* Where an iteration of a nest finds v[view(i)]: an UPDATE of the nest stores it then, or it is in memory as
 * `value`[view(i)], a version from before the nest. mixed: for some i the one, for some the other. */
typedef struct { Node *stored_by; Value *value; bool mixed; } Source;
Source source_of(const Plan *, int group, Value *v, const View *view);
/* Is an array that the inline value reads overwritten between its place in the program and the root that
 * demands it, by something else than the root's own nest, where all reads come before the stores? */
bool is_lost(const Plan *, const Step *inline_value, const Demand *);
/* Does a later UPDATE of the nest store all that this one stores? */
bool is_replaced(const Plan *, int group, const Node *update);

/* fuse_build.c */
void build_nests(Plan *);
#endif
