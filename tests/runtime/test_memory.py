"""NumPy's loops, products and arrays of any order, called from native code."""

import itertools
import textwrap

import package
import pytest

SCRIPT = textwrap.dedent('''\
    import numpy as np
    def product(a, b):
        r = a @ b
        return r
    def ordered(a):
        r = a.transpose(ORDER)
        return r
    def loop(a, b):
        r = a
        return r
    def large(a):
        r = a
        return r
''')
REWRITTEN = SCRIPT.replace("a @ b", "_npcc_r1(a, b)").replace("r = a.transpose(ORDER)", "r = _npcc_r2(a)")
REWRITTEN = REWRITTEN.replace("r = a\n", "r = _npcc_r3(a, b)\n", 1).replace("r = a\n", "r = _npcc_r4(a)\n", 1)
REGIONS = [package.region("r1", "product", 3, [(3, 4)], ["a", "b"], ["r"]), package.region("r2", "ordered", 6, [(6, 4)], ["a"], ["r"]),
           package.region("r3", "loop", 9, [(9, 4)], ["a", "b"], ["r"]), package.region("r4", "large", 12, [(12, 4)], ["a"], ["r"])]
RANKS = [(1, 2), (2, 1), (2, 2), (3, 2), (2, 3), (3, 3), (4, 3), (1, 3), (3, 1), (4, 4)]


def c_source():
    params, table = [], []
    for i, (ra, rb) in enumerate(RANKS):
        params.append(f'static const npcc_Param p{i}[] = {{{{"a", NPCC_ARRAY, NPCC_FLOAT64, {ra}, 0}}, {{"b", NPCC_ARRAY, NPCC_FLOAT64, {rb}, 0}}}};')
        params.append(f'static const npcc_Result q{i}[] = {{{{"r", NPCC_ARRAY, NPCC_FLOAT64, {max(ra, rb) - (1 in (ra, rb))}, NPCC_FRESH, 0}}}};')
        table.append(f'{{.name = "r1", .where = "product", .line = 3, .variant = 0, .nparams = 2, .nresults = 1, .nout = 1, .params = p{i}, .results = q{i}, .exits = exit0, .nexits = 1, .run = product}},')
    return r'''
#include "npcc_runtime.h"
#ifdef NPCC_LEVEL
static npcc_Loop exp_loop = {"exp", "dd", 0, 0}, hypot_loop = {"hypot", "ddd", 0, 0}, matmul_loop = {"matmul", "ddd", 0, 0};
static const npcc_Exit exit0[] = {{0, 0, 0, 0}};
static int64_t length(const npcc_Array *x, int from_end, int axis_rank) {
  int axis = x->rank - from_end;
  return axis < 0 || from_end > axis_rank ? 1 : x->dims[axis];
}
static int product(npcc_Context *ctx, npcc_Value *in, npcc_Value *out) {
  npcc_Array *a = &in[0].a, *b = &in[1].a;
  int outer = (a->rank > b->rank ? a->rank : b->rank) - 2, rank = 0;
  int64_t dims[8];
  if (outer < 0) outer = 0;
  for (int k = 0; k < outer; k++) {
    int64_t x = length(a, outer - k + 2, a->rank), y = length(b, outer - k + 2, b->rank);
    if (npcc_fails(ctx, x != y && x != 1 && y != 1, NPCC_WHY_SHAPE)) return NPCC_EXIT(0);
    dims[rank++] = x > y ? x : y;
  }
  int64_t left = a->dims[a->rank - 1], right = b->dims[b->rank > 1 ? b->rank - 2 : 0];
  if (npcc_fails(ctx, left != right, NPCC_WHY_SHAPE)) return NPCC_EXIT(0);
  if (a->rank > 1) dims[rank++] = a->dims[a->rank - 2];
  if (b->rank > 1) dims[rank++] = b->dims[b->rank - 1];
  if (npcc_fails(ctx, !npcc_new(ctx, &out[0], NPCC_FLOAT64, rank, dims, NULL), NPCC_WHY_MEMORY)) return NPCC_EXIT(0);
  npcc_matmul(ctx, &matmul_loop, a, b, &out[0].a);
  return 0;
}
/* the transposed values in an array whose order is that of the transposed one */
static int ordered(npcc_Context *ctx, npcc_Value *in, npcc_Value *out) {
  static const signed char order[3] = ORDERED;
  int64_t dims[3];
  for (int k = 0; k < 3; k++) dims[order[k]] = in[0].a.dims[k];
  char *r = npcc_new(ctx, &out[0], NPCC_INT16, 3, dims, order);
  if (npcc_fails(ctx, !r, NPCC_WHY_MEMORY)) return NPCC_EXIT(0);
  __builtin_memcpy(r, in[0].a.data, (size_t)(2 * dims[0] * dims[1] * dims[2]));
  return 0;
}
/* r = the flags before, after exp(a), after hypot(a, b); the strided loop writes every other element */
static int loops(npcc_Context *ctx, npcc_Value *in, npcc_Value *out) {
  int64_t n = in[0].a.dims[0], three = 3 + 2 * n;
  double *r = npcc_new(ctx, &out[0], NPCC_FLOAT64, 1, &three, NULL), *t = npcc_scratch(ctx, 8 * n);
  if (npcc_fails(ctx, !r || !t, NPCC_WHY_MEMORY)) return NPCC_EXIT(0);
  npcc_fp_clear();
  npcc_fp_set(NPCC_FP_DIVIDE);
  r[0] = npcc_fp_get();
  r[1] = npcc_call1(&exp_loop, in[0].a.data, 8, t, 8, n);
  r[2] = npcc_call2(&hypot_loop, in[0].a.data, 8, in[1].a.data, 8, r + 3, 16, n);
  for (int64_t i = 0; i < n; i++) r[4 + 2 * i] = t[i];
  return 0;
}
static int large(npcc_Context *ctx, npcc_Value *in, npcc_Value *out) {
  int64_t n = in[0].a.dims[0];
  for (int k = 0; k < 20; k++) {
    char *p = npcc_scratch(ctx, k * 100000), *q = npcc_new(ctx, &out[0], NPCC_FLOAT64, 1, &n, NULL);
    if (npcc_fails(ctx, !p || !q || (uintptr_t)p % 64, NPCC_WHY_MEMORY)) return NPCC_EXIT(0);
    for (int i = 0; i < k * 100000; i += 1000) p[i] = 1;
    for (int64_t i = 0; i < n; i++) ((double *)q)[i] = ((double *)in[0].a.data)[i];
  }
  npcc_Value huge;
  int64_t too_many = (int64_t)1 << 60;
  if (!npcc_scratch(ctx, -1) && !npcc_new(ctx, &huge, NPCC_FLOAT64, 1, &too_many, NULL)) return 0;
  return NPCC_EXIT(npcc_fails(ctx, 1, NPCC_WHY_VALUE) - 1);
}
''' + "\n".join(params) + r'''
static const npcc_Param a3[] = {{"a", NPCC_ARRAY, NPCC_INT16, 3, 0}};
static const npcc_Param ab1[] = {{"a", NPCC_ARRAY, NPCC_FLOAT64, 1, 0}, {"b", NPCC_ARRAY, NPCC_FLOAT64, 1, 0}};
static const npcc_Result r3[] = {{"r", NPCC_ARRAY, NPCC_INT16, 3, NPCC_FRESH, 0}}, r1[] = {{"r", NPCC_ARRAY, NPCC_FLOAT64, 1, NPCC_FRESH, 0}};
static const npcc_Region regions[] = {
''' + "\n".join(table) + r'''
  {.name = "r2", .where = "ordered", .line = 6, .variant = 0, .nparams = 1, .nresults = 1, .nout = 1, .params = a3, .results = r3, .exits = exit0, .nexits = 1, .run = ordered},
  {.name = "r3", .where = "loop", .line = 9, .variant = 0, .nparams = 2, .nresults = 1, .nout = 1, .params = ab1, .results = r1, .exits = exit0, .nexits = 1, .run = loops},
  {.name = "r4", .where = "large", .line = 12, .variant = 0, .nparams = 1, .nresults = 1, .nout = 1, .params = ab1, .results = r1, .exits = exit0, .nexits = 1, .run = large},
};
static npcc_Loop *const table[] = {&exp_loop, &hypot_loop, &matmul_loop};
NPCC_LEVEL_TABLE = {regions, sizeof regions / sizeof *regions, table, 3};
#endif
'''


def make(folder, order=(0, 1, 2)):
    c = c_source().replace("ORDERED", "{%d, %d, %d}" % order)
    package.write(folder, SCRIPT.replace("ORDER", repr(order)), REWRITTEN.replace("ORDER", repr(order)), REGIONS, c)
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return make(tmp_path_factory.mktemp("memory"))


def run(folder, code):
    code = "import numpy as np, out, script\nrng = np.random.default_rng(1)\n" + textwrap.dedent(code)
    return package.run(folder, "-c", code, env={"NPCC_STATS": "1"})


def test_products(folder):
    r = run(folder, f"""
    count = 0
    for ra, rb in {RANKS}:
        for n in (2, 3, 17, 70):
            for m, p in ((2, 5), (40, 3)):
                a = rng.normal(size=(4, 2, m, n)[-ra:])
                b = rng.normal(size=(n,) if rb == 1 else (4, 2, n, p)[-rb:])
                got, want = out.product(a, b), script.product(a, b)
                assert got.tobytes() == want.tobytes() and got.strides == want.strides and got.shape == want.shape
                count += 1
    print(count)
    """)
    assert f"native={r.stdout.strip()}" in r.stderr


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_orders(tmp_path, order):
    make(tmp_path, order)
    run(tmp_path, f"""
    inverse = np.argsort({order})
    for shape in ((2, 3, 4), (5, 2, 2)):
        a = np.arange(np.prod(shape), dtype="i2").reshape(shape)
        got, want = out.ordered(a), np.empty_like(a.transpose(inverse))
        assert got.shape == want.shape and got.strides == want.strides and got.flags.num == want.flags.num, (got.strides, want.strides)
        assert (got == a.transpose(inverse)).all() and got.base is None
    """)


def test_loops(folder):
    run(folder, """
    a, b = rng.normal(size=50), rng.normal(size=50)
    r = out.loop(a, b)
    assert list(r[:3]) == [1, 1, 1]
    assert (r[3::2] == np.hypot(a, b)).all() and (r[4::2] == np.exp(a)).all()
    a[3] = 1000
    assert list(out.loop(a, b)[:3]) == [1, 3, 3]
    a[3], b[3] = 1e-320, 0
    assert list(out.loop(a, b)[:2]) == [1, 1]
    """)


def test_scratch_and_many_arrays(folder):
    r = run(folder, """
    a = rng.normal(size=100)
    for i in range(30):
        assert (out.large(a) == a).all()
    """)
    assert "native=30" in r.stderr
