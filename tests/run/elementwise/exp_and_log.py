# SVML bits: NumPy's own loops
import numpy as np
# args f: rng.random(77) * 5 + 0.1
# args f: rng.random((9, 13), dtype='f4') + 0.1
# args f: rng.integers(1, 9, 30)
def f(a):
    return np.exp(a), np.log(a), np.exp2(a), np.log2(a), np.log10(a), np.expm1(a), np.log1p(a)
print(f(np.array([0.5, 1.5])))
