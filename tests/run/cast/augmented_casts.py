import numpy as np
# args f: rng.random(20, dtype='f4'), rng.random(20)
# args f: rng.integers(0, 99, 20), rng.integers(0, 99, 20, dtype='i4')
def f(a, b):
    a += b
    a *= 2
    a -= b * 0
    return a
print(f(np.ones(3, 'f4'), np.arange(3.0)))
