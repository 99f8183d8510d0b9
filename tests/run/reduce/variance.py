import numpy as np
# args f: rng.standard_normal((13, 17))
# args f: rng.standard_normal((13, 17)).astype('f4')
# args f: rng.integers(0, 9, (13, 17))
def f(a):
    return a.var(), np.var(a, axis=0), a.std(axis=1), a.std(ddof=1), np.std(a, axis=0, ddof=1), (a - a.mean()) / a.std()
print(f(np.arange(6.0).reshape(2, 3)))
