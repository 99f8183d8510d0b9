"""Functions: arguments, defaults that are names, globals, several results, recursion of types."""
import math

import numpy as np

EPS = 1e-6
SHAPE = (4, 5)
KIND = np.float32
TABLE = np.arange(10)


def scale(x, by=EPS, kind=KIND):
    y = x * by
    z = np.zeros(3, kind)
    total = z.sum()
    return y, total


def both(n):
    grid = np.zeros(SHAPE)
    rows, cols = grid.shape
    first = TABLE[0]
    part = TABLE[:n]
    return rows * n, part.mean()


def distance(p, q):
    d = math.sqrt((p[0] - q[0]) ** 2 + (p[1] - q[1]) ** 2)
    return d


def by_branch(x):
    if x.ndim == 1:
        r = np.sum(x)
    else:
        r = x.sum(axis=0).max()
    return r


def early(x, stop=None):
    if stop is None:
        return x.copy()
    return x[:3]


def statistics(x):
    result = {"mean": x.mean()}
    low, high = np.percentile(x, [5, 95])
    counts, edges = np.histogram(x, bins=4)
    centres = (edges[:-1] + edges[1:]) / 2
    values, index = np.unique(x, return_inverse=True)
    return result, low, counts, centres, values, index


x = np.linspace(0, 1, 7)
y, total = scale(x)
y32, total = scale(x.astype(KIND), 2.0)
rows, mean = both(3)
d = distance((0.0, 1.0), (2.0, 3.0))
d2 = distance(np.zeros(2), np.ones(2))
r = by_branch(x)
r2 = by_branch(np.ones((2, 3)))
e = early(x)
e2 = early(x, 2)
found, low, counts, centres, values, index = statistics(x)
order = np.argsort(x)[::-1]
ranked = x[order]
mask = x > 0.5
some = x[mask]
row = np.random.rand(4, 5)[2]
corner = np.random.rand(4, 5)[2, 3]
picked = np.eye(3)[[0, 1], [1, 2]]
matrix = np.array([[math.cos(d), -math.sin(d)], [math.sin(d), math.cos(d)]])
moved = matrix @ np.array([1.0, 2.0])
size = x.size
last = x.shape[0] - 1
half = len(x) // 2
widths = np.diff(x) * 2
as_list = x.tolist()
