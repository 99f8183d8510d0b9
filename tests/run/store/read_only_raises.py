import numpy as np
# args f: rng.random(9)
def f(a):
    b = a + 1
    a[0] = 5
    return b
x = np.ones(3)
x.flags.writeable = False
try:
    f(x)
except ValueError as e:
    print(e)
