import numpy as np
# args f: rng.integers(0, 2, 50).astype(bool), rng.integers(0, 2, 50).astype(bool)
# args f: rng.integers(0, 3, 50), rng.random(50) - 0.5
def f(a, b):
    return np.logical_and(a, b), np.logical_or(a, b), np.logical_not(a), np.logical_xor(a, b)
print(f(np.array([True, False]), np.array([True, True])))
