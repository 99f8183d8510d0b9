# what a mask selects, as an array of its own; masks that take one value for each element
import numpy as np
# args f: rng.standard_normal((5, 6)), rng.standard_normal(30)
# args f: np.zeros((5, 6)), np.ones(30)
def f(a, v):
    m = a > 0.2
    b = a[m]
    c = a[m].sum() + a[~m].mean()
    d = np.exp(a[m]) * 2
    e = a[m] - a[m][::-1]
    g = a[a[:, 0] > 0]
    n = len(b) + b.size
    a[m] = v[:n // 2]
    return b, c, d, e, g, n, g.sum()
# args g: rng.standard_normal((5, 6)), rng.standard_normal(30)
def g(a, v):
    m = a > 0.2
    k = len(a[m])
    a[m] = v[:k]
    a[a[:, 0] > 0] += v[:6]
    m = a < 0
    x = a[m]
    a[m] = x[::-1]
    a[m] = np.sort(x) if False else x * 2
    return a * 2, a[m]
# args means: rng.random(50), rng.random(50)
def means(r, data):
    out = np.zeros(7)
    top = r.max()
    for i in range(7):
        m = np.logical_and(top * i / 7 <= r, r < top * (i + 1) / 7)
        inside = data[m]
        out[i] = inside.mean()
    return out
# args shrink: rng.random((4, 5)), 0.9
def shrink(z, limit):
    rows = np.arange(20)
    z = z.reshape(20) * 1.1
    seen = np.zeros(20)
    for k in range(6):
        keep = z < limit
        seen[rows[keep]] = k
        z = z[keep] * 1.3
        rows = rows[keep]
    return seen, rows
print(f(np.ones((5, 6)), np.ones(30)), g(np.ones((5, 6)), np.arange(30.0)))
print(means(np.arange(50.0), np.arange(50.0)), shrink(np.ones((4, 5)) / 2, 0.9))
