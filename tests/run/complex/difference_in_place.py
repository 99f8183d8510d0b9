# what a difference of complex arrays in place warns of
import numpy as np
# args f: rng.standard_normal((6, 3)) + 1j * rng.standard_normal((6, 3))
def f(x):
    x[:] -= (np.logical_and(x, 3.0) - x)
    return x
f(np.ones((6, 3)) + 1j)
# args g: rng.standard_normal(9) + 1j * rng.standard_normal(9)
def g(x):
    x -= 1 - x
    return x
g(np.ones(6) + 1j)
