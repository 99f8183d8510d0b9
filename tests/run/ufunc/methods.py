# args f: rng.random((4, 5)), rng.integers(0, 4, 6)
# args at: np.zeros(7), np.array([0, 3, 3, -1, 6, 0]), rng.standard_normal(6)
# args at: np.zeros(7), np.array([0, 3, 3, -1, 6, 7]), rng.standard_normal(6)
# args at: np.zeros(7, np.float32), np.array([0, 3, 3, -1], np.int8), rng.standard_normal(4).astype(np.float32)
# args count: np.array([3, 1, 1, 0, 3]), 5
# args small: np.full(4, 120, np.int8), np.array([0, 0, 1, 3])
# args big: np.full(4, 1e308), np.array([0, 0, 1, 3])
# args other: np.zeros((3, 3)), np.array([0, 2, 2]), np.array([1, 1, 1]), np.array([True, False, True])
# python: 8
import numpy as np


def f(a, i):
    b = a * 2
    s = np.add.reduce(b)
    t = np.maximum.accumulate(b, axis=1)
    np.add.at(b, i % 4, 1)
    return b, s, t, np.multiply.reduce(b, axis=None), np.add.outer(a[0], a[1])


def at(a, i, v):
    np.add.at(a, i, v)
    np.subtract.at(a, i, 2)
    b = a + 1
    np.maximum.at(b, i, v)
    np.minimum.at(b, i, 0.5)
    np.multiply.at(b, (i,), v)
    return a, b


def count(i, n):
    r = np.zeros(n, dtype=np.int64)
    np.add.at(r, i, 1)
    np.bitwise_or.at(r, i, 4)
    return r


def small(a, i):
    np.add.at(a, i, 10)
    return a


def big(a, i):
    np.add.at(a, i, 1e308)
    np.add.at(a, a.astype(np.int64) % 4, 1.0)
    return a


def other(a, i, j, m):
    np.add.at(a, (i, j), 1)
    np.add.at(a[0], m, 1)
    np.add.at(a, i, a[0])
    np.add.at(a, (slice(None), i), 1)
    return a


print(f(np.ones((4, 2)), np.array([0, 0, 3])), at(np.zeros(7), np.array([1, 2]), np.ones(2)), count(np.array([1, 1, 2]), 4))
print(small(np.zeros(3, np.int8), np.array([1, 2])), big(np.zeros(3), np.array([1, 2])))
print(other(np.zeros((2, 2)), np.array([1]), np.array([1]), np.array([True, False])))
