import numpy as np
# args f: rng.random(20), 3
# args f: rng.random(20), 1
# args f: rng.random(20), 19
# args f: rng.random(20), -3
# args f: rng.random(20), 25
def f(a, k):
    b = a[k:] - a[:-k]
    c = a[k:] * 2
    return b, c + b
print(f(np.arange(6.0), 2))
