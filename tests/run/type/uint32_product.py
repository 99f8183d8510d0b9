# numba#3112
import numpy as np
# args f: rng.integers(0, 2**32, 20, dtype='u4'), rng.integers(0, 2**32, 20, dtype='u4')
def f(a, b):
    return a * b, a + b, a - b, a // (b | 1)
print([x.dtype for x in f(np.ones(3, 'u4'), np.ones(3, 'u4'))])
