# numba#2919
import numpy as np
# args f: np.array([1.0, np.nan, -np.inf, np.inf, -0.0])
def f(a):
    return (np.clip(a, -1, 1), np.maximum(a, 0), np.minimum(a, 0), a.max(), a.sum(), np.sign(a), a < 0, a == a,
            np.where(a > 0, a, 0), a ** 0, a * 0, np.fmax(a, 0))
print(f(np.array([np.nan, 1.0, -np.inf])))
