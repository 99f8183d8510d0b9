# python: 1
# callbacks: 0
import numpy as np
# args f: rng.standard_normal((5, 7)), 12, rng.integers(0, 35, 6), rng.integers(0, 5, 6), rng.integers(0, 7, 6)
# args f: rng.standard_normal((5, 7)), 35, rng.integers(0, 40, 6), rng.integers(0, 5, 6), rng.integers(0, 9, 6)
# args f: rng.standard_normal((5, 7)), -1, rng.integers(-3, 35, 6), rng.integers(0, 5, 6), rng.integers(-1, 7, 6)
def f(a, k, flat, i, j):
    best = np.unravel_index(np.argmax(a), a.shape)
    p, q = np.unravel_index(np.argmin(a), a.shape)
    u = np.unravel_index(k, (4, 3, 3)), np.unravel_index(flat, a.shape), np.unravel_index(5, 8)
    r = np.ravel_multi_index((i, j), a.shape), np.ravel_multi_index((1, 2), (3, 4)), np.ravel_multi_index((p, q), a.shape)
    return best, a[best], a[p, q] * 2, u, r
print(f(np.arange(12.0).reshape(3, 4), 4, np.arange(5), np.arange(3), np.arange(3)))
