import numpy as np
# args f: rng.integers(-99, 99, 40), rng.integers(0, 70, 40)
# args f: rng.integers(0, 256, 40, dtype='u1'), rng.integers(0, 12, 40, dtype='u1')
# args f: rng.integers(-9, 9, 40, dtype='i4'), rng.integers(0, 40, 40)
def f(a, b):
    return a & b, a | b, a ^ b, ~a, a << b, a >> b, a & 3
print(f(np.array([5, -5]), np.array([1, 2])))
