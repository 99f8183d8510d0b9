import numpy as np
# args f: rng.integers(0, 99, 20)
def f(a):
    a += 1
    a += 1.5
    return a
x = np.arange(3)
try:
    f(x)
except TypeError as e:
    print(e, x)
