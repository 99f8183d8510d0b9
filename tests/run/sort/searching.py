# args f: np.sort(rng.standard_normal(50)), rng.standard_normal(30), 0.25
# args f: np.round(rng.standard_normal(50), 1), np.round(rng.standard_normal(300), 1), 0.5
# args f: np.array([-1.0, 0.0, 0.0, 2.0, np.nan, np.nan]), np.array([np.nan, 0.0, -0.0, 5.0, -2.0, 2.0]), 2.0
# args g: np.sort(rng.integers(-20, 20, 40)), rng.integers(-25, 25, (5, 6)), 3
# args g: np.sort(rng.integers(-20, 20, 40)).astype(np.int16), rng.integers(0, 25, (5, 6)).astype(np.uint8), 3
# args g: np.sort(rng.integers(0, 20, 40)).astype(np.uint64), rng.integers(-3, 25, (5, 6)), 3
# args h: np.sort(rng.standard_normal((3, 40))), np.asfortranarray(rng.standard_normal((4, 5)))
# args d: rng.random(40), np.linspace(0, 1, 6)
# args d: rng.random(40), np.linspace(1, 0, 6)
# args d: rng.random(40), np.array([0.5, 0.2, 0.7])
# args d: rng.random(40), np.array([0.5, np.nan, 0.7])
# args d: rng.random(40), np.array([0.5, 0.5, 0.5])
# args loop: np.cumsum(rng.random(20)), rng.random(50) * 12
# python: 1
import numpy as np


def f(a, v, x):
    b = a * 2
    return (np.searchsorted(b, v), np.searchsorted(b, v, side="right"), np.searchsorted(b, v, "left") + 1, b.searchsorted(x), b.searchsorted(v[::-1], "right"),
            np.searchsorted(b[::2], x, side="right") * 2, np.searchsorted(b, 1), np.searchsorted(b, [0.1, 0.2]))


def g(a, v, k):
    b = a + 1
    return np.searchsorted(b, v), np.searchsorted(b, v[:, 1:3], "right"), np.searchsorted(b, k), np.searchsorted(b, 2.5), np.searchsorted(b, v.T)


def h(a, v):
    return np.searchsorted(a[1], v), np.searchsorted(a[:, 3], v + 1, "right"), np.searchsorted(a[0, ::-1], v[1])


def d(x, bins):
    y = x * 1.0
    return np.digitize(y, bins), np.digitize(y, bins, right=True) + 1, np.digitize(0.3, bins), np.digitize(y[0], [0.1, 0.5, 0.9])


def loop(edges, x):
    counts = np.zeros(len(edges) + 1, dtype=np.int64)
    for i in range(len(x)):
        k = np.searchsorted(edges, x[i])
        counts[k] += 1
    return counts


print(f(np.arange(4.0), np.ones(3), 0.5), g(np.arange(4), np.ones((2, 3), dtype=int), 2), h(np.ones((2, 5)), np.ones((2, 3))),
      d(np.arange(3.0), np.arange(3.0)), loop(np.arange(4.0), np.arange(5.0)))
