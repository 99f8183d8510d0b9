# what the hardware gives, and NumPy's warning
import numpy as np
# args f: rng.standard_normal(20) * 1e12
# args f: (rng.standard_normal(20) * 1e12).astype('f4')
def f(a):
    return a.astype('i4'), a.astype('i8'), a.astype('u1'), a.astype('i1'), a.astype('u8'), a.astype('f4')
print(f(np.array([np.nan, np.inf, -1.0, 300.0, 1e30])))
