/* What a `for` runs over: ranges, arrays, lists, tuples, np.ndindex, and enumerate, zip and reversed of them, as a
 * number of rounds and what each round brings. */
#include <stdlib.h>
#include <string.h>

#include "bounds.h"
#include "control.h"
#include "lists.h"
#include "numpy_functions.h"

/* range(first, stop, step): as many rounds as there are steps up to `stop`. */
static bool stepped_range(Ctx *c, AVal **args, Iterable *it) {
  it->kind = OVER_STEPS;
  it->first = extent_of(c, args[0]);
  it->stop = extent_of(c, args[1]);
  it->stride = extent_of(c, args[2]);
  if (c->refused || !it->first || !it->stop || !it->stride) return false;
  emit_check(c, REL_LE, ext_const(1), it->stride);
  AVal *distance = build_binary(c, O_SUB, args[1], args[0]), *before = build_binary(c, O_SUB, args[2], av_int(1));
  it->hi = extent_of(c, build_binary(c, O_FLOORDIV, build_binary(c, O_ADD, distance, before), args[2]));
  return !c->refused && it->hi;
}

static bool range_of(Ctx *c, int n, AVal **args, Iterable *it) {
  int64_t step = 1;
  if (n < 1 || n > 3) {
    refuse(c, REASON_CONTROL, NULL, "a call of range");
    return false;
  }
  for (int i = 0; i < n; i++) args[i] = settled(c, args[i]);
  if (n == 3 && !av_const_int(args[2], &step)) return !c->refused && stepped_range(c, args, it);
  if (step == 0) {
    refuse(c, REASON_CONTROL, NULL, "a range whose step is 0");
    return false;
  }
  it->kind = OVER_RANGE;
  it->lo = n == 1 ? ext_const(0) : extent_of(c, args[0]);
  it->hi = extent_of(c, args[n == 1 ? 0 : 1]);
  it->step = step;
  return it->lo && it->hi;
}

static bool parts_of(Ctx *c, int n, Expr **items, Iterable *it) {
  it->parts = NEW_ARRAY(Iterable, n + 1);
  it->nparts = n;
  for (int i = 0; i < n; i++)
    if (!iterable(c, items[i], &it->parts[i])) return false;
  return true;
}

const Extent *rounds(const Iterable *it) {
  if (it->kind != OVER_RANGE) return it->hi;
  if (it->step == 1) return ext_sub(it->hi, it->lo);
  if (it->step == -1) return ext_sub(it->lo, it->hi);
  return it->step > 0 ? ext_ceildiv(ext_sub(it->hi, it->lo), it->step) : ext_ceildiv(ext_sub(it->lo, it->hi), -it->step);
}

/* np.ndindex(n, m), np.ndindex(a.shape), np.ndindex(*a.shape): all of them one after another, the last one fastest. */
static bool indices_of(Ctx *c, int n, Expr **items, Iterable *it) {
  bool starred = items[0]->kind == E_STARRED;
  AVal **lengths = NEW_ARRAY(AVal *, n + 1), *first = eval(c, starred ? items[0]->items[0] : items[0]);
  if (n == 1 && first->kind == AV_TUPLE) lengths = first->items, n = first->n;
  else if (starred) return refuse(c, REASON_CONTROL, NULL, "np.ndindex of several sequences"), false;
  else
    for (int i = 0; i < n; i++) lengths[i] = i ? eval(c, items[i]) : first;
  it->kind = OVER_INDICES;
  it->array = av_tuple(NEW_ARRAY(AVal *, n + 1), n);
  it->hi = ext_const(1);
  for (int i = 0; i < n && !c->refused; i++) {
    const Extent *length = extent_of(c, settled(c, lengths[i]));
    if (!length) return false;
    emit_check(c, REL_LE, ext_const(0), length);
    it->hi = ext_mul(it->hi, length);
    it->array->items[i] = av_extent(c, length);
  }
  return !c->refused && n > 0;
}

static AVal *index_tuple(Ctx *c, const Iterable *it, const Extent *i) {
  const AVal *lengths = it->array;
  AVal **items = NEW_ARRAY(AVal *, lengths->n + 1), *left = av_extent(c, i);
  for (int k = lengths->n - 1; k >= 0; k--) {
    const Extent *n = extent_of(c, lengths->items[k]);
    items[k] = k ? build_binary(c, O_MOD, left, lengths->items[k]) : left;
    if (k) left = build_binary(c, O_FLOORDIV, left, lengths->items[k]);
    if (!c->refused && items[k]->value) ext_assume_range(items[k]->value, ext_const(0), ext_add_const(n, -1));
  }
  return av_tuple(items, lengths->n);
}

bool over_items(const Iterable *it) {
  for (int i = 0; i < it->nparts; i++)
    if (over_items(&it->parts[i])) return true;
  return it->kind == OVER_ITEMS;
}

static bool are_alike(int n, AVal *const *items) {
  for (int i = 0; i < n; i++) {
    bool tuple = items[i]->kind == AV_TUPLE || items[i]->kind == AV_LIST;
    if (!tuple && !(av_is_scalar(items[i]) && items[i]->type.kind != KIND_ARRAY)) return false;
    if (!aval_same_type(items[i], items[0]) || (tuple && !are_alike(items[i]->n, items[i]->items))) return false;
  }
  return true;
}

bool over_unlike_items(const Iterable *it) {
  for (int i = 0; i < it->nparts; i++)
    if (over_unlike_items(&it->parts[i])) return true;
  return it->kind == OVER_ITEMS && !are_alike(it->nitems, it->items);
}

void check_unchanged(Ctx *c, const Iterable *it) {
  for (int i = 0; i < it->nparts; i++) check_unchanged(c, &it->parts[i]);
  if (it->kind == OVER_LIST && !c->refused && it->array->list->changes != it->changes)
    emit_check(c, REL_EQ, extent_of(c, list_length(c, it->array)), it->hi);
}

static bool call_iterable(Ctx *c, Expr *e, const char *name, Iterable *it) {
  int n = e->nitems - 1;
  it->lo = ext_const(0);
  it->step = 1;
  if (!strcmp(name, "builtins.range") && !e->nkeywords && n <= 3) {
    AVal *args[3];
    for (int i = 0; i < n; i++) args[i] = eval(c, e->items[i + 1]);
    return !c->refused && range_of(c, n, args, it);
  }
  if (!strcmp(name, "numpy.ndindex") && n >= 1 && !e->nkeywords) return indices_of(c, n, e->items + 1, it);
  bool enumerates = !strcmp(name, "builtins.enumerate") && n >= 1 && n <= 2 && !e->nkeywords;
  bool zips = !strcmp(name, "builtins.zip") && n >= 1 && !e->nkeywords;
  bool reverses = !strcmp(name, "builtins.reversed") && n == 1;
  if (!enumerates && !zips && !reverses) return false;
  it->kind = enumerates ? OVER_ENUMERATE : zips ? OVER_ZIP : OVER_REVERSED;
  if (!parts_of(c, zips ? n : 1, e->items + 1, it)) return false;
  it->start = enumerates && n == 2 ? settled(c, eval(c, e->items[2])) : av_int(0);
  it->hi = canonical(c, rounds(&it->parts[0]));
  for (int i = 1; i < it->nparts; i++) it->hi = unify(c, it->hi, rounds(&it->parts[i]));
  return !c->refused && it->hi;
}

/* The items as they are now, of which each round selects one. */
static bool items_of(Ctx *c, AVal *v, Iterable *it) {
  it->kind = OVER_ITEMS;
  it->items = NEW_ARRAY(AVal *, v->n);
  it->nitems = v->n;
  for (int i = 0; i < v->n; i++) it->items[i] = settled(c, v->items[i]);
  it->lo = ext_const(0);
  it->hi = ext_const(v->n);
  it->step = 1;
  return !c->refused;
}

bool iterable(Ctx *c, Expr *e, Iterable *it) {
  if (e->kind == E_CALL) {
    AVal *callee = eval(c, e->items[0]);
    if (c->refused) return false;
    if (callee->kind == AV_NAMED && call_iterable(c, e, callee->string, it)) return true;
    if (c->refused) return false;
  }
  AVal *v = eval(c, e);
  if (c->refused) return false;
  if ((v->kind == AV_TUPLE || v->kind == AV_LIST) && v->n) return items_of(c, v, it);
  it->lo = ext_const(0);
  it->step = 1;
  it->array = v;
  if (v->kind == AV_GROWING) {
    it->kind = OVER_LIST;
    it->changes = v->list->changes;
    it->hi = extent_of(c, list_length(c, v));
    return it->hi != NULL;
  }
  if (!av_is_array(v)) {
    refuse(c, REASON_CONTROL, NULL, "a loop over something else than a range or an array");
    return false;
  }
  it->kind = OVER_ARRAY;
  AVal *length = eval_attribute(c, v, "shape")->items[0];
  it->hi = extent_of(c, length);
  return it->hi != NULL;
}

/* Are the items ints at even distances, like -1, 0, 1? */
static bool is_progression(AVal **items, int n, int64_t *first, int64_t *step) {
  int64_t second = 0, x;
  if (!av_const_int(items[0], first) || (n > 1 && !av_const_int(items[1], &second))) return false;
  if (llabs(*first) > INT32_MAX || llabs(second) > INT32_MAX) return false;
  *step = n > 1 ? second - *first : 0;
  for (int i = 0; i < n; i++)
    if (items[i]->type.dtype == DT_BOOL || !av_const_int(items[i], &x) || x != *first + i * *step) return false;
  return true;
}

static AVal *item_at(Ctx *c, AVal **items, int n, const Extent *i);

/* Tuples of one length, part by part. */
static AVal *tuple_at(Ctx *c, AVal **items, int n, const Extent *i) {
  int length = items[0]->n;
  for (int k = 1; k < n; k++)
    if (items[k]->kind != items[0]->kind || items[k]->n != length) return NULL;
  AVal **parts = NEW_ARRAY(AVal *, length + 1), **column = NEW_ARRAY(AVal *, n);
  for (int p = 0; p < length; p++) {
    for (int k = 0; k < n; k++) column[k] = items[k]->items[p];
    if (!(parts[p] = item_at(c, column, n, i))) return NULL;
  }
  return av_tuple(parts, length);
}

static bool is_small_array(AVal *v, const AVal *like) {
  enum { MOST = 64 };     /* elements: all items are looked at for one */
  int64_t size = 1, length;
  if (!av_is_array(v) || v->type.dtype != like->type.dtype || v->type.rank != like->type.rank) return false;
  for (int i = 0; i < v->type.rank; i++) {
    bool same = v->type.shape[i] == like->type.shape[i] && v->type.order[i] == like->type.order[i];
    if (!same || !ext_is_const(v->type.shape[i], &length)) return false;
    size *= length;
  }
  return size <= MOST;
}

/* One of several small arrays: what it holds, not the array itself, so nothing may be stored into any of them. */
static AVal *array_at(Ctx *c, AVal **items, int n, const Extent *i) {
  for (int k = 0; k < n; k++)
    if (!is_small_array(items[k], items[0])) return NULL;
  Value *item = NULL;
  for (int k = n - 1; k >= 0 && !c->refused; k--) {
    freeze(items[k]);
    Value *other = materialise(c, items[k]);
    Value *here = other && item ? materialise(c, build_binary(c, O_EQ, av_extent(c, i), av_int(k))) : NULL;
    item = here ? build_map(c, OP_WHERE, 3, (Value *[]){here, other, item}, other->type.dtype) : other;
  }
  if (c->refused) return NULL;
  AVal *v = av_of_value(c, item);
  v->kept_inside = true;
  return v;
}

/* Item i; NULL: they are not all of a kind. */
static AVal *item_at(Ctx *c, AVal **items, int n, const Extent *i) {
  int64_t first, step;
  if (items[0]->kind == AV_TUPLE || items[0]->kind == AV_LIST) return tuple_at(c, items, n, i);
  if (n == 1) return items[0];
  if (is_progression(items, n, &first, &step)) return av_extent(c, ext_add_const(ext_mul_const(i, step), first));
  if (av_is_array(items[0])) return array_at(c, items, n, i);
  AVal *item = items[n - 1];
  for (int k = n - 2; k >= 0 && item && !c->refused; k--) {
    if (!av_is_scalar(items[k])) return NULL;
    AVal *here = build_binary(c, O_EQ, av_extent(c, i), av_int(k));
    item = c->refused ? NULL : build_select(c, here, items[k], item);
  }
  return item;
}

AVal *sequence_item(Ctx *c, AVal *sequence, AVal *index) {
  enum { MOST = 16 };
  bool integer = av_is_scalar(index) && index->type.kind != KIND_ARRAY && dtype_is_int(index->type.dtype);
  if (c->refused || !integer || sequence->n < 1 || sequence->n > MOST) return NULL;
  AVal **items = NEW_ARRAY(AVal *, sequence->n);
  for (int k = 0; k < sequence->n; k++) items[k] = settled(c, sequence->items[k]);
  const Extent *i = integer_of(c, index);
  if (i) i = index_on_axis(c, i, ext_const(sequence->n), true);
  return i && !c->refused ? item_at(c, items, sequence->n, i) : NULL;
}

/* first + i * stride, which is below `stop`. */
static AVal *step_at(Ctx *c, const Iterable *it, const Extent *i) {
  AVal *v = av_extent(c, ext_add(it->first, ext_mul(i, it->stride)));
  Value *value = materialise(c, v);
  if (value) ext_assume_range(value, it->first, ext_add_const(it->stop, -1));
  return value ? av_of_value(c, value) : v;
}

AVal *brings(Ctx *c, const Iterable *it, const Extent *i, bool counted) {
  switch (it->kind) {
  case OVER_RANGE:
    return av_extent(c, counted ? ext_add(it->lo, ext_mul_const(i, it->step)) : i);
  case OVER_STEPS: return step_at(c, it, i);
  case OVER_ITEMS: {
    int64_t at;
    if (ext_is_const(i, &at) && at >= 0 && at < it->nitems) return it->items[at];
    AVal *item = item_at(c, it->items, it->nitems, i);
    return item ? item : refuse(c, REASON_CONTROL, av_unknown, "a loop over items of different types");
  }
  case OVER_ARRAY: return row_of(c, it->array, i);
  case OVER_LIST: return list_item(c, it->array, i);
  case OVER_INDICES: return index_tuple(c, it, i);
  case OVER_REVERSED: return brings(c, &it->parts[0], ext_sub(ext_add_const(it->hi, -1), i), true);
  case OVER_ENUMERATE: {
    AVal **items = NEW_ARRAY(AVal *, 2);
    items[0] = build_binary(c, O_ADD, it->start, av_extent(c, i));
    items[1] = brings(c, &it->parts[0], i, true);
    return av_tuple(items, 2);
  }
  case OVER_ZIP: {
    AVal **items = NEW_ARRAY(AVal *, it->nparts);
    for (int k = 0; k < it->nparts; k++) items[k] = brings(c, &it->parts[k], i, true);
    return av_tuple(items, it->nparts);
  }
  }
  return av_unknown;
}
