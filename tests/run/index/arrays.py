# index arrays: gathers and scatters, their layout, duplicates, what is out of bounds
import numpy as np
# args f: rng.random((4, 5, 6)), np.array([1, 3, -2]), np.array([[0, 4], [2, 2]])
# args f: rng.random((4, 5, 6)), np.array([1, 9, -2]), np.array([[0, 4], [2, 2]])
# args f: rng.random((4, 5, 6)), np.array([1, 3, -2], dtype='i4'), np.array([[0, -6], [2, 2]])
def f(a, i, k):
    b = a[i] * 2
    c = a[i, 1] + a[2, i, :]
    d = a[:, k, 1:4] + 1
    e = a[i[:, None], i, 2]
    g = a[..., k].max()
    h = a[i, :, i] * a[0, :3, 1, None]
    return b, c, d, e, g, h, a[i, i[::-1]]
# args views: rng.random((4, 5)), np.array([1, 3])
# args views: rng.random((4, 5)), np.array([], dtype=int)
def views(a, i):
    return a[i], a[:, i], a[1:, ::2][:, i % 2], a.T[i], a[::-1][i], a[None, i] * 2
# args store: rng.random((4, 5)), np.array([1, 3, 1]), rng.random(3)
# args store: rng.random((4, 5)), np.array([1, 4, 1]), rng.random(3)
# args store: np.arange(20).reshape(4, 5), np.array([1, 3, 1]), rng.random(3)
def store(a, i, v):
    a[i, 0] = v
    a[:, i] = 7
    a[i] += 1
    a[1:, i] *= v
    a[i, i] = a[i, i + 1]
    a[:, 1][i] = v[0]
    a[0, i] = a[0, 2:]
    return a * 2
# args loop: rng.random(9), rng.integers(0, 9, 9), np.zeros(9)
# args loop: rng.random(9), rng.integers(0, 10, 9), np.zeros(9)
def loop(x, n, y):
    for k in range(9):
        c = n[:k]
        y[k] = x[:k] @ x[c]
        y[n[k]] += x[n[k]]
        x[c] -= 1
        x[n[k:]] = x[k]
    n[n] = n + 1
    return n * 2
i = np.array([0, 2, 0])
print(f(np.ones((4, 5, 6)), i, np.array([[0, 4], [2, 2]])), views(np.ones((4, 5)), i))
print(store(np.ones((4, 5)), i, np.arange(3.0)), loop(np.ones(9), np.arange(9), np.zeros(9)))
