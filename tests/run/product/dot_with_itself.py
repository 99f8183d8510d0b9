import numpy as np
# args f: rng.integers(-9, 9, (64, 2)).astype('i4'), rng.random((2, 64))
def f(a, b):
    c = a.flatten()
    for _ in range(1):
        b = np.hypot(c, c)
    d = np.arange(64)
    d = b @ b
    return c
print(f(np.ones((64, 2), 'i4'), np.ones((2, 64))).sum())
