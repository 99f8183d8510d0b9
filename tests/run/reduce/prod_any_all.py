import numpy as np
# args f: rng.standard_normal((5, 7))
# args f: rng.integers(1, 4, (5, 7))
def f(a):
    return a.prod(), np.prod(a, axis=0), (a > 0).any(), (a > 0).all(axis=1), np.any(a), np.all(a, axis=0)
print(f(np.arange(6.0).reshape(2, 3)))
