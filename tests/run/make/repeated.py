# python: 1
import numpy as np
# args f: rng.random((3, 4)), 2
def f(a, n):
    return (np.repeat(a, 3, axis=1) + 1, np.repeat(a, n, axis=0), np.repeat(a, 2), np.tile(a, (2, 3)) * 2, np.tile(a, 2),
            np.tile(a[0], (3, 1)) + a[1], np.roll(a, 1), np.roll(a, -1, axis=0) - a, np.roll(a, 2, axis=1))
# args g: rng.random(5)
def g(v):
    return np.roll(v, 1) - v, np.roll(v, -2), np.repeat(v, 3), np.tile(v, 3), (np.roll(v, -1) - 2 * v + np.roll(v, 1)) / 0.01
# args h: rng.random((4, 6)), 2, 3
def h(a, r, k):
    b = np.repeat(np.reshape(a[:, :r], (4, r, 1)), k, axis=2)
    return b * 2
print(f(np.arange(12.0).reshape(3, 4), 2), g(np.arange(5.0)), h(np.ones((4, 6)), 2, 3))
