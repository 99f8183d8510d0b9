import numpy as np
# args f: rng.standard_normal(60) * 100
# args f: (rng.standard_normal(60) * 100).astype('f4')
def f(a):
    return np.floor(a), np.ceil(a), np.trunc(a), np.rint(a), np.round(a, 1), a.round(), np.round(a, -1)
print(f(np.array([0.5, 1.5, -2.5, 0.05])))
