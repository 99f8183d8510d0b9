# args f: rng.integers(0, 9, 60).astype(np.int16), rng.standard_normal(60), 12
# args f: rng.integers(0, 9, 60).astype(np.uint8), rng.standard_normal(60).astype(np.float32), 0
# args f: np.array([1, 2, -1], np.int8), np.ones(3), 3
# args f: np.array([1, 2, 2, 0], np.uint16), np.ones(3), 3
# args f: np.array([1, 2, 2, 0], np.int16), np.array([1e308, 1e308, 1e308, np.nan]), -1
# args whole: rng.integers(-100, 100, 40), rng.integers(0, 5, 40), rng.standard_normal(40)
# args g: rng.random((5, 6)) > 0.5, np.round(rng.standard_normal((4, 5, 6)))
# args g: rng.random((5, 6)) > 0.5, rng.integers(0, 3, (4, 5, 6)).astype(np.int8)
# args image: rng.integers(0, 256, (12, 13)).astype(np.uint8)
# args b: rng.random(9) > 0.5, np.array([3, 2, 2, 9, 1], np.uint64)
# python: 2
import numpy as np


def f(x, w, n):
    y = x + 0
    return np.bincount(y), np.bincount(y, w), np.bincount(y, minlength=n), np.bincount(y, weights=w * 2, minlength=20), np.bincount(y[::2]), np.bincount(y, y)


def whole(x, i, w):     # of the largest int64 NumPy's own bincount writes where it must not
    k = x % 7
    return np.bincount(k), np.bincount(k, weights=w), np.bincount(k % 3, minlength=len(w)), np.bincount(k, k), np.bincount(i % 5 - 1)


def g(m, a):
    return (np.count_nonzero(m), np.count_nonzero(m, axis=0), np.count_nonzero(a, axis=(0, 2)), np.count_nonzero(a > 0, axis=1, keepdims=True),
            np.count_nonzero(a, keepdims=True), np.count_nonzero(a[:, 1:], -1))


def image(p):
    counts = np.bincount(p.ravel(), minlength=256)
    return counts / counts.sum(), np.cumsum(counts)[p]


def b(m, u):
    return np.bincount(m), np.bincount(u)


print(f(np.array([0, 1, 1], np.int16), np.ones(3), 5), whole(np.arange(9), np.ones(9, int), np.ones(9)), g(np.ones((2, 3), bool), np.ones((2, 3, 4))), image(np.ones((2, 3), np.uint8)))
try:
    print(b(np.array([True, False]), np.array([1, 2], np.uint64)))
except TypeError as e:
    print(e)
