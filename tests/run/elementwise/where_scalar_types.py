import numpy as np
# args f: rng.random(20, dtype='f4')
def f(a):
    c = a > 0.5
    return np.where(c, a, 1.0), np.where(c, a, np.float64(1)), np.where(c, 1, 2.0), np.where(c, True, a)
print([x.dtype.name for x in f(np.ones(2, 'f4'))])
