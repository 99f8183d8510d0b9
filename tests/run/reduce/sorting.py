import numpy as np
# args f: rng.random(20)
def f(a):
    b = a * 2
    c = np.sort(b)
    b.sort()
    return b, c - b, np.argsort(a), np.unique(np.round(a, 1)), np.searchsorted(c, 0.5), np.median(a), np.percentile(a, 30)
print(f(np.array([3.0, 1.0, 2.0])))
