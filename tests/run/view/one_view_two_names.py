# a view that two names hold is one object
import numpy as np
def f(n, a):
    x = np.linspace(0, 1, n)
    y = x
    v = a[1:]
    w = v
    z = a[1:]
    return x, y, v, w, z
x, y, v, w, z = f(4, np.arange(5.0))
print(x is y, v is w, v is z, v.base is z.base)
p = np.arange(6.0) * 2
q = p[::2]
r = q
s = q + r
print(q is r, s)
