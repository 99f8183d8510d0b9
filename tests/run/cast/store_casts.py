import numpy as np
# args f: rng.integers(0, 99, 20), rng.random(20) * 50
# args f: rng.random(20, dtype='f4'), rng.random(20)
def f(a, b):
    a[:] = b
    a[2:4] = 3.7
    a[5] = b[0] * 2
    return a
print(f(np.zeros(8, int), np.arange(8) * 1.5))
