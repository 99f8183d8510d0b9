# python: 1
# callbacks: 0
import numpy as np
# args f: rng.standard_normal((5, 6)), rng.standard_normal(7), rng.standard_normal((5, 1)), 3, 0.5
# args f: rng.integers(0, 9, (5, 6)), rng.integers(0, 9, 7), rng.integers(0, 9, (5, 1)), 3, 2.5
# args f: rng.integers(0, 200, (5, 6)).astype('u1'), rng.standard_normal(7).astype('f4'), rng.integers(0, 200, (5, 1)).astype('u1'), 300, 0.1
# args f: rng.standard_normal((5, 6)) + 1j, rng.standard_normal(7), rng.standard_normal((5, 1)) + 0j, 1, 0.0
def f(a, v, w, k, x):
    c = np.diff(a), np.diff(a, axis=0), np.diff(a, 2, 1), np.diff(v, n=3), np.diff(a, n=0)
    d = np.diff(v, prepend=0.0), np.diff(v, append=x), np.diff(a, axis=1, prepend=w), np.diff(a, axis=0, append=a[:1], prepend=a[-1:])
    e = np.diff(v, 2, prepend=k, append=v[:2]), np.diff(a, prepend=x), np.ediff1d(a), np.ediff1d(v) * 2
    return c, d, e
# args g: rng.random(9) > 0.5, rng.random((3, 4)) > 0.5
def g(b, m):
    return np.diff(b), np.diff(m, axis=0), np.diff(m, 2), np.diff(b, prepend=False) & True
print(f(np.ones((4, 5)), np.arange(6.0) ** 2, np.ones((4, 1)), 1, 2.0), g(np.arange(6) > 2, np.eye(3) > 0))
