import numpy as np
# args f: rng.standard_normal((13, 17))
# args f: rng.integers(-9, 9, (13, 17))
# args f: rng.integers(0, 255, (13, 17), dtype='u1')
def f(a):
    return a.min(), a.max(), a.min(axis=0), np.max(a, axis=1), np.amin(a), a.max(axis=0, keepdims=True), np.ptp(a)
print(f(np.array([[0.0, -0.0], [-0.0, 0.0]])))
