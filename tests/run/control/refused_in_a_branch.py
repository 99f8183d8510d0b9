"""A branch binds a name to what is not compiled: only its type is known."""
import numpy as np

# args f: rng.random((3, 3)), 1
# args f: rng.random((3, 3)), 2


def f(a, n):
    for k in range(2):
        if n == 1:
            x = np.linalg.pinv(a)
        else:
            x = a * 2.0
        a = a + x
    return a


print(f(np.eye(3), 1), f(np.eye(3), 2))
