/* Running sums and the like: each element combined with what came before it along an axis.
 *
 *   y = np.cumsum(x)            double so_far = 0;
 *                               for (int64_t k = 0; k < n; k++) {
 *                                 so_far = k ? so_far + x[k] : x[k];
 *                                 y[k] = so_far; }
 *
 * The loops go through the result as it lies in memory. Where the axis is not the innermost, what came before
 * is the result's row before this one, and the loops inside are free of dependences. */
#include "emit.h"

typedef struct {
  const char *name;                /* of its first element */
  const Extent *start, *stride[MAX_RANK];
} Walked;

static Walked walked(Emitter *e, const Value *v)
{
  Walked w = {.name = name_of(e, memory_root((Value *)v))};
  memory_layout(v, &w.start, w.stride);
  return w;
}

static const char *element(Emitter *e, const Walked *w, int rank, const char *const *index, int axis, bool before)
{
  Text t = {0};
  text_printf(&t, "%s[", w->name);
  const char *sign = "";
  if (!ext_const_is(w->start, 0)) {
    text_puts(&t, extent_text(e, w->start));
    sign = " + ";
  }
  for (int i = 0; i < rank; i++) {
    const char *at = before && i == axis ? arena_printf("(%s - 1)", index[i]) : index[i];
    const char *stride = extent_text(e, w->stride[i]);
    if (ext_const_is(w->stride[i], 1))
      text_printf(&t, "%s%s", sign, at);
    else
      text_printf(&t, is_atomic(stride) ? "%s%s * %s" : "%s%s * (%s)", sign, at, stride);
    sign = " + ";
  }
  text_puts(&t, "]");
  return t.data;
}

static void open_loop(Emitter *e, const char *i, const Extent *n)
{
  line(e, "for (int64_t %s = 0; %s < %s; %s++) {", i, i, extent_text(e, n), i);
  e->indent++;
}

static void emit_loops(Emitter *e, const Node *n)
{
  const Value *r = n->results[0];
  int rank = r->type.rank, innermost = r->type.order[rank - 1];
  DType t = r->type.dtype;
  const char *c = dtype_c(t), *index[MAX_RANK] = {0}, *so_far = NULL;
  Walked from = walked(e, n->args[0]), to = walked(e, r);
  for (int i = 0; i < rank; i++)
    index[i] = local_name(e, i == n->axis ? "k" : "i");
  for (int i = 0; i < rank; i++) {
    int axis = r->type.order[i];
    if (axis == n->axis && axis == innermost) {
      so_far = local_name(e, "so_far");
      line(e, dtype_is_complex(t) ? "%s %s = {0, 0};" : "%s %s = 0;", c, so_far);
    }
    open_loop(e, index[axis], r->type.shape[axis]);
  }
  const char *x = element(e, &from, rank, index, n->axis, false), *y = element(e, &to, rank, index, n->axis, false);
  const char *last = so_far ? so_far : element(e, &to, rank, index, n->axis, true);
  const char *next = step_text(n->op, t, so_far != NULL, last, x);
  if (so_far)
    line(e, "%s = %s ? %s : %s;", so_far, index[n->axis], next, x);
  line(e, "%s = %s;", y, so_far ? so_far : arena_printf("%s ? %s : %s", index[n->axis], next, x));
  for (int i = 0; i < rank; i++)
    close_brace(e);
}

void emit_accumulate(Emitter *e, const Node *n)
{
  bool looks = looks_at_flags(e, n);
  int scope = open_scope(e);
  if (looks)
    line(e, "npcc_fp_clear();");
  open_brace(e);
  emit_loops(e, n);
  close_brace(e);
  close_scope(e, scope);
  if (looks)
    emit_flags_exit(e, n);
}
