# python: 1
# callbacks: 0
import numpy as np
# args f: rng.standard_normal(30), rng.standard_normal(30)
# args f: rng.standard_normal((5, 4)), rng.standard_normal((5, 4))
# args f: rng.integers(-3, 3, 30), rng.integers(-3, 3, 30)
# args f: rng.integers(0, 200, 30).astype('u1'), rng.standard_normal(30).astype('f4')
# args f: rng.standard_normal(30).astype('f4'), rng.standard_normal(30).astype('f4')
# args f: rng.standard_normal(30) + 1j, rng.standard_normal(30) + 1j
# args f: np.array([1.0, np.nan, np.inf, -np.inf, 2.0, 1e308]), np.array([1.0, np.nan, np.inf, np.inf, 2.0 + 1e-9, -1e308])
# args f: np.array([True, False, True]), np.array([True, True, False])
def f(a, b):
    c = np.isclose(a, b)
    d = np.isclose(a, 1.0, rtol=0.5), np.isclose(a, 1), np.isclose(a, b, atol=0.5, equal_nan=True), np.isclose(2.0, b)
    e = np.allclose(a, b), np.allclose(a, a), np.allclose(a, 0.25, 0.0, 3.0), np.allclose(a * 1.0, b, equal_nan=True)
    return c, d, e, np.array_equal(a, b), np.array_equal(a, a * 1), np.array_equiv(a, b), np.array_equal(a, b, equal_nan=True)
# args g: 1.5, 2, np.float64(3.0), np.float32(0.1), np.int64(3)
# args g: 1e15, 0, np.float64(-0.0), np.float32(7), np.int64(-3)
def g(x, k, y, s, n):
    pre = np.ones(3) * x
    return pre, np.isclose(x, y), np.isclose(k, x), np.isclose(s, x), np.isclose(x, k), np.allclose(y, n), np.allclose(x, s), np.isclose(n, k)
# args h: rng.standard_normal((3, 4)), rng.standard_normal((3, 4)), rng.standard_normal(4), [1.0, 2.0, 3.0]
def h(a, b, v, items):
    c = a * 2.0
    return c, np.array_equal(a, v), np.allclose(a, v), np.array_equiv(c, v), np.array_equal(c[0], [1, 2, 3, 4]), np.allclose(v[:2], [1.0, 2.0])
print(f(np.ones(3), np.arange(3.0)), h(np.ones((2, 4)), np.ones((2, 4)), np.ones(4), [1.0]), g(1.0, 2, np.float64(1.0), np.float32(2), np.int64(3)))
