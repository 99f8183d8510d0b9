# callbacks: 1
# python: 1
import numpy as np
# args f: rng.random((3, 3)) + np.eye(3)
def f(a):
    p = np.zeros((3, 3))
    for k in range(90):
        x = np.i0(a + k)
        if k > 8:
            x = -x
        p += x
    return p
print(f(np.eye(3)))
