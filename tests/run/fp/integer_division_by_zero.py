import numpy as np
# args f: rng.integers(-9, 9, 20), rng.integers(-1, 2, 20)
# args f: rng.integers(0, 9, 20, dtype='u1'), rng.integers(0, 2, 20, dtype='u1')
def f(a, b):
    c = a // b
    d = a % b
    return c, d, a / b
print(f(np.array([7, -2**63, 0]), np.array([0, -1, 0])))
