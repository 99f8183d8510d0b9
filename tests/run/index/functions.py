# functions that select: the layout of what they return, masks beside other indices
import numpy as np
# args f: rng.standard_normal((5, 6)), np.array([1, 3, -2])
# args f: rng.standard_normal((5, 6)), np.array([1, 8, -2])
# args f: np.zeros((5, 6)), np.array([1, 3, -2], dtype='i2')
def f(a, i):
    b = np.take(a, i) * 2
    c = np.take(a, i, axis=1)
    d = np.take(a, i, axis=0)
    e = a.take(2, axis=0)
    g = a.take(i[:, None])
    h = np.take_along_axis(a, np.argsort(a, 1) if False else (a > 0).astype(np.int64), axis=1)
    return b, c, d, e, g, h
# args g: rng.standard_normal((5, 6))
# args g: np.zeros((5, 6))
def g(a):
    r, k = np.nonzero(a > 0)
    w, = np.where(a[0] > 0)
    n = np.count_nonzero(a) + np.count_nonzero(a > 1)
    return r, k, w, n, np.flatnonzero(a), np.argwhere(a > 0.5), a[r, k], a.nonzero()[1]
# args h: rng.standard_normal((5, 6)), rng.random(5) > 0.4, rng.random(6) > 0.3
# args h: rng.standard_normal((5, 6)), np.zeros(5, dtype=bool), rng.random(6) > 0.3
def h(a, m, n):
    b = a[m, 1] + 1
    c = a[1:, n] * 2
    d = np.compress(m, a, axis=0)
    e = np.compress(n, a, axis=1)
    g = np.extract(a > 0, a)
    a[:, n] = 0
    a[m, 0] += 1
    a[np.ix_(m, n)] = 7
    return b, c, d, e, g, a[np.ix_([0, 2], [1, 1, 5])]
# args stores: rng.random(9), np.array([1, 4, 1]), rng.random(3)
# args stores: rng.random(9), np.array([1, 9, 1]), rng.random(3)
def stores(a, i, v):
    np.put(a, i, v)
    np.put(a, i + 1, 5)
    np.putmask(a, a < 0.5, 0.25)
    b = np.choose(i % 2, (v, v * 2))
    return a * 2, b, np.choose(i, [v, v + 1, v, v, v - 1])
print(f(np.ones((5, 6)), np.array([1, 3, -2])), g(np.eye(5, 6)))
print(h(np.ones((5, 6)), np.arange(5) > 2, np.arange(6) > 2), stores(np.ones(9), np.array([1, 4, 1]), np.ones(3)))
