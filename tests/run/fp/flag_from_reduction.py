import numpy as np
# args f: rng.random((4, 5)) * 1e308
# args f: np.array([[np.inf, -np.inf]] * 3)
def f(a):
    s = a.sum()
    t = a.sum(axis=0)
    m = a.mean(axis=1)
    return s, t, m, a.prod(), a.var()
f(np.array([[1e308, 1e308], [np.inf, -np.inf]]))
