/* a[index]: evaluates the index, and chooses between a view (index_basic.c) and a copy of elements. */
#include <string.h>

#include "index.h"

/* ---- the items ---- */

AVal *eval_slice(Ctx *c, Expr *s) {
  AVal **parts = NEW_ARRAY(AVal *, 3);
  for (int i = 0; i < 3; i++) parts[i] = s->items[i] ? eval(c, s->items[i]) : av_none;
  AVal *v = av_tuple(parts, 3);
  v->kind = AV_SLICE;
  return v;
}

static ItemKind kind_of_item(const AVal *v) {
  switch (v->kind) {
  case AV_SLICE: return ITEM_SLICE;
  case AV_NONE: return ITEM_NEWAXIS;
  case AV_ELLIPSIS: return ITEM_ELLIPSIS;
  case AV_LIST: return ITEM_ARRAY;
  case AV_DATA: break;
  default: return ITEM_OTHER;
  }
  if (av_is_array(v)) return v->type.dtype == DT_BOOL ? ITEM_MASK : dtype_is_int(v->type.dtype) ? ITEM_ARRAY : ITEM_OTHER;
  return v->type.kind != KIND_ARRAY && dtype_is_int(v->type.dtype) ? ITEM_INTEGER : ITEM_OTHER;
}

static int axes_of_item(const Item *it) {
  switch (it->kind) {
  case ITEM_NEWAXIS: case ITEM_ELLIPSIS: return 0;
  case ITEM_MASK: return it->value->type.rank;
  default: return 1;
  }
}

static void add_item(Index *index, AVal *v) {
  if (index->n == 2 * MAX_RANK) {
    index->items[0].kind = ITEM_OTHER;
    index->basic = index->element = false;
    return;
  }
  Item it = {kind_of_item(v), v};
  index->items[index->n++] = it;
  index->axes += axes_of_item(&it);
  index->basic &= it.kind <= ITEM_ELLIPSIS;
  index->element &= it.kind == ITEM_INTEGER;
}

Index index_of(int n, AVal **items) {
  Index index = {.basic = true, .element = true};
  for (int i = 0; i < n; i++) add_item(&index, items[i]);
  return index;
}

AVal *whole_slice(void) {
  AVal **parts = NEW_ARRAY(AVal *, 3);
  for (int i = 0; i < 3; i++) parts[i] = av_none;
  AVal *v = av_tuple(parts, 3);
  v->kind = AV_SLICE;
  return v;
}

Index eval_index(Ctx *c, Expr *e) {
  Index index = {.basic = true, .element = true};
  bool tuple = e->kind == E_TUPLE;
  for (int i = 0; i < (tuple ? e->nitems : 1); i++) {
    Expr *item = tuple ? e->items[i] : e;
    AVal *v = item->kind == E_SLICE ? eval_slice(c, item) : eval(c, item);
    if (v->kind == AV_TUPLE && !tuple)     /* a[p] with p = (i, j) */
      for (int k = 0; k < v->n; k++) add_item(&index, v->items[k]);
    else add_item(&index, v);
  }
  return index;
}

/* ---- types ---- */

/* An index array or mask behind a slice puts its axis first in memory: a[:, mask] is in Fortran order. */
AVal *indexed_type(AVal *base, const Index *index) {
  int fancy = -1, taken = index->axes;
  Type t = {.dtype = base->type.dtype, .kind = KIND_ARRAY};
  bool behind_slice = false, ellipsis = false;
  for (int i = 0; i < index->n && t.rank <= MAX_RANK; i++) {
    const Item *it = &index->items[i];
    int rank = it->kind == ITEM_ARRAY && av_is_array(it->value) ? it->value->type.rank : 1;
    switch (it->kind) {
    case ITEM_SLICE: behind_slice |= fancy < 0; t.rank++; break;
    case ITEM_NEWAXIS: t.rank++; break;
    case ITEM_ELLIPSIS: ellipsis = true; break;
    case ITEM_INTEGER: break;
    case ITEM_ARRAY: case ITEM_MASK:
      if (rank > fancy) t.rank += rank - (fancy < 0 ? 0 : fancy), fancy = rank;
      break;
    case ITEM_OTHER: return av_unknown;
    }
  }
  t.rank += base->type.rank - taken;
  if (taken > base->type.rank || t.rank < 0 || t.rank > MAX_RANK) return av_unknown;
  if (t.rank == 0) return ellipsis ? av_unknown : av_scalar_type(t.dtype, KIND_NPSCALAR);
  bool fortran = t.rank == 2 && fancy == 1 && behind_slice;
  for (int i = 0; i < t.rank; i++) t.order[i] = (signed char)(fortran ? t.rank - 1 - i : i);
  return av_data(t);
}

/* ---- loads and stores ---- */

/* A mask and nothing else between the brackets. */
static bool is_mask(const Index *index) { return index->n == 1 && index->items[0].kind == ITEM_MASK; }

AVal *indexed(Ctx *c, AVal *base, const Index *index) {
  if (index->basic) {
    AVal *v = basic_view(c, base, index);
    return c->refused || v->type.rank > 0 ? v : av_element(c, v);
  }
  return is_mask(index) ? mask_load(c, base, index) : fancy_load(c, base, index);
}

void store_indexed(Ctx *c, AVal *base, const Index *index, AVal *v) {
  if (index->basic) {
    AVal *place = basic_view(c, base, index);
    if (!c->refused) build_store(c, place, v);
  } else if (is_mask(index)) {
    mask_store(c, base, index, v);
  } else {
    fancy_store(c, base, index, v);
  }
}

AVal *index_load(Ctx *c, AVal *base, Expr *e) {
  Index index = eval_index(c, e);
  return indexed(c, base, &index);
}
