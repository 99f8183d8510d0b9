import numpy as np
# args f: rng.random((3, 3)), rng.random((3, 3))
# args f: np.full((3, 3), 1e200), np.full((3, 3), 1e200)
# args f: np.full((3, 3), np.inf), np.zeros((3, 3))
def f(a, b):
    c = a @ b
    d = c + 1
    return d, np.dot(a, b), a[0] @ b[0]
f(np.full((2, 2), 1e200), np.full((2, 2), 1e200))
