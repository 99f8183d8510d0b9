import numpy as np
# args f: rng.random(12)
def f(x):
    a = x * 2
    lo, hi = a[:8], a[4:]
    lo += hi
    hi[:] = lo[::-1]
    return a, lo, hi, lo + hi
print(f(np.arange(12.0)))
