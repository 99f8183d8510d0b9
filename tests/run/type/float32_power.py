# numba#2006
import numpy as np
# args f: rng.random(40, dtype='f4') * 3
def f(a):
    return a ** 3, a ** 2, a ** 0.5, a ** -1, a ** 2.0, 2 ** a
print([x.dtype.name for x in f(np.ones(3, 'f4'))])
