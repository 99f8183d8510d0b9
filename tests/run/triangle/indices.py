# python: 1
# callbacks: 0
import numpy as np
# args f: rng.standard_normal((5, 5)), 4, 1
# args f: rng.integers(0, 9, (5, 5)), 6, -2
def f(a, n, k):
    u, l = np.triu_indices(4), np.tril_indices(n)
    i, j = np.triu_indices_from(a, 1)
    p = np.tril_indices_from(a, k)
    return u, l, a[i, j] * 2, p, a[np.tril_indices(5, -1)], np.triu_indices(n, k, 3), np.diag_indices(n), np.diag_indices(3, 3), a[np.diag_indices_from(a)]
# args g: rng.standard_normal(5), rng.standard_normal((3, 2))
# args g: rng.integers(0, 9, 5), rng.standard_normal((3, 2)) + 1j
def g(v, m):
    return np.diagflat(v), np.diagflat(m * 2), np.diagflat(v, 1), np.diagflat(v, -2)
# args h: rng.standard_normal((5, 4)), rng.standard_normal((4, 5)), rng.standard_normal((3, 3)), 2.5, rng.standard_normal(4)
# args h: rng.integers(0, 9, (5, 4)), rng.integers(0, 9, (4, 5)), rng.integers(0, 9, (3, 3)), 2, rng.integers(0, 9, 4)
# args h: rng.integers(0, 9, (5, 4)).astype('u1'), rng.integers(0, 9, (4, 5)), rng.standard_normal((3, 3)) + 1j, 7, rng.integers(0, 9, 4)
def h(a, b, c, x, v):
    d = a * 2
    np.fill_diagonal(d, 0)
    np.fill_diagonal(a, x)
    np.fill_diagonal(b, v)
    np.fill_diagonal(c, 1.0)
    return d, a + d, b * 2, c
print(f(np.arange(25.0).reshape(5, 5), 3, 0), g(np.arange(3.0), np.ones((2, 2))), h(np.ones((3, 4)), np.ones((4, 3)), np.ones((2, 2)), 2.5, np.arange(3.0)))
