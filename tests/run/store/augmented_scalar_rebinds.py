import numpy as np
# args f: rng.random(9), np.float64(2), 3
def f(a, s, n):
    s += 1
    n *= 2
    a += s * n
    return a, s, n
print(f(np.ones(3), np.float64(1), 2))
