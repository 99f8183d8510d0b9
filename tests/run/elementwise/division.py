import numpy as np
# args f: rng.standard_normal(50) * 10, rng.standard_normal(50)
# args f: (rng.standard_normal(50) * 10).astype('f4'), rng.standard_normal(50).astype('f4')
# args f: rng.integers(-50, 50, 50), rng.integers(-5, 5, 50)
# args f: rng.integers(0, 250, 50, dtype='u1'), rng.integers(0, 5, 50, dtype='u1')
def f(a, b):
    return a // b, a % b, np.fmod(a, b), np.remainder(a, b), a / b
print(f(np.array([7.0, -7.0]), np.array([2.0, -0.3])))
