import numpy as np
# args f: rng.random(9)
# args f: rng.random((3, 4))
def f(a):
    b = a * 2
    return b.sum(axis=1)
try:
    f(np.ones(3))
except Exception as e:
    print(type(e).__name__, e)
