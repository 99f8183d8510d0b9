# NEP 50: a Python int that does not fit raises
import numpy as np
# args f: rng.integers(0, 256, 30, dtype='u1'), 300
# args f: rng.integers(0, 256, 30, dtype='u1'), 3
def f(a, n):
    b = a + 1
    return b + n
try:
    f(np.ones(3, 'u1'), 300)
except OverflowError as e:
    print(e)
