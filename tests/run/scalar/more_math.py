import math
import numpy as np
# args lengths: rng.random(4), 3.0, -4.5, 1e-3
# args close: rng.random(4), 1.0, 1.0 + 1e-10
# args kinds: rng.random(4), 2, 0.5, True
# args kinds: rng.random(4), np.int32(2), np.float64(0.5), np.bool_(True)
def lengths(a, x, y, z):
    return a + 1, math.hypot(x, y, z), math.dist((x, y), (y, z)), math.dist([x, y, z], [0.0, 1, 2]), math.prod((x, y, 3)), math.modf(x), math.modf(y)
def remains(a, x, y):
    return a + 1, math.remainder(x, y)
def close(a, x, y):
    return a + 1, math.isclose(x, y), math.isclose(x, y, rel_tol=1e-3), math.isclose(x, y, abs_tol=0.5), math.isclose(x, y, rel_tol=0.0)
def kinds(a, n, x, p):
    k = 1 if isinstance(n, int) else 2
    if isinstance(x, (float, np.ndarray)) and not isinstance(a, list):
        k += 10
    return a * k, isinstance(p, bool), isinstance(p, int), isinstance(n, np.integer), isinstance(x, np.floating), all((n, x)), any([p, n > 5]), k
def power(a, x, n, y):
    return a + 1, x ** n, x ** y, x ** 2, 2 ** x, n ** x
def squares(a, k):
    s = 0.0
    for i in range(len(a)):
        s += a[i] ** 2 + a[i] ** k
    return s
def show(f, *args):
    try:
        print(f.__name__, args[1:], f(*args))
    except (ValueError, ArithmeticError) as e:
        print(f.__name__, args[1:], type(e).__name__, e)
a = np.ones(2)
lengths(a, 3.0, -4.5, 1e-3), remains(a, 5.0, 3.0), close(a, 1.0, 2.0)
print(kinds(a, 2, 0.5, True), kinds(a, np.int32(2), np.float64(0.5), np.bool_(True)))
print(power(a, np.float32(2.5), 3, 0.3), power(a, np.float64(0.7), np.int32(3), np.float32(0.3)), squares(np.array([0.1, 2.5, 3.0]), 3))
show(power, a, np.int64(-3), 3, 2.0)
show(power, a, np.int64(3), -1, 2.0)
show(power, a, np.uint8(7), 3, 0.5)
inf, nan = float("inf"), float("nan")
for x in (0.0, -0.0, 3.5, -7.25, 1e308, 1e-320, inf, -inf, nan):
    for y in (0.0, -0.0, 3.5, 2.0, -1e300, inf, nan):
        show(lengths, a, x, y, 1.5)
        show(remains, a, x, y)
        show(close, a, x, y)
for x in (np.float64(0.7), np.float64(-2), np.float32(2.5), np.int64(-3), np.int32(5), np.uint8(7), np.float64(1e300)):
    for n in (3, 0, -1, 40, np.int32(2), np.float32(2), np.float64(-0.5)):
        show(power, a, x, n, 0.3)
