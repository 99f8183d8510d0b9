# numba#4922: two loops, the second reads what the first wrote
import numpy as np
# args f: rng.random(9)
def f(v):
    w = np.zeros_like(v)
    for i in range(1, len(v)):
        w[i] = v[i] + w[i - 1]
    for i in range(len(v) - 1):
        v[i] = w[i + 1] - v[i]
    return v * w
print(f(np.arange(5.0)))
