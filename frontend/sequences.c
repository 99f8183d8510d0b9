/* Tuples and lists of known length: joined, repeated, sliced. The items are those of the operands, in another object.
 *   a.shape[:k] + (1,) * n        index = (slice(None),) * axis + (slice(1, None),) */
#include "infer.h"

enum { MOST = 32 };

static bool is_known(const AVal *v) { return v->kind == AV_TUPLE || v->kind == AV_LIST; }

static AVal *of_kind(AVKind kind, AVal **items, int n) {
  AVal *v = av_tuple(items, n);
  v->kind = kind;
  return v;
}

static AVal *joined(const AVal *a, const AVal *b) {
  AVal **items = NEW_ARRAY(AVal *, a->n + b->n + 1);
  for (int i = 0; i < a->n + b->n; i++) items[i] = i < a->n ? a->items[i] : b->items[i - a->n];
  return of_kind(a->kind, items, a->n + b->n);
}

static AVal *repeated(const AVal *a, int64_t times) {
  int n = times > 0 ? a->n * (int)times : 0;
  AVal **items = NEW_ARRAY(AVal *, n + 1);
  for (int i = 0; i < n; i++) items[i] = a->items[i % a->n];
  return of_kind(a->kind, items, n);
}

AVal *sequence_binary(Operator o, AVal *a, AVal *b) {
  int64_t times;
  if (o == O_ADD && is_known(a) && a->kind == b->kind && a->n + b->n <= MOST) return joined(a, b);
  if (o != O_MUL) return NULL;
  AVal *sequence = is_known(a) ? a : b, *number = is_known(a) ? b : a;
  bool known = is_known(sequence) && av_const_int(number, &times) && times <= MOST && times * sequence->n <= MOST;
  return known ? repeated(sequence, times) : NULL;
}

/* A bound of a slice, as CPython adjusts it: within lo..hi. */
static bool bound(const AVal *v, int64_t otherwise, int n, int64_t lo, int64_t hi, int64_t *is) {
  *is = otherwise;
  if (v->kind == AV_NONE) return true;
  if (!av_const_int(v, is)) return false;
  if (*is < 0) *is += n;
  if (*is < lo) *is = lo;
  if (*is > hi) *is = hi;
  return true;
}

AVal *sequence_slice(AVal *base, AVal *slice) {
  int64_t step = 1, from, to;
  int n = base->n, count = 0;
  if (!is_known(base) || (slice->items[2]->kind != AV_NONE && !av_const_int(slice->items[2], &step)) || step == 0) return NULL;
  int64_t lo = step > 0 ? 0 : -1, hi = step > 0 ? n : n - 1;
  if (!bound(slice->items[0], step > 0 ? 0 : n - 1, n, lo, hi, &from)) return NULL;
  if (!bound(slice->items[1], step > 0 ? n : -1, n, lo, hi, &to)) return NULL;
  AVal **items = NEW_ARRAY(AVal *, n + 1);
  for (; step > 0 ? from < to : from > to; from += step) items[count++] = base->items[from];
  return of_kind(base->kind, items, count);
}

/* slice(stop), slice(start, stop), slice(start, stop, step) */
AVal *slice_object(Ctx *c, const Args *a) {
  AVal **parts = NEW_ARRAY(AVal *, 3);
  for (int i = 0; i < 3; i++) parts[i] = av_none;
  for (int i = 0; i < a->nargs; i++) parts[a->nargs == 1 ? 1 : i] = a->args[i];
  for (int i = 0; i < 3; i++)
    if (parts[i]->kind != AV_NONE && !(av_is_scalar(parts[i]) && dtype_is_int(parts[i]->type.dtype))) return NULL;
  AVal *v = of_kind(AV_SLICE, parts, 3);
  v->epoch = c->region ? c->region->epoch : 0;
  return v;
}
