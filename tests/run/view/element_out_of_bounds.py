import numpy as np
# args f: rng.random((8, 1)), rng.integers(-9, 9, (8, 2))
# args f: rng.random((8, 1)), rng.integers(-9, 9, (9, 2))
def f(a, b):
    v = b[8, 1]
    a[:] = a
    w = v
    return w, a
try:
    f(np.ones((8, 1)), np.ones((8, 2)))
except IndexError as e:
    print(e)
