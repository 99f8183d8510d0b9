import numpy as np
# args f: rng.random((6, 5)), rng.random(5)
def f(a, b):
    a[1:4] += b
    a[:, 0] *= 2
    a[::2, 1:] -= a[1::2, 1:]
    a[0] /= 3
    a[2] **= 2
    return a
print(f(np.ones((4, 3)), np.arange(3.0)))
