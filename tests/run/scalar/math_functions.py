import math
from math import exp, floor, pi
import numpy as np
# args elementary: rng.random(4), 0.5, 0.3
# args elementary: rng.random(4), np.float64(0.5), np.float32(0.3)
# args rounded: rng.random(4), 2.5, 7
# args whole: rng.random(4), 12, 18
def elementary(a, x, y):
    return (a + 1, math.sqrt(x), math.exp(x), math.log(x), math.log(x, y), math.log2(x), math.log10(x), math.log1p(x),
            math.expm1(x), math.sin(x), math.cos(x), math.tan(x), math.asin(x), math.acos(x), math.atan(x),
            math.atan2(x, y), math.sinh(x), math.cosh(x), math.tanh(x), math.asinh(x), math.atanh(x), math.hypot(x, y),
            math.pow(x, y), math.fmod(x, y), math.copysign(x, y), math.fabs(x), math.degrees(x), math.radians(x),
            math.erf(x), math.erfc(x), math.cbrt(x), math.exp2(x), math.acosh(x + 1))
def tests(a, x):
    return a + 1, math.isnan(x), math.isinf(x), math.isfinite(x), exp(-abs(x)) * pi, math.tau, math.e, math.inf, math.atan(x), math.tanh(x)
def rounded(a, x, n):
    return a + 1, math.floor(x), math.ceil(x), math.trunc(x), floor(n), math.ceil(n), math.sqrt(n), math.log(n + 1), math.sin(n)
def whole(a, n, m):
    return a + 1, math.gcd(n, m), math.lcm(n, m)
def root(a, n):
    return a + 1, math.isqrt(n)
def product(a, n):
    return a + 1, math.factorial(n)
def one(a, x):
    return a + 1, math.log(x)
def two(a, x):
    return a + 1, math.exp(x)
def three(a, x):
    return a + 1, math.sin(x), math.sqrt(x)
def show(f, *args):
    try:
        print(f.__name__, args[1:], f(*args))
    except (ValueError, ArithmeticError) as e:
        print(f.__name__, args[1:], type(e).__name__, e)
a = np.ones(2)
elementary(a, 0.5, 0.3), tests(a, 0.5), rounded(a, 2.5, 7), whole(a, 12, 18), root(a, 7), product(a, 7), one(a, 1.0), two(a, 1.0), three(a, 1.0)
inf, nan = float("inf"), float("nan")
for x in (0.0, -0.0, 1.0, -1.0, 0.5, 710.0, -750.0, 1e-310, 1e308, inf, -inf, nan):
    for f in (tests, one, two, three):
        show(f, a, x)
    show(elementary, a, x, 0.5)
    show(rounded, a, x, 3)
for n in (0, 1, -1, 5, 20, 21, 12, -18, 2**40, 2**62, 2**63 - 1, -2**63):
    for m in (0, 6, -4, 2**61, -2**63):
        show(whole, a, n, m)
    show(root, a, n)
    if n < 100:
        show(product, a, n)
rng = np.random.default_rng(4)
for x, y in rng.random((200, 2)).tolist():
    show(elementary, a, x, y)
