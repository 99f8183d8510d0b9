# args f: rng.integers(-5, 5, 60)
# args f: rng.integers(0, 200, (5, 6)).astype(np.uint8)
# args f: np.asfortranarray(rng.integers(0, 4, (5, 6)))
# args f: np.array([2**63 - 1, -2**63, 0, 2**63 - 1, -1])
# args f: np.array([7, 7, 7])
# args g: np.round(rng.standard_normal(30), 1)
# args g: np.array([0.0, -0.0, np.nan, 1.0, np.nan, -0.0])
# args h: rng.integers(-5, 50, (6, 7)), rng.integers(0, 30, 9)
# args h: rng.integers(-5, 50, 40).astype(np.int16), rng.integers(0, 30, (2, 3)).astype(np.int16)
# args h: rng.integers(-50, 50, 40), rng.integers(-40, 30, 20)
# args h: rng.integers(-5, 50, 40) * 10**16, rng.integers(0, 30, 20) * 10**16
# args h: rng.integers(0, 256, 40).astype(np.uint8), rng.integers(0, 256, 20).astype(np.uint8)
# args h: np.arange(-128, 128).astype(np.int8), rng.integers(-128, 128, 20).astype(np.int8)
# args h: rng.integers(-5, 50, 40), rng.integers(0, 30, 5).astype(np.uint64)
# args h: np.array([2**63 - 1, -2**63, 0]), np.array([2**63 - 1, 5])
# python: 1
import numpy as np


def f(a):
    b = a + 0
    v, n = np.unique(b, return_counts=True)
    w, first, back = np.unique(a, return_index=True, return_inverse=True)
    x, inverse, m = np.unique(a, return_inverse=True, return_counts=True)
    y, i = np.unique(a, True)
    return np.unique(b), v, n * 2, w, first, back, x, inverse + 1, m, y, i, np.unique(a, True, True, True), np.unique(a, return_index=True, return_counts=True)


def g(a):
    b = a * 2
    return np.unique(b), np.unique(b, return_counts=True)


def h(a, b):
    c = a + 0
    return np.isin(c, b), np.isin(c, b, invert=True), c[np.isin(c, b)], np.isin(c, b, assume_unique=False)


print(f(np.array([3, 1, 3])), g(np.ones(3)), h(np.arange(5), np.array([1, 2])))
