# python: 1
import numpy as np
# args f: rng.random((4, 6))
def f(a):
    return (np.reshape(a, (6, 4)) * 2, a.reshape(-1) + 1, np.reshape(a.T, (8, 3)) + a.reshape(8, 3), a.T.ravel() * 2,
            a.flatten(), a.T.flatten(), a[:, ::2].reshape(-1) - 1, a.reshape(2, 2, 6)[1].T * 2)
# args g: rng.random((2, 3, 4)), 2, 3, 4
def g(c, n, m, k):
    a = np.reshape(c, (n * m, k)) * 2
    b = np.reshape(np.transpose(c, (1, 0, 2)), (n * m * k,)) + a.ravel()
    return b, b.reshape(n, 1, m, k)[:, 0] + c
# args h: rng.random(12), 3
def h(v, n):
    m = v.reshape(n, 4)
    v[:2] = 2
    s = m[0, 0] + m.sum()
    w = m[1] * 2
    return s, w, m
print(f(np.arange(24.0).reshape(4, 6)), g(np.ones((2, 3, 4)), 2, 3, 4), h(np.ones(12), 3))
