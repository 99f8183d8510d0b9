import numpy as np
# args f: rng.random(9) - 0.5
def f(a):
    b = 1 / (a - a[0])
    c = np.sqrt(-b)
    d = np.exp(a * 1e4)
    return b, c, d
f(np.array([0.5, 1.0, -1.0]))
