/* Views: affine maps from the axes of a result to the axes of its base, and what they alias.
 *
 *   a[1:-1, None, k]  of a (n, m) array:   shape (n-2, 1);   base axis 0: i0 + 1,  base axis 1: k
 *
 * The aliasing rule stands at the end of the file. */
#include "ir.h"

#include <stdlib.h>
#include <string.h>

static AxisMap whole_axis(int axis) { return (AxisMap){axis, ext_const(0), 1}; }
static AxisMap fixed_at(const Extent *start) { return (AxisMap){-1, start, 0}; }

static View of_shape(int base_rank, int rank, const Extent *const *shape) {
  View v = {.rank = rank, .base_rank = base_rank};
  for (int i = 0; i < rank; i++) v.shape[i] = shape[i];
  return v;
}

View view_identity(int rank, const Extent *const *shape) {
  View v = of_shape(rank, rank, shape);
  for (int i = 0; i < rank; i++) v.axis[i] = whole_axis(i);
  return v;
}

View view_transpose(int rank, const Extent *const *shape, const int *perm) {
  View v = of_shape(rank, rank, shape);
  for (int i = 0; i < rank; i++) {
    v.shape[i] = shape[perm[i]];
    v.axis[perm[i]] = whole_axis(i);
  }
  return v;
}

/* Axes align at the right. An axis of length 1 that becomes longer stays at its only element. */
View view_broadcast(int rank, const Extent *const *shape, int to_rank,
                    const Extent *const *to_shape) {
  View v = of_shape(rank, to_rank, to_shape);
  for (int i = 0; i < rank; i++) {
    int r = i + to_rank - rank;
    bool stretched = ext_const_is(shape[i], 1) && !ext_const_is(to_shape[r], 1);
    v.axis[i] = stretched ? fixed_at(ext_const(0)) : whole_axis(r);
  }
  return v;
}

View view_newaxis(int rank, const Extent *const *shape, int at) {
  View v = {.rank = rank + 1, .base_rank = rank};
  for (int i = 0; i <= rank; i++)
    v.shape[i] = i == at ? ext_const(1) : shape[i < at ? i : i - 1];
  for (int i = 0; i < rank; i++) v.axis[i] = whole_axis(i < at ? i : i + 1);
  return v;
}

View view_compose(const View *outer, const View *inner) {
  if (outer->base_rank != inner->rank) bug("view_compose: ranks differ");
  View v = of_shape(inner->base_rank, outer->rank, outer->shape);
  for (int b = 0; b < inner->base_rank; b++) {
    const AxisMap *in = &inner->axis[b];
    if (in->axis < 0) {
      v.axis[b] = *in;
      continue;
    }
    const AxisMap *out = &outer->axis[in->axis];
    v.axis[b].axis = out->axis;
    v.axis[b].start = ext_add(in->start, ext_mul_const(out->start, in->step));
    v.axis[b].step = out->axis < 0 ? 0 : in->step * out->step;
  }
  return v;
}

bool view_is_identity(const View *v, const Extent *const *base_shape) {
  if (v->rank != v->base_rank) return false;
  for (int i = 0; i < v->rank; i++) {
    const AxisMap *m = &v->axis[i];
    if (v->shape[i] != base_shape[i]) return false;
    if (ext_const_is(v->shape[i], 1) && m->axis < 0 && ext_const_is(m->start, 0)) continue;
    if (m->axis != i || m->step != 1 || !ext_const_is(m->start, 0)) return false;
  }
  return true;
}

static bool same_axis(const AxisMap *a, const AxisMap *b) {
  return a->axis == b->axis && a->start == b->start && (a->axis < 0 || a->step == b->step);
}

bool view_equal(const View *a, const View *b) {
  if (a->rank != b->rank || a->base_rank != b->base_rank) return false;
  for (int i = 0; i < a->rank; i++)
    if (a->shape[i] != b->shape[i]) return false;
  for (int i = 0; i < a->base_rank; i++)
    if (!same_axis(&a->axis[i], &b->axis[i])) return false;
  return true;
}

/* ---- aliasing ----
 * Two views of one base are apart when they are apart on one base axis: their index ranges do not
 * meet, or they step through different residues (a[::2] and a[1::2]). A store may follow a read of
 * the same nest in place when both are the same map and no element is visited twice. */

/* Smallest and largest index that a view touches on a base axis. */
static void axis_range(const View *v, int base_axis, const Extent **least, const Extent **most) {
  const AxisMap *m = &v->axis[base_axis];
  *least = *most = m->start;
  if (m->axis < 0) return;
  const Extent *way = ext_mul_const(ext_add_const(v->shape[m->axis], -1), m->step);
  if (m->step > 0) *most = ext_add(m->start, way);
  else *least = ext_add(m->start, way);
}

static int64_t gcd(int64_t a, int64_t b) {
  while (b) { int64_t r = a % b; a = b; b = r; }
  return llabs(a);
}

/* a.start + a.step * i == b.start + b.step * j has no solution in integers. */
static bool residues_differ(const AxisMap *a, const AxisMap *b) {
  int64_t apart, g = gcd(a->axis < 0 ? 0 : a->step, b->axis < 0 ? 0 : b->step);
  if (!ext_is_const(ext_sub(a->start, b->start), &apart)) return false;
  return g == 0 ? apart != 0 : apart % g != 0;
}

static bool axis_apart(const View *a, const View *b, int base_axis) {
  const Extent *a_least, *a_most, *b_least, *b_most;
  axis_range(a, base_axis, &a_least, &a_most);
  axis_range(b, base_axis, &b_least, &b_most);
  return ext_known_ge(a_least, ext_add_const(b_most, 1)) ||
         ext_known_ge(b_least, ext_add_const(a_most, 1)) ||
         residues_differ(&a->axis[base_axis], &b->axis[base_axis]);
}

static bool is_empty(const View *v) {
  for (int i = 0; i < v->rank; i++)
    if (ext_const_is(v->shape[i], 0)) return true;
  return false;
}

bool view_may_overlap(const View *a, const View *b) {
  if (a->base_rank != b->base_rank) bug("view_may_overlap: bases differ");
  if (is_empty(a) || is_empty(b)) return false;
  for (int i = 0; i < a->base_rank; i++)
    if (axis_apart(a, b, i)) return false;
  return true;
}

/* No element of the base is visited twice: each axis longer than 1 moves some base axis. */
bool view_is_injective(const View *v) {
  bool moves[MAX_RANK] = {false};
  for (int b = 0; b < v->base_rank; b++)
    if (v->axis[b].axis >= 0 && v->axis[b].step != 0) moves[v->axis[b].axis] = true;
  for (int i = 0; i < v->rank; i++)
    if (!moves[i] && !ext_const_is(v->shape[i], 1)) return false;
  return true;
}

bool view_same_element(const View *a, const View *b) {
  return view_equal(a, b) && view_is_injective(a);
}

/* ---- text:  [n - 2, 1](i0 + 1, %k)  shape, then the index on each base axis ---- */

static void print_axis(Text *t, const AxisMap *m) {
  if (m->axis < 0) {
    ext_print(t, m->start);
    return;
  }
  if (m->step == -1) text_puts(t, "-");
  else if (m->step != 1) text_printf(t, "%lld*", (long long)m->step);
  text_printf(t, "i%d", m->axis);
  if (ext_const_is(m->start, 0)) return;
  Text start = {0};
  ext_print(&start, m->start);
  if (start.data[0] == '-') text_printf(t, " - %s", start.data + 1);
  else text_printf(t, " + %s", start.data);
}

void view_print(Text *t, const View *v) {
  text_puts(t, "[");
  for (int i = 0; i < v->rank; i++) {
    if (i) text_puts(t, ", ");
    ext_print(t, v->shape[i]);
  }
  text_puts(t, "](");
  for (int b = 0; b < v->base_rank; b++) {
    if (b) text_puts(t, ", ");
    print_axis(t, &v->axis[b]);
  }
  text_puts(t, ")");
}
