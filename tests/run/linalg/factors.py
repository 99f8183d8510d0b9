# python: 1
# callbacks: 0
import numpy as np
# args f: rng.random((4, 4))
# args f: rng.random((3, 3)).astype('f4')
# args f: rng.random((3, 3)) + 1j * rng.random((3, 3))
# args f: (rng.random((3, 3)) + 1j * rng.random((3, 3))).astype('c8')
# args f: rng.integers(-5, 5, (5, 5))
# args f: np.zeros((3, 3))
# args f: np.full((3, 3), np.nan)
# args f: np.full((3, 3), 1e200)
# args f: rng.random((4, 5))
def f(a):
    s = a @ a.T.conj() + np.eye(len(a))
    w, q = np.linalg.eigh(s)
    sign, log = np.linalg.slogdet(a)
    return (np.linalg.cholesky(s) + a, np.linalg.det(a) + 1, w * 2, q @ q.T, sign, log * 2, np.linalg.eigvalsh(s), np.linalg.cholesky(s, upper=True),
            np.linalg.eigh(a)[0], np.linalg.det(s[::-1]) * 2)
# args g: rng.random((3, 5))
# args g: rng.random((5, 3)).astype('f4')
# args g: rng.random((4, 4)) + 1j
# args g: np.full((3, 4), np.nan)
# args g: np.full((3, 4), np.inf)
def g(a):
    u, s, vt = np.linalg.svd(a, full_matrices=False)
    b = (u * s) @ vt
    U, S, V = np.linalg.svd(a * 2)
    return b, U, S, V, np.linalg.svd(a.T, compute_uv=False) + 1
# args h: rng.random((2, 5, 3, 3))
# args h: rng.random((5, 3, 3)).astype('f4')
# args h: -rng.random((5, 3, 3))
def h(a):
    s = a @ np.swapaxes(a, -1, -2)
    w, q = np.linalg.eigh(s)
    sign, log = np.linalg.slogdet(s)
    u, d, v = np.linalg.svd(s)
    return np.linalg.det(s) * 2, w + 1, q, sign, log, u, d, v, np.linalg.cholesky(a * 0 + np.eye(3)) * 2, np.linalg.cholesky(s)
# args first: np.ones((3, 3))
# args first: rng.random((4, 4)) - 0.5
def first(a):
    t = a * 3
    return np.linalg.cholesky(t)
print(first(np.eye(3)), f(np.eye(4) * 3)[0], g(np.ones((3, 5)))[1:3], h(np.ones((1, 3, 3)) + np.eye(3))[0])
