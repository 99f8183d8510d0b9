# one element: what fits, what wraps, what raises
import numpy as np
# args f: np.zeros(5), np.zeros(5, dtype='i8'), np.zeros(5, dtype='u1'), 2, 3.7
# args f: np.zeros(5), np.zeros(5, dtype='i8'), np.zeros(5, dtype='u1'), -5, -0.5
# args f: np.zeros(5), np.zeros(5, dtype='i8'), np.zeros(5, dtype='u1'), 2, np.float32(200.5)
# args f: np.zeros(5, dtype='f4'), np.zeros(5, dtype='i4'), np.zeros(5, dtype='i2'), 4, 1e5
def f(a, b, c, i, v):
    for k in range(2):
        a[i] = v
        b[i] = v
        c[k] = a[i]
        b[k] = v * k
    a[i] += 1
    a[i] *= a[i]
    return a
# args g: rng.random((4, 5)), rng.integers(0, 9, 5), 1, 3
# args g: rng.random((4, 5)), rng.integers(0, 9, 5), -1, -4
# args g: rng.random((4, 5)), rng.integers(0, 9, 5), 0, 4
def g(a, n, i, j):
    for k in range(3):
        a[i, k] += n[k]
        a[i, j], a[j, i] = a[j, i], a[i, j]
        a[k, k] = n[k] = k + i
        n[k] += 2.5
        n[k] //= 2
        n[k] -= a[k, k]
    a[i], a[j] = a[j], a[i]
    return a * 2
# args h: np.zeros(3, dtype='f4'), np.zeros(3, dtype='i1'), np.zeros(3, dtype='?'), np.int64(300), 2**60 + 2**36 + 1
# args h: np.zeros(3, dtype='f4'), np.zeros(3, dtype='u4'), np.zeros(3, dtype='?'), np.int64(-3), 7
# args h: np.zeros(3, dtype='f4'), np.zeros(3, dtype='i4'), np.zeros(3, dtype='?'), np.float64(1e12), 7
def h(a, b, c, v, k):
    for i in range(1):
        a[0] = k
        a[1] = v
        c[0] = v
        c[1:] = k
        b[0] = v
        b[1:] = v
    return a, b, c
print(f(np.zeros(3), np.zeros(3, dtype=int), np.zeros(3, dtype=int), 1, 2.5))
print(g(np.ones((4, 5)), np.arange(5), 1, 2))
print(h(np.zeros(3, dtype='f4'), np.zeros(3, dtype='u4'), np.zeros(3, dtype='?'), np.int64(-3), 7))
