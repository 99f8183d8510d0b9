import numpy as np
# args f: rng.random(9), rng.random(9)
# args f: rng.random(9), np.zeros(9)
def f(a, b):
    with np.errstate(divide='raise', invalid='ignore'):
        c = a / b
    return c + 1
try:
    f(np.ones(3), np.zeros(3))
except FloatingPointError as e:
    print(e)
