import numpy as np
# args f: rng.integers(0, 2, 40).astype(bool), rng.integers(0, 2, 40).astype(bool)
def f(a, b):
    return a + b, a * b, a / (b + 1), a & ~b, a ^ b, a ** 2, a > b, np.abs(a)
print(f(np.array([True, False]), np.array([True, True])))
