# python: 1
# callbacks: 0
import numpy as np
# args f: rng.standard_normal((3, 4, 5)), rng.standard_normal(12), 1.5, 3
# args f: rng.standard_normal((3, 4, 5)), rng.standard_normal(13), np.float32(1.5), 4
# args f: rng.integers(0, 9, (2, 3, 4)), rng.standard_normal(8), 2, 2
def f(t, v, x, k):
    a, b = np.atleast_2d(v, t)
    c = np.moveaxis(t, (0, 1), (1, 0)), np.moveaxis(t, [0, 2], [2, 1]), np.moveaxis(t, (0, 1, 2), (-1, 0, 1)), np.moveaxis(t, (2,), (0,))
    d = v + np.atleast_1d(x), np.atleast_2d(x) * v, np.atleast_3d(v), np.atleast_2d([1.0, 2.0]) * 2
    return a, b * 2, c, d
# args g: rng.standard_normal(12), 3
# args g: rng.standard_normal(12), 5
# args g: rng.integers(0, 9, 12), 0
def g(v, k):
    return np.reshape(v, (3, -1)), v.reshape(-1, 2) * 2, v.reshape(k, -1), (v * 2).reshape(-1, k, 2)
# args h: rng.standard_normal((3, 4)), rng.standard_normal(4)
def h(a, v):
    b = np.array(a, copy=True)
    b += np.asanyarray(v)
    return b, np.array(v, copy=True) * 2, np.asanyarray(a)
print(f(np.ones((2, 3, 4)), np.arange(4.0), 2.0, 2), g(np.arange(6.0), 3), h(np.ones((2, 3)), np.ones(3)))
