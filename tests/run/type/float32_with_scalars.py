# numba#1822, cupy#9400: Python scalars are weak, NumPy scalars are not
import numpy as np
# args f: rng.random(20, dtype='f4')
def f(a):
    return a * 2, a * 2.5, a * np.float64(2.5), a + np.int64(3), a * True, a / 3, a + np.float32(0.1)
print([x.dtype.name for x in f(np.ones(3, 'f4'))], f(np.ones(2, 'f4')))
