# integers of NumPy stored where a mask selects; stores into slices of a new axis
import numpy as np
# args f: rng.integers(-9, 9, (8, 1)).astype('i4')
def f(x2):
    x2[x2 < 0] = np.int64(3)
    return x2
f(np.ones((8, 1), 'i4'))
# args g: rng.integers(-9, 9, (8, 1)).astype('i4')
def g(x2):
    x2[2] = np.int64(3)
    x2[1:] += np.int32(3)
    return x2
g(np.ones((8, 1), 'i4'))
# args h: rng.integers(-9, 9, (4, 3)), 0
def h(a, k):
    b = a[None]
    b[k:] += a * a
    return b
print(h(np.ones((4, 3), int), 0), h(np.ones((4, 3), int), 1))
# args k: rng.integers(-9, 9, (4, 3)).astype('i4')
def k(a):
    a[:, :-1] = (np.int64(3) & np.int64(3)) - -1
    b = np.negative(0, out=a[:, 2])
    return a, b
print(k(np.ones((4, 3), 'i4')))
