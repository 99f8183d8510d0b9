# python: 1
# callbacks: 0
import numpy as np
# args f: rng.standard_normal(4), rng.standard_normal((5, 3)), 1.5, 3
# args f: rng.integers(-3, 3, 4), rng.integers(-3, 3, (5, 3)), -0.0, -3
# args f: rng.standard_normal(4), rng.integers(-3, 3, (5, 3)), 0.0, 0
# args f: rng.standard_normal(4).astype('f4'), rng.standard_normal((5, 3)), 2.0, 2
# args f: rng.standard_normal(4), rng.standard_normal((5, 3)).astype('f4'), 2.0, 2
# args f: rng.standard_normal(4) + 1j, rng.standard_normal((5, 3)), 2.0, 2
# args f: np.array([-0.0, 0.0]), np.array([[-0.0, 0.0, np.inf]]), 2.0, 2
def f(p, x, y, k):
    return np.polyval(p, x), np.polyval([1.0, 0, -2], x), np.polyval(p, y), np.polyval([1, 2, 3], k), np.polyval(p, k), np.polyval((2, 3), x.T)
# args g: rng.standard_normal(5), 4
# args g: rng.integers(-3, 3, 5), 3
# args g: rng.standard_normal(5).astype('f4'), 1
def g(x, n):
    return np.vander(x), np.vander(x, 3), np.vander(x, 3, increasing=True), np.vander(x, n)
# args h: 0, 3.0, 8
# args h: -1.5, 2, 5
def h(lo, hi, n):
    return np.logspace(0, 3, 10), np.logspace(lo, hi, n), np.logspace(0, 3, 4, base=2), np.logspace(lo, hi, 6, endpoint=False, base=2.5)
# args m: rng.standard_normal((2, 3)), rng.standard_normal((4, 5)), rng.standard_normal(3)
# args m: rng.integers(0, 9, (2, 3)), rng.standard_normal((4, 5)), rng.integers(0, 9, 3)
def m(a, b, v):
    return np.kron(a, b), np.kron(v, v), np.kron(np.eye(3), a), np.kron(a, b)[1:] * 2
print(f(np.arange(4.0), np.ones((4, 5)), 3.0, 2), g(np.arange(5.0), 3), h(0, 1.0, 5), m(np.ones((2, 2)), np.ones((2, 2)), np.ones(2)))
