import numpy as np
# args f: rng.random(20), 3, -2, 2
# args f: rng.random(20), -5, 99, -1
# args f: rng.random(20), 7, 2, 1
# args f: rng.random(20), 0, 20, 0
def f(a, i, j, k):
    b = a[i:j] + 1
    c = a[::k] * 2
    a[i:] = 0
    a[:j] += 1
    return b, c, a
print(f(np.arange(9.0), 2, -2, 3), f(np.arange(9), 5, 3, -1))
