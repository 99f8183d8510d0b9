# python: 1
# callbacks: 0
import numpy as np
# args f: rng.standard_normal((5, 6)), rng.integers(0, 9, 7), 2, rng.standard_normal((3, 4, 5))
# args f: rng.integers(0, 9, (5, 6)).astype('u1'), rng.standard_normal(7), -9, rng.standard_normal((3, 4, 5))
# args f: rng.standard_normal((5, 6)) + 1j, rng.standard_normal(7), 0, rng.standard_normal((3, 4, 5))
# args f: rng.standard_normal((5, 6)), rng.standard_normal(7), np.int64(7), rng.standard_normal((3, 4, 5))
def f(a, v, k, t):
    c = np.roll(v, 1), np.roll(v, k), np.roll(v, -k), np.roll(a, 3), np.roll(a, 1, axis=0), np.roll(a, -2, axis=-1), np.roll(v, 0)
    d = np.roll(a, (1, -1), axis=(0, 1)), np.roll(a, k, axis=1), np.roll(a, (k, 2), axis=(1, 0)), np.roll(a, (1, 2), axis=0), np.roll(t, 1, axis=(0, 2))
    e = np.rot90(a), np.rot90(a, 2), np.rot90(a, -1), np.rot90(a, 4), np.rot90(t, 1, (1, 2)), np.rot90(t, 3, axes=(0, 2)), np.rollaxis(t, 2), np.rollaxis(t, 0, 2), np.rollaxis(t, 1, 1)
    u = np.roll(np.zeros(5) + v[0], 5), np.roll(a, 1, 0) - 2 * a + np.roll(a, -1, 0)
    return c, d, e, u
# args g: rng.standard_normal((4, 3))
def g(a):
    b = np.roll(a.T, 1, axis=0)
    a[:] = np.roll(a, 1, axis=0) * 2
    return b, np.roll(a[::2], 1), np.broadcast_arrays(a, b.T)
print(f(np.ones((4, 5)), np.arange(6.0) ** 2, 3, np.ones((2, 3, 4))), g(np.arange(12.0).reshape(4, 3)))
