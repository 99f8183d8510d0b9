# jax#101
import numpy as np
# args f: rng.standard_normal(20), rng.standard_normal(20)
def f(a, b):
    a[a < 0] = 0
    b[b > 1] *= 2
    a[b > 0] = b[b > 0]
    return a + b
print(f(np.array([1.0, -1.0]), np.array([2.0, -3.0])))
