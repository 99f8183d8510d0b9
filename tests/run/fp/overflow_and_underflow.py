import numpy as np
# args f: rng.random(9) * 1e200
# args f: rng.random(9) * 1e-200
# args f: (rng.random(9) * 1e30).astype('f4')
def f(a):
    return a * a, a * a * a, np.exp(a), a / 1e300, a.sum() * a, (a * a).sum()
f(np.array([1e200, 1e-200]))
