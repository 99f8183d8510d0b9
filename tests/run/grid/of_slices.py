# python: 1
# callbacks: 0
import numpy as np
# args f: 5, 0.5, 2
# args f: 3, 0.25, -1
def f(n, h, k):
    i, j = np.mgrid[0:n, 0:n]
    y, x = np.mgrid[-1:1:h, -1:1:0.25]
    p, q = np.mgrid[0:1:10j, -2:2:5j]
    u = np.mgrid[0:10:2, k:5], np.mgrid[0:5], np.mgrid[0:1:5j], np.mgrid[-1:1:0.1], np.mgrid[:3, :n, 1:4], np.mgrid[0:n:2] * 2, np.mgrid[0:2:1j, 0:3:2.5]
    return i * 2.0 + j, y * x, p + q, u
# args g: 5, 0.5
# args g: 4, 0.3
def g(n, h):
    y, x = np.ogrid[:n, :n]
    b, a = np.ogrid[-1:1:h, 0:1:4j]
    return x * x + y * y < n * n, a - b, np.ogrid[0:5, 1:6:2], np.ogrid[0:5, 0:3, 0:2], np.ogrid[0:4]
# args r: rng.standard_normal(5), rng.integers(0, 9, 4), 2.5, rng.standard_normal((3, 2))
# args r: rng.standard_normal(5).astype('f4'), rng.integers(0, 9, 4).astype('i2'), 2, rng.standard_normal((3, 2))
def r(x, k, v, m):
    a = np.r_[x, x], np.r_[0, x], np.r_[x, 1.0, 2.0], np.r_[v, x[1:], v], np.r_[0:5], np.r_[x, k], np.r_[k, 1, 0:4], np.r_[m, m], np.r_[k, [1, 2]], np.r_[1, 2.5]
    return a, np.c_[x, x * 2], np.c_[m, m], np.c_[m, m[:, 0]], np.c_[k, k, k], np.c_[np.ones(len(x)), x]
print(f(4, 0.5, 1), g(3, 0.5), r(np.arange(3.0), np.arange(4), 1.5, np.ones((2, 2))))
