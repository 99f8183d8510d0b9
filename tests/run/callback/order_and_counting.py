# python: 1
import numpy as np
# args f: rng.random(8), rng.random(5), rng.integers(0, 6, 9)
def f(v, w, k):
    x = np.sort(v)
    x[:2] = 0
    h, e = np.histogram(v, 4)
    u, c = np.unique(k, return_counts=True)
    return (x, v[0] * w, h / 2, e * 1.5, u + 1, c * 2, np.argsort(v) + 1, np.searchsorted(np.sort(v), w) * 2, np.bincount(k % 6) + 1,
            np.digitize(w, np.array([0.2, 0.5])) + 1, np.interp(w, np.sort(v), v) * 2)
# args g: rng.random(40), rng.random(40), 5
def g(radius, data, n):
    histu = np.histogram(radius, n)[0]
    histw = np.histogram(radius, n, weights=data)[0]
    return histw / histu
# args h: rng.random((6, 4))
def h(a):
    return (np.median(a, axis=0) * 2, np.percentile(a, 30) + 1, np.sum(a[1:, 1:]), np.sum(a[:, ::2], axis=1) * 2, np.sort(a, axis=0) + a,
            np.mean(a[:, 1:3]) + 1, np.std(a[::2, 1:]), np.cumsum(a, axis=1) / 2, np.convolve(a[0], a[1]) * 2, np.max(a, initial=0.5) + 1)
print(f(np.arange(8.0), np.ones(5), np.arange(6)), g(np.arange(10.0), np.ones(10), 5), h(np.arange(24.0).reshape(6, 4)))
