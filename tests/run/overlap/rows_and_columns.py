import numpy as np
# args f: rng.random((6, 6))
def f(a):
    a[0] = a[:, 0]
    a[:, 1] = a[2] + a[:, 2]
    a[1:, 1:] = a[:-1, :-1]
    a[:] = a.T
    a[::-1] = a * 2
    return a
print(f(np.arange(9.0).reshape(3, 3)))
