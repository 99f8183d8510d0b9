# casts of what the compiler knows
import numpy as np
# args f: 8
def f(n):
    a = np.ones(n)
    b = abs(a.astype('u1'))
    c = np.full(n, 2.5).astype('i4') + b
    d = np.zeros(n, complex).astype(bool)
    e = np.full(n, 1e10).astype('i2')
    return b, c, d, e, a
print(f(3))
