/* Lists that grow, of items of one type, known in a region: see lists.c. */
#ifndef NPCC_FRONTEND_LISTS_H
#define NPCC_FRONTEND_LISTS_H

#include "infer.h"

/* A list of Python in a region. */
typedef struct List {
  const Expr *made;        /* where the program makes it */
  const char *name;
  Type item;               /* of its items; dtype DT_NONE: none has been seen yet */
  bool loose;              /* some may be of a weaker kind, converted exactly: then `alike` is false */
  int changes;             /* places where it is changed, in all walks so far */
  bool consumed;           /* what a generator gives: nobody else has it */
  bool nested;             /* its items are lists, all of one length */
  bool has_rows;           /* then: there are some, */
  Type row;                /* ... whose items are of this type; dtype DT_NONE: not of one, or they have names of their own */
  bool taken;              /* a row has been used: the list itself changes no more */
  bool frozen;             /* it is an item of another list, which has what it holds now */
  Block *at;               /* where it was made */
  struct List **parts; int nparts;   /* a list of tuples: a list for each of their items; it has no items itself */
  bool irregular;          /* arrays among the items were not all in C order */
  Var *length, *room;      /* how many items there are, and fit into the memory */
  Var *alike;              /* if loose */
  Var *items;              /* that memory: an array whose first axis is the list's */
} List;

/* A new list with these items; NULL: they have several types. */
AVal *list_new(Ctx *, const Expr *made, const char *name, int n, AVal **items);
/* [item] * n */
AVal *list_repeated(Ctx *, const Expr *made, AVal *item, const Extent *n);
bool grows(const Ctx *, const char *name);           /* does the scope change the list that this name holds? */
bool is_plain_list(const AVal *);                    /* a list of known length, of numbers or arrays */

/* name = [items...] where the name holds this list and nothing else does: the same list again, emptied before. */
bool list_is_only(Ctx *, const AVal *list, const char *name);
AVal *list_emptied(Ctx *, AVal *list, int n, AVal **items);
void list_append(Ctx *, AVal *list, AVal *item);
AVal *list_length(Ctx *, AVal *list);
AVal *list_item(Ctx *, AVal *list, const Extent *at);        /* at: within bounds */
AVal *list_index(Ctx *, AVal *list, AVal *index);            /* list[index] */
void list_store(Ctx *, AVal *list, AVal *index, AVal *item); /* list[index] = item */
AVal *list_method(Ctx *, AVal *list, const char *name, const Args *);
AVal *list_as_array(Ctx *, AVal *list, DType);               /* np.array of it; DT_NONE: as NumPy finds it */
bool list_is_returnable(Ctx *, const AVal *list);
AVal *list_items(Ctx *, AVal *list);                         /* an array of its own with the items, to hand back as a list */

AVal *list_outside(const AVal *list);                        /* what is known of it behind the region */

/* ---- list_rows.c */
void note_row(Ctx *, List *, const List *row);               /* row: a list that becomes an item; NULL: not of numbers */
bool has_row_type(const List *);
AVal *list_row(Ctx *, List *, const Extent *at);
AVal *row_length(Ctx *, const AVal *row);
AVal *row_item(Ctx *, const AVal *row, AVal *index);
void row_store(Ctx *, const AVal *row, AVal *index, AVal *item);
Value *list_memory(Ctx *, List *);                           /* lists.c: as it is now */

/* The same statements are compiled again from the start of the region, with what has been learned. */
bool lists_restart(Ctx *);
#endif
