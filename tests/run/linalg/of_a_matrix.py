# python: 1
# callbacks: 2
import numpy as np
# args f: rng.random((4, 4)), rng.random(4)
# args f: np.ones((3, 3)), np.ones(3)
def f(m, v):
    s = m @ m.T + np.eye(4)[:len(v), :len(v)]
    x = np.linalg.solve(s, v)
    w, q = np.linalg.eigh(s)
    r = s @ x - v
    return np.linalg.inv(m) * 2, x, r, np.linalg.cholesky(s) + np.triu(m, k=1), np.linalg.det(m) + 1, w * 2, q @ q.T, np.linalg.norm(v) * v
# args g: rng.random((3, 5))
def g(a):
    u, s, vt = np.linalg.svd(a, full_matrices=False)
    b = (u * s) @ vt
    p = np.linalg.pinv(a) * 2
    sign, log = np.linalg.slogdet(a @ a.T)
    return b, p, sign * np.exp(log), np.linalg.matrix_rank(a) + 1, np.linalg.norm(a, axis=1) * 2
print(f(np.eye(4) * 3, np.ones(4)), g(np.ones((3, 5)))[2])
