# python: 4
import numpy as np

def scores(a, b):
    h = np.zeros((len(a) + 1, len(b) + 1), dtype=np.int64)
    best = 0
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            h[i, j] = max(0, h[i - 1, j - 1] + (3 if a[i - 1] == b[j - 1] else -3), h[i - 1, j] - 2, h[i, j - 1] - 2)
            if h[i, j] > best:
                best = h[i, j]
    return h, best

def clamped(h):
    n = 0
    for i in range(h.shape[0]):
        h[i] = max(0, h[i], 5 - h[i])
        n = max(n, h[i])
    return min(n, 9)

def fastest(u):
    f = 1e-12
    for i in range(len(u)):
        f = max(f, abs(u[i]))
    return 0.5 / f

def relaxed(u, tol):
    err = tol + 1
    it = 0
    while err > tol and it < 10:
        err = 0.0
        for i in range(1, u.shape[0] - 1):
            old = u[i]
            u[i] = 0.5 * (u[i - 1] + u[i + 1])
            err = max(err, abs(u[i] - old))
        it += 1
    return u, it, err

def kept(u):
    f = 10.0
    for x in u:
        f = max(f, x)
    return f, min(0, u[0]), max(1.5, u[1])

a = np.array([0, 1, 2, 3, 1, 2])
print(scores(a, a[::-1].copy()), scores(a, a + 10))
a[2] = -3
print(clamped(a), a)
print(relaxed(np.arange(5) ** 2.0, 0.1), relaxed(np.zeros(2), 0.1))
print(fastest(np.array([0.5, -2.0, 1.0])), fastest(np.zeros(3)), kept(np.array([1.0, 2.0])), kept(np.array([-1.0, 20.0])))
