"""Every scalar helper of npcc_math.h and npcc_cast.h against NumPy's loop, by bytes (NaN equals
NaN), and the FP flags that NumPy shows must be raised too. Each helper runs in a loop that the
compiler may vectorise, at two CPU levels."""

import ctypes
import itertools
import subprocess

import numpy as np
import pytest
from package import CC, FLAGS, RUNTIME

SUFFIX = {"b8": "?", "i8": "b", "i16": "h", "i32": "i", "i64": "l", "u8": "B", "u16": "H", "u32": "I", "u64": "L", "f32": "f", "f64": "d"}
CTYPE = {"b8": "uint8_t", "f32": "float", "f64": "double"} | {s: f"{'u' * (s[0] == 'u')}int{s[1:]}_t" for s in SUFFIX if s[0] in "iu"}
INTS = [s for s in SUFFIX if s[0] in "iu"]
FLOATS = ["f32", "f64"]
UNARY = [(op, t) for op in ("absolute", "sign", "reciprocal", "floor", "ceil", "trunc") for t in INTS + FLOATS]
UNARY += [(op, t) for op in ("sqrt", "rint", "signbit") for t in FLOATS]
UNARY += [(op, t) for op in ("isnan", "isinf", "isfinite") for t in INTS + FLOATS + ["b8"]]
UNARY += [("invert", t) for t in INTS + ["b8"]] + [("absolute", "b8")]
BINARY = [(op, t) for op in ("floor_divide", "remainder", "fmod", "maximum", "minimum") for t in INTS + FLOATS]
BINARY += [(op, t) for op in ("power", "left_shift", "right_shift", "gcd", "lcm") for t in INTS]
BINARY += [("copysign", t) for t in FLOATS] + [(op, "b8") for op in ("maximum", "minimum", "add", "multiply")]
CASTS = list(itertools.product(SUFFIX, SUFFIX))
BOOL_RESULT = ("isnan", "isinf", "isfinite", "signbit")


def loop(name, result, operands):
    args = ", ".join(f"const {c} *x{i}" for i, c in enumerate(operands))
    values = ", ".join(f"x{i}[i]" for i in range(len(operands)))
    return (f"unsigned {name}_loop(long n, {result} *restrict r, {args}) {{\n  npcc_fp_clear();\n"
            f"  for (long i = 0; i < n; i++) r[i] = {name}({values});\n  return npcc_fp_get();\n}}\n")


def source():
    text = ['#include "npcc_runtime.h"']
    for op, t in UNARY:
        text.append(loop(f"npcc_{op}_{t}", "uint8_t" if op in BOOL_RESULT else CTYPE[t], [CTYPE[t]]))
    for op, t in BINARY:
        text.append(loop(f"npcc_{op}_{t}", CTYPE[t], [CTYPE[t]] * 2))
    for op, t in itertools.product(("clip", "clip_arrays"), SUFFIX):
        text.append(loop(f"npcc_{op}_{t}", CTYPE[t], [CTYPE[t]] * 3))
    for s, t in CASTS:
        text.append(loop(f"npcc_cast_{s}_{t}", CTYPE[t], [CTYPE[s]]))
    text.append("double npcc_pairwise_f64_of(const double *x, long n) { return npcc_pairwise_f64(x, n); }")
    text.append("float npcc_pairwise_f32_of(const float *x, long n) { return npcc_pairwise_f32(x, n); }")
    return "\n".join(text)


@pytest.fixture(scope="module", params=["-march=x86-64-v2", "-march=native"])
def lib(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("math")
    (folder / "math.c").write_text(source())
    flags = [f for f in FLAGS if f != "-fvisibility=hidden"]
    subprocess.run([CC, "-O3", *flags, request.param, "-DNPCC_MAIN", f"-I{RUNTIME}", "-shared", "math.c", "-o", "math.so", "-lm"], cwd=folder, check=True)
    return ctypes.PyDLL(str(folder / "math.so"))


def edges(t):
    dtype = np.dtype(SUFFIX[t])
    if t == "b8":
        return np.array([False, True])
    if dtype.kind in "iu":
        info = np.iinfo(dtype)
        near = [info.min, info.min + 1, info.max, info.max - 1, 0, 1, 2, 3, 7, 8, 31, 32, 63, 64, 100]
        near += [-1, -2, -3, -7] if dtype.kind == "i" else []
        return np.array(near, dtype)
    info = np.finfo(dtype)
    powers = [2.0**k * f for k in (7, 8, 15, 16, 31, 32, 53, 63, 64) for f in (1, 1 - 2**-20, 1 + 2**-20)]
    values = [0.0, 0.5, 1.0, 1.5, 2.5, 3.0, 0.1, 7.3, 1e10, float(info.max), float(info.tiny), float(info.tiny) / 8, np.inf, np.nan] + powers
    values = np.array(values)
    with np.errstate(all="ignore"):
        return np.concatenate([values, -values]).astype(dtype)


def random(t, n, seed):
    rng = np.random.default_rng(seed)
    dtype = np.dtype(SUFFIX[t])
    if t == "b8":
        return rng.integers(0, 2, n).astype(bool)
    bits = rng.integers(0, 256, n * dtype.itemsize, dtype=np.uint8).view(dtype)
    if dtype.kind == "f":
        bits[::2] = (rng.normal(size=len(bits[::2])) * 100).astype(dtype)
    else:
        bits[::2] = (bits[::2] % dtype.type(13)).astype(dtype)
    return bits


def operands(types, n=400, seed=1):
    grid = [g.ravel() for g in np.meshgrid(*[edges(t) for t in types], indexing="ij")] if len(types) < 3 else [edges(types[0])[:0]] * len(types)
    return [np.ascontiguousarray(np.concatenate([g, random(t, n, seed + i)])) for i, (g, t) in enumerate(zip(grid, types))]


def same(a, b):
    a, b = np.asarray(a), np.asarray(b)
    assert a.dtype == b.dtype and a.shape == b.shape
    if a.dtype.kind != "f":
        return a == b
    u = f"u{a.dtype.itemsize}"
    return (a.view(u) == b.view(u)) | (np.isnan(a) & np.isnan(b))


def call(lib, name, result, xs):
    r = np.empty(len(xs[0]), result)
    f = getattr(lib, name + "_loop")
    flags = f(ctypes.c_long(len(r)), *[ctypes.c_void_p(a.ctypes.data) for a in (r, *xs)])
    return r, flags


def check(lib, name, xs, numpy_call):
    shown = [0]
    with np.errstate(all="call", call=lambda kind, flag: shown.__setitem__(0, shown[0] | flag)):
        want = numpy_call(*xs)
    got, flags = call(lib, name, want.dtype, xs)
    good = same(got, want)
    bad = np.flatnonzero(~good)[:5]
    assert good.all(), (name, [[x[i] for x in xs] + [got[i], want[i]] for i in bad])
    assert not shown[0] & ~flags, (name, shown, flags)


@pytest.mark.parametrize("op,t", UNARY)
def test_unary(lib, op, t):
    xs = operands([t])
    if op == "reciprocal" and t == "u32":
        xs = [xs[0][xs[0] != 0]]  # NumPy's value depends on the layout
    check(lib, f"npcc_{op}_{t}", xs, getattr(np, op))


@pytest.mark.parametrize("op,t", BINARY)
def test_binary(lib, op, t):
    a, b = operands([t, t])
    if op == "power" and t[0] == "i":
        b = np.where(b < 0, ~b, b)
    check(lib, f"npcc_{op}_{t}", [a, b], getattr(np, op))


@pytest.mark.parametrize("t", FLOATS)
def test_remainder_of_near_multiples(lib, t):
    """Quotients that round up to a whole number, large ones, and denormal operands."""
    rng = np.random.default_rng(7)
    dtype = np.dtype(SUFFIX[t])
    b = (rng.normal(size=40000) * 2.0 ** rng.integers(-40, 40, 40000)).astype(dtype)
    k = np.trunc(2.0 ** rng.uniform(0, 54, 40000))
    a = (k * b).astype(dtype)
    a = np.concatenate([a, np.nextafter(a, dtype.type(0)), np.nextafter(a, dtype.type(np.inf))])
    a, b = np.concatenate([a, a * np.finfo(dtype).tiny]), np.concatenate([b] * 3 + [b * np.finfo(dtype).tiny] * 3)
    for op in ("fmod", "remainder", "floor_divide"):
        check(lib, f"npcc_{op}_{t}", [a, b], getattr(np, op))


@pytest.mark.parametrize("op,t", [("floor_divide", "f64"), ("remainder", "f64"), ("floor_divide", "f32"), ("remainder", "f32"), ("maximum", "f64"), ("sign", "f32"), ("reciprocal", "f64")])
def test_flags_of_one_element(lib, op, t):
    """Each pair by itself: what NumPy shows for it is raised for it."""
    values = edges(t)
    count = getattr(np, op).nin
    for x in itertools.product(values, repeat=count):
        check(lib, f"npcc_{op}_{t}", [np.array([v]) for v in x], getattr(np, op))


@pytest.mark.parametrize("t", list(SUFFIX))
def test_clip(lib, t):
    x = np.concatenate([edges(t), random(t, 300, 5)])
    for lo, hi in itertools.product(edges(t)[:40:3], repeat=2):
        bounds = [np.full(len(x), b, x.dtype) for b in (lo, hi)]
        want = np.clip(x, lo, hi)
        got, _ = call(lib, f"npcc_clip_{t}", x.dtype, [x, *bounds])
        assert same(got, want).all(), (t, lo, hi)
    xs = operands([t] * 3, 2000)
    got, _ = call(lib, f"npcc_clip_arrays_{t}", x.dtype, xs)
    assert same(got, np.clip(*xs)).all()


@pytest.mark.parametrize("s,t", CASTS)
def test_cast(lib, s, t):
    x, = operands([s], 4000)
    if s[0] == "f" and t == "u32":
        x = x[(x > -1) & (x < 2**32)]  # beyond, NumPy's value depends on the layout
    check(lib, f"npcc_cast_{s}_{t}", [x], lambda v: v.astype(SUFFIX[t]))


@pytest.mark.parametrize("s,t", [(s, t) for s, t in CASTS if s[0] == "f" and t != "u32"])
def test_cast_flags_of_one_element(lib, s, t):
    for v in edges(s):
        check(lib, f"npcc_cast_{s}_{t}", [np.array([v])], lambda v: v.astype(SUFFIX[t]))


@pytest.mark.parametrize("t", FLOATS)
def test_pairwise(lib, t):
    f = getattr(lib, f"npcc_pairwise_{t}_of")
    f.restype = ctypes.c_float if t == "f32" else ctypes.c_double
    rng = np.random.default_rng(3)
    for n in [0, 1, 2, 7, 8, 9, 15, 16, 17, 127, 128, 129, 136, 255, 256, 257, 1000, 4099, 8192, 100003]:
        x = (rng.normal(size=n) * 10.0 ** rng.integers(-5, 5, n)).astype(SUFFIX[t])
        got = np.dtype(SUFFIX[t]).type(0) + np.dtype(SUFFIX[t]).type(f(ctypes.c_void_p(x.ctypes.data), ctypes.c_long(n)))
        assert got.tobytes() == x.sum().tobytes(), n
