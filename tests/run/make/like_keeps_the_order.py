import numpy as np
# args f: rng.random((4, 5))
def f(a):
    return np.zeros_like(a.T), np.ones_like(a.T) + a.T, np.full_like(a[::2], 1), a.T.copy(), np.copy(a.T)
print([x.strides for x in f(np.ones((4, 5)))])
