import numpy as np
# args f: rng.integers(-9, 9, (2, 8))
# args f: rng.random((2, 8))
def f(a):
    a = a.mean(axis=1)
    c = np.arange(2)
    d = a % c
    return missing
try:
    f(np.ones((2, 3), int))
except NameError as e:
    print(e)
