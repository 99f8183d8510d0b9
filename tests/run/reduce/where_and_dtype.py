# args f: rng.integers(-9, 9, (6, 7)), rng.random((6, 7)) > 0.5, rng.random(7) > 0.5
# args f: rng.integers(0, 200, (6, 7)).astype(np.uint8), rng.random((6, 7)) > 0.5, rng.random(7) > 0.5
# args f: rng.standard_normal((6, 7)), rng.random((6, 7)) > 0.5, rng.random(7) > 0.5
# args g: rng.random(9000, dtype='f4'), rng.integers(-99, 99, (100, 90)), rng.random((9, 1000)) * 1e30
# args g: rng.random(9, dtype='f4')[::2], rng.integers(-99, 99, (5, 4)).T, rng.random((3, 4)) * 1e39
# args c: rng.random((5, 9)) > 0.3
# args b: rng.integers(0, 99, (5, 9)), rng.random((5, 9)) > 0.3
# args b: rng.integers(0, 99, (5, 9)).astype(np.uint16), rng.random((5, 9)) > 0.3
# python: 2
import numpy as np


def f(a, m, row):
    return (np.sum(a, where=m), np.sum(a, axis=0, where=row), np.any(a > 3, where=m), np.all(a > -5, axis=1, where=m), np.prod(a % 3 + 1, where=m),
            np.sum(a, initial=5), np.sum(a, axis=1, initial=2, where=row, keepdims=True), np.add.reduce(a, where=m), np.logical_or.reduce(a > 2, where=m))


def g(s, i, d):
    return (np.sum(s, dtype=np.float64), s.sum(dtype='f8'), np.sum(i, dtype=float), np.sum(d, dtype=np.float32), np.sum(i, dtype=np.int8),
            np.add.reduce(s, dtype=float), np.sum(i, axis=0, dtype=float), np.prod(s[:9], dtype=float))


def c(m):
    return np.bitwise_or.reduce(m, axis=1), np.bitwise_xor.reduce(m)


def b(i, m):
    return (np.bitwise_or.reduce(i), np.bitwise_xor.reduce(i, axis=1), np.bitwise_and.reduce(i, axis=None), np.bitwise_or.reduce(i.T, axis=1),
            np.bitwise_xor.reduce(i[:, ::2], axis=0, keepdims=True))


print(f(np.ones((2, 3), dtype=int), np.ones((2, 3)) > 0, np.arange(3) > 1), g(np.ones(9, 'f4'), np.ones((2, 3), int), np.ones((2, 3))),
      b(np.arange(6).reshape(2, 3), np.ones((2, 3), bool)), c(np.ones((2, 3), bool)))
