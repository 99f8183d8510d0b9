import numpy as np
# args f: rng.integers(0, 256, 30, dtype='u1'), rng.integers(0, 256, 30, dtype='u1')
# args f: rng.integers(-128, 128, 30, dtype='i1'), rng.integers(-128, 128, 30, dtype='i1')
def f(a, b):
    return a + b, a * b, a - b, -a, a + 100, a * 2
print(f(np.array([250, 3], 'u1'), np.array([9, 5], 'u1')))
