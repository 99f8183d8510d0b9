import numpy as np
# args f: rng.random((4, 5)), rng.random(5)
def f(a, b):
    a[1] = b * 2
    a[:, 2] = 7
    a[0, 0] = b[1] + 1
    a[-1, 1:3] = b[:2]
    a[1:, ::2] = 0.5
    return a
print(f(np.zeros((3, 4)), np.arange(4.0)))
