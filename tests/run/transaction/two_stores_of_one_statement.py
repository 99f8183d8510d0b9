# the second store of a statement warns: the first one has not happened yet when Python does it again
import numpy as np
# args f: rng.random(3), rng.random(3).astype('f4')
def f(x0, x1):
    x0[0], x1[0] = x1[0], x0[0]
    return x0 + 1
f(np.ones(3), np.ones(3, 'f4'))
# args g: rng.random(3), rng.random(3).astype('f4')
def g(x0, x1):
    x0[0] = x1[0]
    x1[0] = x0[1]
    return x0 + 1
g(np.ones(3), np.ones(3, 'f4'))
# args h: rng.random(3), rng.random(3).astype('f4')
def h(x0, x1):
    if x0[2] > 0:
        x0[0], x1[0] = x1[0], x0[0]
    return x0 + 1
h(np.ones(3), np.ones(3, 'f4'))
