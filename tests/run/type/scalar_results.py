# a reduction gives a NumPy scalar and not a 0-d array
import numpy as np
# args f: rng.random(20)
def f(a):
    s = a.sum()
    return s, s * 2, s ** 2, np.sqrt(s), a.max() - a.min(), a[0] + a[1], a.mean() * 1.5
print([type(x).__name__ for x in f(np.arange(4.0))])
