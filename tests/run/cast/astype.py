import numpy as np
# args f: rng.standard_normal(40) * 100
# args f: rng.integers(-200, 200, 40)
def f(a):
    return (a.astype(int), a.astype('f4'), a.astype(np.uint8), a.astype(bool), a.astype('i2') + 1, a.astype('f8') * 2,
            a.astype('f4').astype('f8'), a.astype(a.dtype))
print(f(np.array([1.5, -2.5, 200.0])))
