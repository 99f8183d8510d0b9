# python: 1
import numpy as np
# args f: rng.random((3, 4)), 2
def f(a, n):
    b = np.zeros((3, n), order='F') + 1
    c = np.ones((n, 4), dtype=a.dtype, order='C') * 2
    d = np.full((n, 3), 7.5, order='F') - 1
    e = np.ndarray((n, 4), dtype=a.dtype)
    e[:] = a[:2] * 2
    g = np.empty([3, 4], a.dtype)
    g[1:] = a[1:]
    g[0] = a[1] + 1
    return b, c, d, e, g, np.zeros_like(a.T) + a.T, np.ones_like(a.T) * 2, np.ascontiguousarray(a.T) + 1
# args g: 3, 0
def g(n, m):
    return np.zeros((n, m)) + 1, np.eye(n, m), np.ones(m) * 2, np.identity(n, np.float32) * 2
print([x.strides for x in f(np.ones((3, 4)), 2)], g(3, 2))
