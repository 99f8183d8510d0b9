"""The helpers of npcc_python_math.h against the CPython that runs the test, by bytes (NaN equals NaN), on
random values and edges: the same result, and a failure where Python raises or leaves 64 bits."""

import ctypes
import math
import random
import struct
import subprocess

import pytest
from package import CC, FLAGS, RUNTIME

ONE = "exp exp2 expm1 log log2 log10 log1p sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh cbrt erf erfc".split()
INT_1, INT_2 = "absolute factorial isqrt".split(), "left_shift right_shift power gcd lcm".split()
SOURCE = '#include "npcc_runtime.h"\nint take(PyObject *math) { return npcc_take_libm(math); }\n' + "".join(
    f"int t_{f}(double x, double *r) {{ *r = npcc_libm.{f}(x); return npcc_math_error1(*r, x); }}\n" for f in ONE) + "".join(
    f"int t_{f}(int64_t a, int64_t *r) {{ return npcc_int_{f}(a, r); }}\n" for f in INT_1) + "".join(
    f"int t_{f}(int64_t a, int64_t b, int64_t *r) {{ return npcc_int_{f}(a, b, r); }}\n" for f in INT_2) + """
int t_pow(double x, double y, double *r) { *r = npcc_float_power(x, y); return npcc_math_error2(*r, x, y); }
int t_hypot(double x, double y, double *r) { *r = npcc_float_hypot(x, y); return 0; }
int t_fmod(double x, double y, double *r) { *r = npcc_fmod_f64(x, y); return npcc_math_error2(*r, x, y); }
int t_atan2(double x, double y, double *r) { *r = npcc_libm.atan2(x, y); return 0; }
int t_floordiv(double x, double y, double *r) { *r = y == 0 ? 0 : npcc_floor_divide_f64(x, y); return y == 0; }
int t_mod(double x, double y, double *r) { *r = y == 0 ? 0 : npcc_remainder_f64(x, y); return y == 0; }
int t_round(double x, int64_t n, double *r) { return npcc_float_round(x, n, r); }
int t_power_modulo(int64_t a, int64_t n, int64_t m, int64_t *r) { return npcc_int_power_modulo(a, n, m, r); }
int t_order(int64_t i, double f) { return npcc_order(i, f); }
"""
FLOAT_EDGES = [0.0, -0.0, 1.0, -1.0, 0.5, 2.0, -2.0, math.inf, -math.inf, math.nan, 5e-324, 1e-310, 1.7976931348623157e308, 2.0**52, 2.0**53 + 2, 2.0**63]
INT_EDGES = [0, 1, -1, 2, 62, 63, 64, 2**31, 2**53, 2**53 + 1, -2**53 - 1, 2**62, 2**63 - 1, -2**63]


@pytest.fixture(scope="module", params=["-march=x86-64-v2", "-march=x86-64-v3"])
def lib(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("python_math")
    (folder / "t.c").write_text(SOURCE)
    flags = [f for f in FLAGS if f != "-fvisibility=hidden"]
    subprocess.run([CC, "-O3", *flags, request.param, "-DNPCC_MAIN", f"-I{RUNTIME}", "-shared", "t.c", "-o", "t.so", "-lm"], cwd=folder, check=True)
    lib = ctypes.PyDLL(str(folder / "t.so"))
    lib.take.argtypes = [ctypes.py_object]
    assert lib.take(math) == 1
    return lib


def a_float(rng):
    kind = rng.random()
    if kind < 0.15:
        return rng.choice(FLOAT_EDGES)
    if kind < 0.35:
        return struct.unpack("d", rng.randbytes(8))[0]
    if kind < 0.6:
        return rng.gauss(0, 1) * 10 ** rng.randint(-5, 5)
    return round(rng.uniform(-1000, 1000), rng.randint(0, 4)) if kind < 0.8 else rng.uniform(-4, 4)


def an_int(rng):
    kind = rng.random()
    return rng.choice(INT_EDGES) if kind < 0.3 else rng.randint(-100, 100) if kind < 0.7 else rng.randint(-2**63, 2**63 - 1)


def attempt(f, *args):
    try:
        r = f(*args)
    except (ArithmeticError, ValueError):
        return None
    return None if isinstance(r, complex) else r


def bits(x):
    return "nan" if x != x else struct.pack("d", x)


def check_float(f, python, *args, may_fail=False):
    """may_fail: the helper may give up where Python does not."""
    r = ctypes.c_double()
    failed = f(*[ctypes.c_double(a) if isinstance(a, float) else ctypes.c_long(a) for a in args], ctypes.byref(r))
    want = attempt(python, *args)
    if want is None or failed:
        assert failed and (want is None or may_fail), (f.__name__, args, r.value, want)
    else:
        assert bits(r.value) == bits(want), (f.__name__, args, r.value, want)


def check_int(f, python, *args, may_fail=False):
    r = ctypes.c_long()
    failed = f(*[ctypes.c_long(a) for a in args], ctypes.byref(r))
    want = attempt(python, *args)
    fits = isinstance(want, int) and -2**63 <= want < 2**63
    if fits and not failed:
        assert r.value == want, (f.__name__, args, r.value, want)
    else:
        assert failed and (not fits or may_fail), (f.__name__, args, r.value, want)


@pytest.mark.parametrize("name", ONE)
def test_functions_of_one_float(lib, name):
    rng = random.Random(name)
    for x in FLOAT_EDGES + [a_float(rng) for _ in range(2000)]:
        check_float(getattr(lib, "t_" + name), getattr(math, name), x)


TWO = {"pow": (math.pow, lambda x, y: x**y), "hypot": (math.hypot,), "fmod": (math.fmod,), "atan2": (math.atan2,),
       "floordiv": (lambda x, y: x // y,), "mod": (lambda x, y: x % y,)}


@pytest.mark.parametrize("name", TWO)
def test_functions_of_two_floats(lib, name):
    rng = random.Random(name)
    pairs = [(x, y) for x in FLOAT_EDGES for y in FLOAT_EDGES] + [(a_float(rng), a_float(rng)) for _ in range(3000)]
    for x, y in pairs:
        for python in TWO[name]:
            check_float(getattr(lib, "t_" + name), python, x, y)


def test_squares_are_those_of_pow(lib):
    rng = random.Random(5)
    for _ in range(20000):
        x = rng.uniform(0, 4) if rng.random() < 0.9 else a_float(rng)
        check_float(lib.t_pow, lambda x, y: x**y, x, 2.0)
    for k in range(-60, 60):
        for x in (2.0**k, math.nextafter(2.0**k, 0), math.sqrt(2.0**k)):
            check_float(lib.t_pow, lambda x, y: x**y, x, 2.0)


def test_round(lib):
    rng = random.Random(6)
    for _ in range(10000):
        digits = rng.randint(0, 17) if rng.random() < 0.9 else rng.randint(18, 400)
        x = a_float(rng)
        if rng.random() < 0.3:      # near a tie
            x = (rng.randint(-10**6, 10**6) + 0.5) / 10**rng.randint(0, 6)
        check_float(lib.t_round, round, x, digits)
    check_float(lib.t_round, round, 1234.5, -2, may_fail=True)


def test_functions_of_ints(lib):
    rng = random.Random(7)
    one = {"absolute": abs, "factorial": math.factorial, "isqrt": math.isqrt}
    two = {"left_shift": lambda a, b: a << b, "right_shift": lambda a, b: a >> b, "power": lambda a, b: a**b,
           "gcd": math.gcd, "lcm": math.lcm}
    for a, b in [(a, b) for a in INT_EDGES for b in INT_EDGES] + [(an_int(rng), an_int(rng)) for _ in range(3000)]:
        for name, python in one.items():
            if name != "factorial" or abs(a) < 200:
                check_int(getattr(lib, "t_" + name), python, a)
        for name, python in two.items():
            if name in ("gcd", "lcm") or abs(b) < 200:
                check_int(getattr(lib, "t_" + name), python, a, b, may_fail=name == "left_shift")
        m = an_int(rng)
        if b >= 0:
            check_int(lib.t_power_modulo, pow, a, b, m, may_fail=m == -2**63)


def test_order_of_int_and_float(lib):
    rng = random.Random(8)
    for _ in range(20000):
        i, f = an_int(rng), a_float(rng)
        f = rng.choice([f, float(i), math.nextafter(float(i), math.inf), math.nextafter(float(i), -math.inf)])
        want = 2 if f != f else (i > f) - (i < f)
        assert lib.t_order(ctypes.c_long(i), ctypes.c_double(f)) == want, (i, f)
