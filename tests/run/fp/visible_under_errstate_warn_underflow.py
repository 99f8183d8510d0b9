import numpy as np
# args f: rng.random(9) * 1e-200
def f(a):
    with np.errstate(under='warn'):
        b = a * a
        c = b + a
    return c
print(f(np.array([1e-200, 1.0])))
