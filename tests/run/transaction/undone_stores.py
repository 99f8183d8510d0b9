"""A loop that has stored into its arguments and then cannot go on: Python sees the arrays as they were."""
import numpy as np

# pythran export scale(float64[:,:], int64[:])
# pythran export shift(float64[:], int)
# pythran export grow(float64[:], float64[:])
# pythran export count(float64[:], int)

# args scale: np.arange(12.0).reshape(3, 4), np.array([1, 2, 0, 4])
def scale(a, k):
    for i in range(a.shape[0]):
        for j in range(a.shape[1]):
            a[i, j] = a[i, j] / k[j] + i
    return a


# args shift: np.arange(10.0), 3
def shift(a, n):
    for i in range(len(a)):
        a[i] = a[i + n] * 2
    return a


# args grow: np.ones(8), np.ones(8)
def grow(a, b):
    i = 0
    while i < 8:
        a[i] = b[i] * 1e300
        b[i] = a[i] * 10
        i = i + 1
    a[0] = b[1] * 1e10
    return a


def count(a, n):
    k = 1
    for i in range(n):
        a[i] = k
        k = k * 1000
    return k


a = np.arange(12.0).reshape(3, 4)
print(scale(a, np.array([1, 2, 0, 4])), a)
try:
    scale(a, np.array([1, 2, 3]))
except IndexError as e:
    print(e, a)
b, c = np.arange(10.0), np.ones(8)
try:
    shift(b, 3)
except IndexError as e:
    print(e, b)
print(grow(np.ones(8), np.ones(8)))
print(grow(c, np.ones(8) * 1e8), c)
d = np.zeros(12)
print(count(d, 6), d)
print(count(d, 9), d)
