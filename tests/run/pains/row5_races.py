# numba#3681, #7133, #4922, #9829: sums into elements are not lost, whatever the threads
import numpy as np
# regions: 4
# python: 1
# args into_one: rng.random((30, 5))
def into_one(x):
    y = np.zeros((2, 2))
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            y[0, 1] += x[i, j]
    return y
# args two_places: rng.integers(0, 9, 6)
def two_places(vector):
    for i in range(len(vector)):
        for j in range(len(vector)):
            vector[j] += 1
            vector[i] += 1
    return vector
# args count: rng.random(30)
def count(x):
    c = 0
    for v in x:
        if v > 0.5:
            c += 1
    return c
# args two_loops: rng.random(9)
def two_loops(v):
    w = np.zeros_like(v)
    for i in range(1, len(v)):
        w[i] = v[i] + w[i - 1]
    for i in range(len(v) - 1):
        v[i] = w[i + 1] - v[i]
    return v * w
print(into_one(np.ones((4, 5))), two_places(np.zeros(5, int)), count(np.linspace(0, 1, 7)), two_loops(np.arange(5.0)))
