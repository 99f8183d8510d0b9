import numpy as np
# args f: rng.random(9)
def f(a):
    b = a * 2
    return b + 1
    c = b / 0
    return c
print(f(np.ones(2)))
