# the caller's array changes, and the name stays the same object
import numpy as np
# args f: rng.random(9), rng.random(9)
# args f: rng.integers(0, 9, 9), rng.integers(1, 9, 9)
def f(a, b):
    c = a
    c += b
    c -= 1
    c *= b
    return c, c is a
x = np.ones(3)
print(f(x, np.arange(3.0)), x)
