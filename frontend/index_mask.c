/* Boolean masks. What a[mask] selects is not gathered as long as only elementwise operations use it: they
 * are computed for all elements, and stored where the mask is true.
 *
 *   a[a > 1] = a[a > 1] ** 2 + 1      %m = greater %a, 1
 *                                     %r = add (square (where %m, %a, 1)), 1
 *                                     update %a, (where %m, %r, %a)
 *
 * NumPy computes the selected elements only: where an operation may warn, the others are replaced by 1. */
#include "bounds.h"
#include "index.h"

/* ---- one mask? ---- */

static bool same_node(const Node *, const Node *);

/* Without views that only say that lengths are equal. */
static const Value *plain(const Value *v) {
  for (; v->def && v->def->kind == N_VIEW; v = v->def->args[0]) {
    const View *w = &v->def->view;
    if (w->rank != w->base_rank) return v;
    for (int i = 0; i < w->rank; i++)
      if (w->axis[i].axis != i || w->axis[i].step != 1 || !ext_const_is(w->axis[i].start, 0)) return v;
  }
  return v;
}

bool same_value(const Value *a, const Value *b) {
  a = plain(a);
  b = plain(b);
  return a == b || (a->def && b->def && a->result == b->result && same_node(a->def, b->def));
}

static bool same_node(const Node *a, const Node *b) {
  if (a->kind != b->kind || a->nargs != b->nargs || a->nblocks || b->nblocks) return false;
  const Type *s = &a->results[0]->type, *t = &b->results[0]->type;
  if (s->dtype != t->dtype || s->rank != t->rank) return false;
  for (int i = 0; i < a->nargs; i++)
    if (!same_value(a->args[i], b->args[i])) return false;
  switch (a->kind) {
  case N_MAP: return a->op == b->op;
  case N_VIEW: return view_equal(&a->view, &b->view);
  case N_EXTENT: return a->left == b->left;
  case N_CONST: return a->constant.i == b->constant.i && a->constant.imag == b->constant.imag;
  case N_REDUCE: return a->op == b->op && a->axes == b->axes && a->chunk == b->chunk;
  default: return false;
  }
}

static bool one_domain(const AVal *a, const AVal *b) {
  return a->masked->full->type.rank == b->masked->full->type.rank && same_value(a->masked->mask, b->masked->mask);
}

/* ---- building ---- */

/* The mask, as long as the array: an axis of 1 for each of those behind it. */
static Value *mask_over(Ctx *c, Value *mask, const Type *t) {
  View w = {.rank = t->rank, .base_rank = mask->type.rank};
  for (int i = 0; i < t->rank; i++) {
    w.shape[i] = t->shape[i];
    if (i < w.base_rank) w.axis[i] = (AxisMap){i, ext_const(0), 1};
  }
  return view_is_identity(&w, mask->type.shape) ? mask : build_view(c, mask, &w);
}

static Value *where(Ctx *c, Value *mask, Value *yes, Value *no) {
  const Type *t = yes->type.rank > no->type.rank ? &yes->type : &no->type;
  Value *args[] = {mask_over(c, mask, t), yes, no};
  return build_map(c, OP_WHERE, 3, args, t->dtype);
}

static AVal *masked_of(Ctx *c, Value *mask, Value *full) {
  AVal *v = av_array_type(full->type.dtype, full->type.rank - mask->type.rank + 1);
  Masked *m = NEW(Masked);
  *m = (Masked){mask, full};
  v->epoch = c->region->epoch;
  v->masked = m;
  return v;
}

/* A mask for the first axes of `of`; NULL after a refusal. */
static Value *mask_value(Ctx *c, AVal *v, const Type *of) {
  Value *mask = materialise(c, v);
  for (int i = 0; mask && i < mask->type.rank; i++)
    if (!unify(c, of->shape[i], mask->type.shape[i]))
      return refuse(c, REASON_SHAPE, NULL, "a mask of another shape"), NULL;
  return mask;
}

AVal *mask_load(Ctx *c, AVal *base, const Index *index) {
  AVal *types_only = indexed_type(base, index);
  if (index->axes > base->type.rank) return refuse(c, REASON_INDEX, types_only, "a mask of a higher rank");
  Value *full = c->refused ? NULL : materialise(c, base);
  Value *mask = full ? mask_value(c, index->items[0].value, &full->type) : NULL;
  return mask ? masked_of(c, mask, full) : types_only;
}

/* ---- operations ---- */

static Value *one_of(Ctx *c, DType dtype) {
  Value *one = materialise(c, av_int(1));
  return build_cast(c, one, dtype, KIND_NPSCALAR);
}

AVal *masked_ufunc(Ctx *c, Op op, int n, AVal **args) {
  AVal *full[3];
  const AVal *domain = NULL;
  for (int i = 0; i < n; i++) {
    if (args[i]->kind != AV_DATA || (!args[i]->masked && args[i]->type.rank)) return NULL;
    if (!args[i]->masked) continue;
    if (domain && !one_domain(domain, args[i])) return NULL;
    domain = args[i];
  }
  bool clean = !op_info[op].fp && !(op_info[op].flags & OPF_RAISES);
  for (int i = 0; i < n; i++) {
    full[i] = args[i];
    if (!args[i]->masked) continue;
    Value *v = args[i]->masked->full;
    if (!clean) v = where(c, domain->masked->mask, v, one_of(c, v->type.dtype));
    if (!v) return args[i];
    full[i] = av_of_value(c, v);
  }
  AVal *r = build_ufunc(c, op, n, full);
  if (c->refused) return av_array_type(r->type.dtype, domain->type.rank);
  return masked_of(c, domain->masked->mask, materialise(c, r));
}

/* The elements themselves. */
AVal *unmasked(Ctx *c, AVal *v) {
  if (v->kind != AV_DATA || !v->masked) return v;
  return compressed(c, v->masked->mask, v->masked->full);
}

/* ---- stores ---- */

/* A value for all elements of a selection; NULL: it has one for each. */
static Value *for_all(Ctx *c, AVal *v, Value *mask, const Type *t) {
  if (v->kind != AV_DATA) return NULL;
  if (v->type.rank == 0 && v->type.kind != KIND_ARRAY) return stored_scalar(c, v, t->dtype);
  Value *x = NULL;
  if (v->masked && v->masked->full->type.rank == t->rank && same_value(v->masked->mask, mask)) x = v->masked->full;
  else if (!v->masked && v->type.rank <= t->rank - mask->type.rank) x = materialise(c, v);
  if (x && x->type.rank == t->rank && !dtype_can_cast_safe(v->type.dtype, t->dtype)) x = where(c, mask, x, one_of(c, x->type.dtype));
  return x ? build_cast(c, x, t->dtype, KIND_NPSCALAR) : NULL;
}

void mask_store(Ctx *c, AVal *base, const Index *index, AVal *v) {
  if (index->axes > base->type.rank) {
    refuse(c, REASON_STORE, NULL, "a mask of a higher rank");
    return;
  }
  Value *old = materialise(c, base);
  Value *mask = old ? mask_value(c, index->items[0].value, &old->type) : NULL;
  Value *x = mask ? for_all(c, v, mask, &old->type) : NULL;
  if (x) x = where(c, mask, x, old);
  if (x) build_store(c, base, av_of_value(c, x));
  else if (mask && !c->refused) place_store(c, base, mask, v);
}
