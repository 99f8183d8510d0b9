import numpy as np
# args f: rng.random((4, 5))
# args f: rng.integers(0, 9, 6)
def f(a):
    b = np.zeros_like(a)
    b[0] = a[0]
    return b, np.ones_like(a) + a, np.full_like(a, 3), np.zeros_like(a, dtype='f4'), np.zeros(a.shape) + a
print(f(np.arange(6.0).reshape(2, 3)))
