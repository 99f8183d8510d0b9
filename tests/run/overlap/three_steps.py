import numpy as np
# args f: rng.random(20), rng.random(20), rng.random(20)
def f(a, b, c):
    t = a + b
    a[:] = t * 2
    b[:] = t - a
    c[1:] = t[:-1] + b[1:]
    return t + c
print(f(np.ones(3), np.arange(3.0), np.zeros(3)))
