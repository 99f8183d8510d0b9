# python: 1
# callbacks: 0
import numpy as np
# args f: rng.standard_normal((6, 4)), rng.standard_normal(8), 3, rng.standard_normal((2, 4, 6))
# args f: rng.integers(0, 9, (6, 4)), rng.integers(0, 9, 9), -2, rng.standard_normal((2, 4, 5))
# args f: rng.integers(0, 9, (6, 4)), rng.integers(0, 9, 8), 90, rng.standard_normal((2, 4, 6))
def f(a, v, k, t):
    p, q = np.split(v, 2)
    c = np.array_split(v, 3), np.hsplit(a, 2), np.vsplit(a, 3), np.dsplit(t, 2), np.split(v, [1, 3]), np.split(a, 2, axis=1), np.array_split(a, [2, k], 0)
    return p + q, c, np.split(a, [1, -1], axis=-1)[1] * 2
# args g: rng.standard_normal((6, 4)), rng.standard_normal(8), 3, rng.standard_normal(6), rng.standard_normal(4), rng.random(8) > 0.5
# args g: rng.integers(0, 9, (6, 4)), rng.integers(0, 9, 8), -2, rng.integers(0, 9, 6), rng.integers(0, 9, 4), rng.random(8) > 0.5
# args g: rng.standard_normal((6, 4)), rng.standard_normal(8), 8, rng.standard_normal(6), rng.standard_normal(4), rng.random(8) > 0.5
def g(a, v, k, w, u, m):
    c = np.delete(v, 0), np.delete(v, -1), np.delete(a, 1, axis=0), np.delete(a, 2, axis=1), np.delete(a, 5), np.delete(v, [0, 2]), np.delete(a, [0, 3], 1), np.delete(v, m)
    d = np.insert(v, 0, 1.0), np.insert(v, k, 2), np.insert(a, 1, 0.0, axis=1), np.insert(a, 2, u, axis=0), np.insert(a, 0, w, axis=1), np.insert(v, 3, w), np.insert(a, 4, 7)
    return c, d, np.delete(v, k)
print(f(np.ones((6, 4)), np.arange(6.0), 2, np.ones((2, 2, 4))), g(np.ones((6, 4)), np.arange(6.0), 2, np.ones(6), np.ones(4), np.arange(6) > 2))
