# numba#3849
import numpy as np
def f(a, k):
    b = a * 2
    if k:
        c = b + 1
    d = b * 3
    e = c - d
    return e
print(f(np.ones(2), 1))
f(np.ones(2), 0)
