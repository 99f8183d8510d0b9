import numpy as np
# args f: rng.standard_normal(50), rng.standard_normal(50)
# args f: rng.integers(-9, 9, 50), rng.integers(-9, 9, 50)
# args f: rng.standard_normal(50).astype('f4'), rng.standard_normal(50).astype('f4')
def f(a, b):
    return (np.minimum(a, b), np.maximum(a, 0), np.clip(a, -1, 1), a.clip(0, None), np.fmin(a, b),
            np.clip(a, b, 2), np.clip(a, None, b))
print(f(np.array([0.0, -0.0]), np.array([-0.0, 0.0])))
