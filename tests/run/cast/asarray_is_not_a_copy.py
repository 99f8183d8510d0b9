import numpy as np
# args f: rng.random((4, 5))
def f(a):
    b = np.asarray(a)
    c = np.asarray(a, dtype='f4')
    b[0] = 1
    return b, c + 1, b is a, np.ascontiguousarray(a) is a
x = np.ones((2, 2))
print(f(x), x)
