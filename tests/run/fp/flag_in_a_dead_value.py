# the value is not used, but its warning is seen
import numpy as np
# args f: rng.random(9)
def f(a):
    b = a / 0
    b = a + 1
    np.log(-a)
    return b
print(f(np.ones(3)))
