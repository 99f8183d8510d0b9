# the value is not used, but its warning is seen
import numpy as np
# args f: rng.random(9)
def f(a):
    b = a / 0
    b = a + 1
    np.log(-a)
    return b
# args g: rng.integers(-9, 9, (2, 5))
def g(a):
    b = a.reshape((5, 2))
    c = np.sqrt(abs(b))     # of a known size: on the stack
    return a
g(np.ones((2, 5), int))
print(f(np.ones(3)))
