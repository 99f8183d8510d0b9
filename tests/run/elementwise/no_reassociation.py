import numpy as np
# args f: rng.standard_normal(100) * 1e10, rng.standard_normal(100)
def f(a, b):
    return (a + b) - a, a + (b - a), a / 3 * 3, a * (1 / b), (a - b) + (b - a), 0 * a, a - a, a * 1, a + 0
print(f(np.array([1e16, -0.0]), np.array([1.0, 0.0])))
