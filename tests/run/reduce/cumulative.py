# args f: rng.standard_normal((5, 7))
# args f: rng.standard_normal((5, 7)).astype(np.float32)
# args f: np.asfortranarray(rng.standard_normal((5, 7)))
# args g: rng.standard_normal(40)
# args g: np.where(np.arange(20) > 7, -0.0, 0.0)
# args g: np.array([1e308, 1e308, -1e308, np.nan, np.inf, 2.0])
# args h: rng.standard_normal((3, 4, 5))
# args h: rng.standard_normal((3, 4, 5)).transpose(2, 0, 1)
# args k: rng.integers(-100, 100, (4, 9)).astype(np.int8)
# args k: rng.integers(0, 200, (4, 9)).astype(np.uint16)
# args k: rng.random((4, 9)) > 0.5
# args p: np.arange(9.0), np.ones(9)
# args q: rng.standard_normal((4, 6)) + 1j * rng.standard_normal((4, 6))
# args w: rng.standard_normal(30).astype(np.float16)
# python: 2
import numpy as np


def f(a):
    b = a + 1
    return np.cumsum(b), b.cumsum(axis=0), np.cumprod(b, axis=1), np.diff(np.cumsum(b, axis=-1), axis=0)


def g(v):
    return (np.cumsum(v), np.cumprod(v[::2]), np.add.accumulate(v[::-1]), np.maximum.accumulate(v), np.minimum.accumulate(v),
            np.subtract.accumulate(v), np.cumsum(v * 2)[-1], np.cumulative_sum(v))


def h(a):
    return (np.cumsum(a, 0), np.cumsum(a, 1), np.cumsum(a, 2), np.cumsum(a[:, ::-1], 1) * 2, np.maximum.accumulate(a, axis=1),
            np.multiply.accumulate(a[1:, :, 2], axis=1), np.cumsum(a, dtype=np.float32))


def k(a):
    return (np.cumsum(a), np.cumprod(a, axis=0), np.add.accumulate(a), np.maximum.accumulate(a, 1), np.cumsum(a, dtype=np.int32),
            np.cumsum(a, axis=1, dtype=np.float64), np.logical_or.accumulate(a > 0), np.logical_and.accumulate(a > 1, axis=1))


def p(v, out):
    r = np.cumsum(v, out=out[:])
    np.multiply.accumulate(v + 1, out=out[:])
    return r, out, v.cumsum() / np.arange(1, 10)


def q(z):
    return np.cumsum(z, axis=0), np.cumsum(z), np.add.accumulate(z, axis=1)


def w(x):
    return np.cumsum(x), np.cumprod(x), np.cumsum(x, dtype=np.float32), np.maximum.accumulate(x)


print(f(np.arange(6.0).reshape(2, 3)), g(np.arange(6.0)), h(np.arange(24.0).reshape(2, 3, 4)), k(np.arange(8).reshape(2, 4)),
      p(np.arange(9.0), np.zeros(9)), q(np.ones((2, 3)) * 1j), w(np.ones(4, np.float16)))
