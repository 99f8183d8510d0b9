import numpy as np
# args f: rng.random(5), np.arange(4)
def f(a, z):
    z[1:3] = a.max() * np.inf - np.inf
    return z
with np.errstate(all="ignore"):
    try:
        print(f(np.arange(4.0), np.zeros(4, dtype=np.int64)))
    except ValueError as e:
        print(e)
