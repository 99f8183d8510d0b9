# numba#10142
import numpy as np
# args f: rng.standard_normal(40)
# args f: rng.standard_normal(40).astype('f4')
# args f: rng.integers(0, 9, 20)
def f(a):
    return np.isnan(a), np.isinf(a), np.isfinite(a), np.signbit(a), a != a, np.where(np.isnan(a), 0, a)
print(f(np.array([np.nan, np.inf, -0.0])))
