import numpy as np
# args f: rng.random((6, 8))
# args f: rng.random((5, 1))
def f(a):
    b = a - 2
    c = b.T.flatten()
    return a.T.ravel() + 1, c, b.flatten() * 2, b.T.reshape(-1)[1:], a.T.reshape(-1).sum()
print(f(np.arange(6.0).reshape(2, 3)))
