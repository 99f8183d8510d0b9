/* What stands between the brackets of a[...], evaluated once. */
#ifndef NPCC_INDEX_H
#define NPCC_INDEX_H

#include "infer.h"

typedef enum {
  ITEM_INTEGER, ITEM_SLICE, ITEM_NEWAXIS, ITEM_ELLIPSIS,
  ITEM_ARRAY,     /* integers: an array or a list */
  ITEM_MASK,      /* an array of bool */
  ITEM_OTHER,     /* not known */
} ItemKind;

/* SLICE: `value` is an AV_SLICE of three items. */
typedef struct { ItemKind kind; AVal *value; } Item;

typedef struct {
  Item items[2 * MAX_RANK];
  int n;
  int axes;       /* of the base that the items take, but for an ellipsis */
  bool basic;     /* integers, slices, new axes and an ellipsis only: the result is a view */
  bool element;   /* integers only */
} Index;

Index eval_index(Ctx *, Expr *);
Index index_of(int n, AVal **items);
AVal *whole_slice(void);                             /* `:` */
/* The type of base[index], when nothing is built. */
AVal *indexed_type(AVal *base, const Index *);

/* index_basic.c: base[index] as a view. */
AVal *basic_view(Ctx *, AVal *base, const Index *);
/* index_mask.c: base[mask] */
AVal *mask_load(Ctx *, AVal *base, const Index *);
void mask_store(Ctx *, AVal *base, const Index *, AVal *value);
/* index_fancy.c: with index arrays; and what a mask selects, one by one */
AVal *fancy_load(Ctx *, AVal *base, const Index *);
void fancy_store(Ctx *, AVal *base, const Index *, AVal *value);
AVal *compressed(Ctx *, Value *mask, Value *full);
const Extent *count_true(Ctx *, Value *mask);        /* its elements that are true */
Value *rows_of_true(Ctx *, Value *mask);             /* their indices, one row each */
void place_store(Ctx *, AVal *base, Value *mask, AVal *value);

bool same_value(const Value *, const Value *);      /* computed in the same way from the same */

/* base[index], in any form, and what is stored there. */
AVal *indexed(Ctx *, AVal *base, const Index *);
void store_indexed(Ctx *, AVal *base, const Index *, AVal *value);

#endif
