# numba#3112, #1822, #2006, cupy#9400, #8536, numpy#28357: the dtype is NumPy's
import numpy as np
# regions: 4
# python: 5
# args unsigned: rng.integers(0, 2**32, 20, dtype='u4'), rng.integers(0, 2**32, 20, dtype='u4')
def unsigned(a, b):
    return a * b, a + b, a - b, a // (b | 1), a[3] * b[4]
# args single: rng.random(20, dtype='f4')
def single(a):
    return a * 2, a * 2.5, a * np.float64(2.5), a + np.int64(3), a * True, a / 3, a + np.float32(0.1)
# args powers: rng.random(40, dtype='f4') * 3
def powers(a):
    return a ** 3, a ** 2, a ** 0.5, a ** -1, a ** 2.0, 2 ** a
# args cube: np.float32(1.1)
def cube(x):
    return x ** 3
# args mixed: rng.integers(0, 99, 20), np.uint64(3)
def mixed(a, s):
    b = a > s
    return a + s, a * s, b
# args by_branch: rng.integers(0, 9, 20), True
# args by_branch: rng.integers(0, 9, 20), False
def by_branch(a, real):
    b = a
    if real:
        b = a * 0.5
    return b + b
# args lists: np.int32(2), rng.integers(0, 9, 5)
def lists(n, a):
    return n * [1, 2, 3], [1, 2, 3] * n, a * n
n = np.int32(2)
print(n * [1, 2, 3], [1, 2, 3] * n, np.arange(3) * n)
for r in (unsigned(np.full(5, 2**31, 'u4'), np.full(5, 3, 'u4')), single(np.ones(2, 'f4')),
          powers(np.full(6, 1.1, 'f4')), mixed(np.arange(4), np.uint64(3)), by_branch(np.arange(4), True),
          by_branch(np.arange(4), False), [cube(np.float32(1.1))], lists(np.int32(2), np.arange(3))):
    print([getattr(x, "dtype", type(x)) for x in r], r)
