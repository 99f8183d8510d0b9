import numpy as np
# args f: rng.random(9), 1
# args f: rng.random(9), -1
def f(a, k):
    b = a * 2
    if k > 0:
        c = b + 1
        d = c * c
    else:
        c = b - 1
        d = c / 2
    return b, c, d, c + d
print(f(np.ones(3), 1), f(np.ones(3), 0))
