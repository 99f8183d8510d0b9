import numpy as np
# args f: rng.integers(0, 5, 50), rng.integers(0, 5, 50)
# args f: rng.random(50), rng.random(50)
# args f: rng.random(50, dtype='f4'), rng.random(50)
def f(a, b):
    return a < b, a <= b, a == b, a != b, a > 2, b >= 0.5, (a > b) & (a < 3), ~(a == b) | (b != 1)
print(f(np.arange(4), np.arange(4)[::-1].copy()))
