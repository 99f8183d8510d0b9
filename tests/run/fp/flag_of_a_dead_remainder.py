import numpy as np
# args f: rng.integers(-9, 9, (2, 8))
# args f: rng.random((2, 8))
def f(a):
    b = a.mean(axis=1)
    c = np.arange(2)
    d = b % c
    d = b // c
    return b
f(np.ones((2, 3)))
