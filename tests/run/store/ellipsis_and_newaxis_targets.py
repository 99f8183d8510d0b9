import numpy as np
# args f: rng.random((3, 4, 5)), rng.random(3)
def f(a, b):
    a[..., 0] = b[:, None]
    a[:, 1, ...] += b[:, None]
    a[0, ..., 1:3] = 9
    a[None, 2] *= 2
    a[-1][0] = 7
    return a
print(f(np.ones((3, 3, 4)), np.arange(3.0)))
