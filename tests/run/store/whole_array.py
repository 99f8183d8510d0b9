import numpy as np
# args f: rng.random((4, 5)), rng.random(5)
def f(a, b):
    a[...] = b
    a[:] = a * 2
    a[0] = b + 1
    return None
x = np.zeros((2, 3))
print(f(x, np.arange(3.0)), x)
