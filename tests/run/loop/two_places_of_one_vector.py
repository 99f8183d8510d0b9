# two updates of one vector in a round, a count under a condition, complex division by zero
import numpy as np
# args f: rng.integers(0, 9, 6), rng.random((6, 6))
# python: 1
def f(v, x):
    c = 0
    for i in range(len(v)):
        for j in range(len(v)):
            v[j] += 1
            v[i] += 1
            if x[i, j] > 0.5:
                c += 1
    return v, c
f(np.ones(3, int), np.ones((3, 3)))
# args g: rng.standard_normal(5) + 1j, np.zeros(5) + 0j
def g(z, w):
    s = 0j
    for i in range(len(z)):
        s += z[i] / w[i]
    return s, z / w
g(np.ones(3) + 1j, np.ones(3) + 0j)
