import numpy as np
# args f: rng.random((3, 4)), rng.random((3, 4))
def f(a, b):
    c = a + b
    return c @ b
try:
    f(np.ones((2, 3)), np.ones((2, 3)))
except ValueError as e:
    print(e)
