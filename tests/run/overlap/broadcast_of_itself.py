import numpy as np
# args f: rng.random((5, 6))
def f(a):
    a -= a[0]
    a[:] = a[:, :1] + a
    a *= a[2:3]
    a += a.sum(axis=0)
    a /= 1 + abs(a.max())
    return a
print(f(np.arange(12.0).reshape(3, 4)))
