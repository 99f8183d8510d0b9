/* arena.c, extent.c, view.c. Views are compared with what they do to actual indices. */
#include "check.h"
#include "ir.h"

#include <stdlib.h>

static Func *f;
static Value *array, *number;

static const char *text(const Extent *e) {
  Text t = {0};
  ext_print(&t, e);
  return t.data;
}

static const Extent *n(int k) { return ext_add_const(ext_dim(array, 0), k); }
static const Extent *m(int k) { return ext_add_const(ext_dim(array, 1), k); }

static void test_arena(void) {
  CHECK(intern("abc") == intern_n("abcdef", 3));
  CHECK(intern("abc") != intern("abcd"));
  char *big = arena_alloc(1 << 20);
  CHECK(big[0] == 0 && big[(1 << 20) - 1] == 0);
  Vec(int) v = {0};
  for (int i = 0; i < 1000; i++) vec_push(&v, i);
  CHECK(v.len == 1000 && v.data[999] == 999 && v.data[0] == 0);
  for (int i = 0; i < 5000; i++) intern(arena_printf("name%d", i));
  CHECK(intern("name17") == intern("name17") && intern("abc") == intern("abc"));
}

static void test_polynomials(void) {
  CHECK(n(0) == ext_add_const(n(-1), 1));
  CHECK(ext_mul(n(1), n(-1)) == ext_add_const(ext_mul(n(0), n(0)), -1));
  CHECK(ext_sub(n(3), n(1)) == ext_const(2));
  CHECK(ext_mul(n(0), m(0)) == ext_mul(m(0), n(0)));
  CHECK(ext_mul_const(n(0), 0) == ext_const(0));
  CHECK_TEXT(text(ext_mul(n(-2), m(1))), "%a.0*%a.1 + %a.0 - 2*%a.1 - 2");
  CHECK_TEXT(text(ext_sub(ext_scalar(number), n(0))), "-%a.0 + %k");
  CHECK_TEXT(text(ext_const(0)), "0");
  CHECK_TEXT(text(ext_const(INT64_MIN)), "-9223372036854775808");
  int64_t c;
  CHECK(ext_is_const(ext_const(-7), &c) && c == -7);
  CHECK(!ext_is_const(n(0), NULL) && !ext_const_is(n(0), 0));
}

static void test_ceildiv(void) {
  for (int e = -9; e < 10; e++)
    for (int k = 1; k < 5; k++) {
      int want = e >= 0 ? (e + k - 1) / k : -(-e / k);
      CHECK(ext_const_is(ext_ceildiv(ext_const(e), k), want));
    }
  CHECK(ext_ceildiv(ext_mul_const(n(0), 6), 3) == ext_mul_const(n(0), 2));
  CHECK(ext_ceildiv(ext_add(ext_mul_const(n(0), 2), m(5)), 2) ==
        ext_add(n(2), ext_ceildiv(m(1), 2)));
  CHECK_TEXT(text(ext_ceildiv(n(4), 2)), "ceil(%a.0, 2) + 2");
}

/* What a CHECK of two extents says about a third, until it is forgotten. */
static void test_facts(void) {
  int mark = ext_assumptions();
  const Extent *k = ext_scalar(number);
  ext_assume_nonnegative(ext_sub(n(0), k));
  ext_assume_nonnegative(ext_sub(m(0), n(0)));
  CHECK(ext_known_ge(n(0), k) && ext_known_ge(m(1), k) && ext_known_ge(m(0), ext_add_const(k, -1)));
  CHECK(!ext_known_ge(n(-1), k) && !ext_known_ge(k, ext_const(0)));
  CHECK(ext_known_ge(ext_mul_const(n(0), 2), ext_mul_const(k, 2)));
  ext_forget(mark);
  CHECK(!ext_known_ge(n(0), k) && !ext_known_ge(m(0), n(0)));
}

static void test_known(void) {
  CHECK(ext_known_ge(n(0), ext_const(2)) && !ext_known_ge(n(0), ext_const(3)));
  CHECK(ext_known_ge(n(0), n(-1)) && !ext_known_ge(n(0), m(0)));
  CHECK(ext_known_ge(ext_mul(n(0), m(0)), ext_add(n(0), ext_const(2))));
  CHECK(!ext_known_ge(ext_scalar(number), ext_const(0)));
  CHECK(ext_known_ge(ext_scalar(number), ext_add_const(ext_scalar(number), -1)));
  CHECK(ext_known_ge(n(0), ext_ceildiv(n(0), 2)));
  CHECK(ext_known_ge(ext_mul_const(ext_ceildiv(n(0), 3), 3), n(0)));
  CHECK(ext_known_ge(ext_ceildiv(n(-1), 2), ext_const(1)));
  CHECK(!ext_known_ge(ext_ceildiv(n(-1), 2), ext_const(2)));
  CHECK(!ext_known_ge(ext_ceildiv(n(0), 2), ext_ceildiv(n(1), 2)));
}

static void c_name(Text *t, Value *v, int axis, void *user) {
  text_printf(t, axis < 0 ? "%s" : "%s_%d", v->name, axis);
  ++*(int *)user;
}

static void test_text_and_substitution(void) {
  Text t = {0};
  int calls = 0;
  ext_emit(&t, ext_add(ext_ceildiv(n(-1), 2), ext_scalar(number)), c_name, &calls);
  CHECK_TEXT(t.data, "k + ((a_0) / 2)");
  CHECK(calls == 2);
  const Extent *fixed[] = {ext_const(5), ext_const(7)};
  Value *known = func_add_param(f, "b", type_array(DT_FLOAT64, 2, fixed));
  const Extent *e = ext_add(ext_mul(n(0), m(1)), ext_ceildiv(m(0), 2));
  CHECK(ext_const_is(ext_substitute(e, array, known), 5 * 8 + 4));
  CHECK(ext_substitute(e, known, array) == e);
}

/* ---- views ---- */

static int pick(int limit) { return rand() % limit; }

/* A random view of a base of constant shape, in bounds. */
static View random_view(int base_rank, const int *base) {
  View v = {.rank = pick(3), .base_rank = base_rank};
  int length[MAX_RANK];
  for (int r = 0; r < v.rank; r++) length[r] = 1 + pick(3);
  for (int b = 0; b < base_rank; b++) {
    AxisMap *a = &v.axis[b];
    int r = v.rank ? pick(v.rank + 1) - 1 : -1;
    int step = pick(5) - 2, reach = r < 0 ? 0 : (length[r] - 1) * abs(step);
    if (r < 0 || step == 0 || reach >= base[b]) {
      *a = (AxisMap){-1, ext_const(pick(base[b])), 0};
    } else {
      int start = pick(base[b] - reach) + (step < 0 ? reach : 0);
      *a = (AxisMap){r, ext_const(start), step};
    }
  }
  for (int r = 0; r < v.rank; r++) v.shape[r] = ext_const(length[r]);
  return v;
}

static int value_of(const Extent *e) {
  int64_t c = -1;
  CHECK(ext_is_const(e, &c));
  return (int)c;
}

static int length_of(const View *v, int r) { return r < v->rank ? value_of(v->shape[r]) : 1; }

/* Where the view's element i stands in the base: its indices as the digits of one number. */
static int element(const View *v, const int *i) {
  int at = 0;
  for (int b = 0; b < v->base_rank; b++) {
    const AxisMap *a = &v->axis[b];
    int index = value_of(a->start) + (a->axis < 0 ? 0 : (int)a->step * i[a->axis]);
    CHECK(index >= 0 && index < 10);
    at = at * 10 + index;
  }
  return at;
}

#define EACH_INDEX(v, i)                                                                  \
  for (int i[3] = {0}; i[0] < length_of(v, 0); i[0]++)                                    \
    for (i[1] = 0; i[1] < length_of(v, 1); i[1]++)

static void check_pair(const View *a, const View *b) {
  bool meet = false, same = true, twice = false;
  EACH_INDEX(a, i) {
    EACH_INDEX(b, k) {
      bool equal = element(a, i) == element(b, k);
      bool here = i[0] == k[0] && i[1] == k[1];
      meet |= equal;
      if (equal != here) same = false;
    }
    EACH_INDEX(a, k)
      twice |= element(a, i) == element(a, k) && (i[0] != k[0] || i[1] != k[1]);
  }
  if (meet) CHECK(view_may_overlap(a, b));
  if (view_same_element(a, b)) CHECK(same);
  CHECK(view_is_injective(a) == !twice);
}

static void test_random_views(void) {
  int base[] = {5, 7};
  for (int round = 0; round < 3000; round++) {
    View inner = random_view(2, base), other = random_view(2, base);
    check_pair(&inner, &other);
    check_pair(&inner, &inner);
    int length[] = {length_of(&inner, 0), length_of(&inner, 1)};
    View outer = random_view(inner.rank, length);
    View both = view_compose(&outer, &inner);
    EACH_INDEX(&outer, i) {
      int middle[3] = {0};
      for (int r = 0, at = element(&outer, i); r < inner.rank; r++, at /= 10)
        middle[inner.rank - 1 - r] = at % 10;
      CHECK(element(&both, i) == element(&inner, middle));
    }
  }
}

static void test_view_makers(void) {
  const Extent *shape[] = {n(0), ext_const(1)}, *wide[] = {ext_const(4), n(0), m(0)};
  View whole = view_identity(2, shape), stretched = view_broadcast(2, shape, 3, wide);
  Text t = {0};
  CHECK(view_is_identity(&whole, shape));
  view_print(&t, &stretched);
  text_puts(&t, " ");
  View flipped = view_transpose(2, shape, (int[]){1, 0}), added = view_newaxis(2, shape, 1);
  view_print(&t, &flipped);
  text_puts(&t, " ");
  view_print(&t, &added);
  CHECK_TEXT(t.data, "[4, %a.0, %a.1](i1, 0) [1, %a.0](i1, i0) [%a.0, 1, 1](i0, i2)");
  View again = view_transpose(2, flipped.shape, (int[]){1, 0});
  View back = view_compose(&again, &flipped);
  CHECK(view_equal(&back, &whole) && !view_is_injective(&stretched));
}

/* x[1:] and x[:-1] meet; x[::2] and x[1::2], x[:n//2] and x[n//2:] of known halves do not. */
static void test_symbolic_overlap(void) {
  const Extent *less[] = {n(-1)}, *half[] = {ext_ceildiv(n(-1), 2)}, *one[] = {ext_const(1)};
  View tail = view_identity(1, less), init = tail, even = view_identity(1, half), odd = even;
  View first = view_identity(1, one), last = first;
  tail.axis[0].start = ext_const(1);
  even.axis[0].step = odd.axis[0].step = 2;
  odd.axis[0].start = ext_const(1);
  last.axis[0].start = n(-1);
  CHECK(view_may_overlap(&tail, &init) && !view_may_overlap(&even, &odd));
  CHECK(!view_may_overlap(&first, &last) && !view_may_overlap(&first, &tail));
  CHECK(!view_may_overlap(&last, &init) && view_may_overlap(&last, &tail));
}

int main(void) {
  f = func_new("f");
  array = func_add_param(f, "a", type_array(DT_FLOAT64, 0, NULL));
  array->type.rank = 2;
  for (int k = 0; k < 2; k++) array->type.shape[k] = ext_dim(array, k);
  number = func_add_param(f, "k", type_scalar(DT_INT64, KIND_PYSCALAR));
  test_arena();
  test_polynomials();
  test_ceildiv();
  test_known();
  test_facts();
  test_text_and_substitution();
  test_random_views();
  test_view_makers();
  test_symbolic_overlap();
  return failures != 0;
}
