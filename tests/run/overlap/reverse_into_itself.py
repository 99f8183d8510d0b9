# pythran#1885
import numpy as np
# args mirror: rng.random(33)
def mirror(x):
    x[:] = x[::-1]
    return x
print(mirror(np.arange(7.0)), mirror(np.arange(4)))
