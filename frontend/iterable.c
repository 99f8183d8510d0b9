/* What a `for` runs over: ranges, arrays, and enumerate, zip and reversed of them, as a number of rounds and what
 * each round brings. */
#include <string.h>

#include "control.h"
#include "numpy_functions.h"

static bool range_of(Ctx *c, int n, AVal **args, Iterable *it) {
  int64_t step = 1;
  if (n < 1 || n > 3 || (n == 3 && (!av_const_int(args[2], &step) || step == 0))) {
    refuse(c, REASON_CONTROL, NULL, "a range whose step is not known");
    return false;
  }
  for (int i = 0; i < n; i++) args[i] = settled(c, args[i]);
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

static bool call_iterable(Ctx *c, Expr *e, const char *name, Iterable *it) {
  int n = e->nitems - 1;
  it->lo = ext_const(0);
  it->step = 1;
  if (!strcmp(name, "builtins.range") && !e->nkeywords && n <= 3) {
    AVal *args[3];
    for (int i = 0; i < n; i++) args[i] = eval(c, e->items[i + 1]);
    return !c->refused && range_of(c, n, args, it);
  }
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

bool iterable(Ctx *c, Expr *e, Iterable *it) {
  if (e->kind == E_CALL) {
    AVal *callee = eval(c, e->items[0]);
    if (c->refused) return false;
    if (callee->kind == AV_NAMED && call_iterable(c, e, callee->string, it)) return true;
    if (c->refused) return false;
  }
  AVal *v = eval(c, e);
  if (c->refused) return false;
  if (!av_is_array(v)) {
    refuse(c, REASON_CONTROL, NULL, "a loop over something else than a range or an array");
    return false;
  }
  it->kind = OVER_ARRAY;
  it->array = v;
  AVal *length = eval_attribute(c, v, "shape")->items[0];
  it->lo = ext_const(0);
  it->hi = extent_of(c, length);
  it->step = 1;
  return it->hi != NULL;
}

AVal *brings(Ctx *c, const Iterable *it, const Extent *i, bool counted) {
  switch (it->kind) {
  case OVER_RANGE:
    return av_extent(c, counted ? ext_add(it->lo, ext_mul_const(i, it->step)) : i);
  case OVER_ARRAY: return row_of(c, it->array, i);
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
