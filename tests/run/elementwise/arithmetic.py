import numpy as np
# args f: rng.standard_normal(50), rng.standard_normal(50)
# args f: rng.standard_normal((7, 9)).astype('f4'), rng.standard_normal((7, 9)).astype('f4')
# args f: rng.integers(-50, 50, 50), rng.integers(-5, 5, 50)
# args f: rng.integers(0, 250, 50, dtype='u1'), rng.integers(0, 5, 50, dtype='u1')
def f(a, b):
    return a + b, a - b, a * b, a / b, -a, +a, abs(a), a * a - b * b
print(f(np.array([1.0, 2.0]), np.array([3.0, 0.1])))
