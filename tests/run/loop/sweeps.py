# loops around array statements that couple nothing along their own axis, and loops that look like it
import numpy as np

def filter_rows(x, a, b):
    y = np.empty_like(x)
    y[:, 0] = a * x[:, 0]
    for j in range(1, x.shape[1]):
        y[:, j] = a * x[:, j] + b * y[:, j - 1]
    z = np.zeros_like(x)
    for j in range(x.shape[1] - 2, -1, -1):
        z[:, j] = b * z[:, j + 1] + np.exp(-y[:, j]) + j
    return y, z

def filter_columns(x, a):
    y = x.copy()
    for i in range(2, x.shape[0], 2):
        t = a * y[i - 2]
        y[i] = t + y[i]
        y[i - 1] = y[i] - t
    return y

def solve(c, d):
    n, m, k = d.shape
    for j in range(1, k):
        w = 1.0 / (4.0 - c[:, :, j - 1] * c[:, :, j])
        c[:, :, j] = c[:, :, j] * w
        d[:, :, j] = (d[:, :, j] - d[:, :, j - 1] * c[:, :, j]) * w
    for j in range(k - 2, -1, -1):
        d[:, :, j] -= c[:, :, j] * d[:, :, j + 1]

def relax(x, n):
    for _ in range(n):
        x *= 0.5
        x += 1.0
    return x

def spread(y):
    for j in range(1, y.shape[1]):
        y[1:-1, j] = 0.5 * (y[:-2, j - 1] + y[2:, j - 1])
    return y

def diagonal(y):
    for j in range(1, y.shape[1] - 1):
        y[:, j] = y[:, j - 1] + y[j, :1]
    return y

rng = np.random.default_rng(2)
for shape in ((5, 7), (100, 130), (1030, 3)):
    x = rng.random(shape)
    for r in filter_rows(x, 0.3, 0.7):
        print(r.sum(), r[0], r[-1, -1])
    print(filter_columns(x, 0.4).sum())
    print(spread(x.copy()).sum())
c, d = rng.random((6, 70, 9)), rng.random((6, 70, 9))
solve(c, d)
print(c.sum(), d.sum(), d[1, 2])
print(relax(np.arange(5000.0), 9).sum(), relax(np.arange(4.0), 0))
print(diagonal(rng.random((6, 6))))
