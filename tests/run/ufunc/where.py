# args f: rng.standard_normal(40), np.round(rng.standard_normal(40)), rng.random(40) > 0.5
# args f: np.arange(-9, 9), np.arange(18) % 3, np.arange(18) % 4 > 1
# args g: rng.standard_normal((5, 6)), rng.standard_normal(6), rng.random((5, 6)) > 0.4
# args h: np.arange(-8, 9).astype(np.int32), np.arange(17) % 3, np.arange(17) % 2 > 0
# args k: np.array([1e308, 4.0, -1.0, 0.0]), np.array([True, False, True, False])
# args k: np.array([1e308, 4.0, -1.0, 0.0]), np.array([False, True, False, False])
# args p: rng.standard_normal(9), rng.random(9) > 0.5, np.ones(9)
# python: 5
import numpy as np


def f(a, b, m):
    q = np.divide(a, b, out=np.zeros(len(a)), where=b != 0)
    r = np.add(a, b, out=np.ones(len(a)), where=m)
    s = np.full(len(a), 7.0)
    t = np.log(a, s, where=a > 0)
    return q, r, s, t, np.sqrt(np.abs(a), out=np.full(len(b), -1.0), where=m)


def g(a, row, m):
    b = a * 2
    np.multiply(b, row, out=b, where=m)
    np.subtract(row, 1, out=b, where=row > 0)
    np.divide(1.0, a, out=a[:], where=a > 0.5)
    return b, a, np.maximum(a, 0, out=np.zeros((5, 6)), where=True)


def h(a, b, m):
    c = a * 0
    np.floor_divide(a, b, out=c, where=b != 0)
    return c, np.remainder(a, 3, out=a + 1, where=m), np.add(a, 1, where=True, out=c + 0)


def k(a, m):
    return np.square(a, out=a * 0, where=m), np.sqrt(a, out=a * 0, where=m), np.log(a, out=a * 0, where=m)


def p(a, m, out):
    r = np.add(a, 1, where=m, out=None)
    np.arctanh(a / 4, out=out, where=m)
    np.exp(a[::-1], out=out, where=m)
    return r[m], out


print(f(np.array([1.0, 2, 3]), np.array([2.0, 0, 1]), np.array([True, False, True])))
print(g(np.ones((5, 6)), np.ones(6), np.ones((5, 6)) > 0), h(np.array([3, 4], np.int32), np.array([0, 2]), np.array([True, False])))
print(k(np.ones(3), np.array([True, False, True])), p(np.zeros(2), np.array([True, False]), np.ones(2)))
