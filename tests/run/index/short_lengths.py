# lengths of 0 and 1, which only the run knows
import numpy as np
# args f: rng.random(9), 5
# args f: -np.zeros(9), 2
def f(x, n):
    s = np.zeros(12)
    for k in range(n):
        y = x[:k] * 2
        s[0] += y.sum()
        s[1] += np.prod(y)
        s[2] += np.any(y > 1)
        s[3] += np.all(y > 1)
        s[4] += y @ x[:k]
        s[5] += np.dot(x[k:0:-1], x[:k])
        s[6] += np.sum(x[:k] * x[k:2 * k])
        s[7] += len(y) + y.size
        y[:] = 3
        s[8] += y.sum()
        s[9:9 + k] += 1
        s[9 - k:9] *= x[:k]
    return s
# args g: rng.random(9), 5, 1
# args g: rng.random(9), 5, 0
def g(x, n, m):
    s = np.zeros(12)
    for k in range(m, n):
        y = x[:k] * 2
        s[0] += y.max()
        s[1] += y.min() + y.argmax()
        s[2] += y.mean()
        s[4] += y.std()
        s[5] += np.argmin(x[k:])
    return s
# args h: rng.random((6, 7))
def h(a):
    s = np.zeros(7)
    for i in range(5):
        for j in range(5):
            b = a[:i, :j] + 1
            s[0] += b.sum()
            s[1] += (b * a[:i, :j]).sum()
            s[:i] += b @ a[0, :j]
            s[:j] += a[1, :i] @ b
            c = b @ a[:j, :i]
            s[2] += c.sum()
            s[3] += (a[:i, 0, None] * a[None, 1, :j]).sum()
            s[4] += np.where(b > 1.5, b, 0).sum()
    for i in range(5):
        for j in range(2, 5):
            b = a[:i, :j] + 1
            s[:j] += b.sum(axis=0)
            s[:j] += b.prod(axis=0)
    return s
# args r: rng.random((6, 7)), np.array([4, 3])
# args r: rng.random((6, 7)), np.array([1, 3])
# args r: rng.random((6, 7)), np.array([3, 1])
# args r: rng.random((6, 7)), np.array([0, 0])
# args r: rng.random((6, 7)), np.array([1, 1])
def r(a, n):
    k = n[0]
    j = n[1]
    b = a[:k, :j] * 2
    c = a[:k, ::-1] * 2
    d = a[k:, j:]
    return b, c, d, a[:k, 0] + a[:k, 1], a.T[:j, :k] * 2
print(f(np.arange(9.0), 4), g(np.arange(9.0), 5, 1), h(np.ones((6, 7))), r(np.ones((6, 7)), np.array([3, 2])))
