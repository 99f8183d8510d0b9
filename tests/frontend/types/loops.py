"""Iteration: over arrays, rows, zip, enumerate, lists; names that change type; lists that grow."""
import time

import numpy as np

points = np.random.rand(10, 3)
weights = np.arange(10)
centres = [np.zeros(3), np.ones(3)]

for p in points:
    n = np.linalg.norm(p)
for i, p in enumerate(points):
    j = i * 2
for p, w in zip(points, weights):
    q = p * w
for i, (p, w) in enumerate(zip(points, weights)):
    q = p + w + i
for v in weights:
    v2 = v * 2
for a, b in [(1, 2), (3, 4)]:
    s = a + b
for name, value in [("x", 1.0), ("y", 2.0)]:
    value2 = value * 2
for c in centres:
    dist = ((points - c) ** 2).sum(axis=1)
for i in reversed(range(3)):
    k = i
for i in sorted([3, 1, 2]):
    k = i
for v in points.flat:
    k2 = v
for (low, high) in points[:, :2]:
    span = high - low
for line in points.tolist():
    first = line[0]

total = 0  # widens
for v in points[:, 0]:
    total += v
largest = 0.0  # widens
for v in points[:, 0]:
    largest = max(largest, v)  # widens

squares = [i * i for i in range(5)]
norms = [np.linalg.norm(p) for p in points]
pairs = [(i, w) for i, w in enumerate(weights) if w > 2]
table = np.array([[i * j for j in range(3)] for i in range(4)])
stacked = np.array([p * 2 for p in points])
added = sum(w for w in weights)
best = min(norms)
norms2 = np.array(norms)
rows = []  # widens
for p in points:
    rows.append(p / 2)
halves = np.array(rows)
together = np.vstack(rows)
values = []  # widens
start = time.perf_counter()
while len(values) < 3:
    values.append(np.sum(points))
elapsed = time.perf_counter() - start
result = np.array(values)
mean = sum(values) / len(values)
zeros = [0.0] * 5
as_array = np.array(zeros)
longer = [1.0, 2.0] + [3.0]
shape = points.shape + (2,)
bigger = np.zeros(shape)
block = np.zeros(points.shape[:-1])
for part in np.split(weights, 2):
    m = part.mean()
first, second = np.array_split(weights, 2)
gx, gy = np.meshgrid(np.arange(3.0), np.arange(4.0))
gi, gj = np.mgrid[0:3, 0:4]
where, = np.where(weights > 3)
i0, j0 = np.nonzero(points > 0.5)
quotient, rest = divmod(7, 2)
