# args f: rng.random(9), rng.random(9) > 0.5
# args g: rng.random((4, 5)), np.arange(20).reshape(4, 5), rng.random((4, 5)).astype(np.float32)
# args h: rng.random((4, 5)), np.arange(5), np.ones(5, np.float32)
# args k: np.asfortranarray(rng.random((4, 5)))
# args k: rng.random((4, 5))
# args p: np.array([1e300, 1.0, -1.0])
# args q: rng.random(6), np.arange(6)
# args r: rng.random(6), np.arange(6)
# python: 6
import numpy as np


def f(a, m):
    b = np.add(a, 1, dtype='f4')
    c = np.multiply(a, 2, where=m, out=np.zeros(9))
    return b, c, np.sqrt(a, casting='same_kind'), np.sum(a, where=m), np.sum(a, initial=5)


def g(a, i, s):
    return (np.add(i, i, dtype=float), np.add(i, 1, dtype=np.int8), np.divide(i, 3, dtype=np.float32), np.exp(a, dtype=np.float32),
            np.multiply(s, a, dtype='f8'), np.sqrt(i, dtype=np.float32), np.subtract(i, 1, dtype=np.complex128),
            np.maximum(a, 0, dtype=None), np.bitwise_and(i, 3, dtype=np.int16), np.negative(a[:, ::-1], dtype=np.float32))


def h(a, i, out):
    r = np.add(a[0], i, out, dtype=np.float64)
    return r, (np.multiply(a, 2, out=(a,)), np.add(i, i, casting="safe"), np.add(a, a, casting="no"), np.add(out, out, order="K"))


def k(a):
    return np.add(a, 1, order='C'), np.add(a, a.T.copy().T, order='C'), np.multiply(a, 2, order='K'), np.add(a, 1, order='F')


def p(a):
    return np.add(a, 1, dtype=np.float32)


def q(a, i):
    return np.add(a, i, dtype=int)


def r(a, i):
    return np.add(a, i, out=a, casting="no")


print(f(np.ones(9), np.arange(9) > 4), g(np.ones((2, 2)), np.ones((2, 2), int), np.ones((2, 2), np.float32)))
print(h(np.ones((4, 5)), np.arange(5), np.ones(5, np.float32)), k(np.ones((2, 3))), p(np.ones(3)))
print(r(np.ones(2), np.arange(2.0)))
try:
    print(q(np.ones(2), np.arange(2)))
except TypeError as e:
    print(e)
