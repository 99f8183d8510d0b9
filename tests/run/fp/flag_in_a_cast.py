import numpy as np
# args f: rng.random(9)
# args f: np.array([np.nan, 1.0, 1e300])
def f(a):
    b = a * 2
    c = b.astype(int)
    d = b.astype('f4')
    return c + 1, d
print(f(np.array([np.nan, 1e39])))
