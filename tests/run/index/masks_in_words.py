# python: 2
import numpy as np
# Eight bools of a mask are looked at together.
# args f: rng.random(37), rng.integers(0, 3, 37) > 0, 1.5
# args f: rng.random(16) + 1j, np.ones(16, bool), 2j
# args f: np.arange(29, dtype='u1'), rng.integers(0, 9, 29) == 0, 3
# args f: rng.random(24) < 0.5, np.zeros(24, bool), True
def f(a, m, v):
    b = a[m]
    a[m] = v
    return b, a, a[m].shape
# args g: rng.random((6, 25)), rng.random((6, 25)) < 0.7
def g(a, m):
    b = a[m] * 2
    a[m] = b
    return a, b
# args h: rng.random((5, 7)), rng.integers(-5, 5, 40), rng.integers(-7, 7, 40)
# args h: rng.random((5, 7)), np.array([0, 4, 5]), np.array([0, 1, 2])
# args h: rng.random((5, 7)), np.array([0, 4, -5]), np.array([0, 1, -8])
def h(a, i, j):
    x = a[i, j]
    a[i, j] = x * 2
    a[i, j] += 1.0
    return x, a
print(f(np.arange(19.0), np.arange(19) % 3 > 0, 5.0), g(np.arange(20.0).reshape(2, 10), np.arange(20).reshape(2, 10) % 7 > 1))
print(h(np.arange(6.0).reshape(2, 3), np.array([0, 1, -1]), np.array([2, -3, 0])))
