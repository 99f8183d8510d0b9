import numpy as np
# args f: rng.integers(-9, 9, 40), rng.integers(0, 9, 40)
# args f: rng.integers(-9, 9, 40), rng.integers(-1, 9, 40)
def f(a, b):
    c = a + 1
    return c ** 2, a ** 3, a ** b
print(f(np.array([2, 3]), np.array([5, 70])))
