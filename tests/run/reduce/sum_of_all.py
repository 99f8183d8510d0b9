# NumPy's pairwise order: 8, 128, 8192 are its borders
import numpy as np
# args f: rng.standard_normal(7)
# args f: rng.standard_normal(9)
# args f: rng.standard_normal(127)
# args f: rng.standard_normal(129)
# args f: rng.standard_normal(8193)
# args f: rng.standard_normal(1001).astype('f4')
# args f: rng.integers(-9, 9, 100)
# args f: rng.integers(0, 255, 100, dtype='u1')
# args f: rng.integers(0, 2, 100).astype(bool)
def f(a):
    return a.sum(), np.sum(a), (a * 2).sum(), (a + a).sum() + 1
print(f(np.arange(5.0)))
