import numpy as np
# args f: rng.random(6), rng.random(4)
def f(a, b):
    return np.outer(a, b), np.inner(a, a), np.outer(a, b) + 1, np.vdot(b, b), np.outer(a, b) @ b
print(f(np.arange(3.0), np.arange(2.0)))
