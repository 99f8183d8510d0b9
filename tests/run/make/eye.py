import numpy as np
# args f: rng.random((5, 5)), 5
def f(a, n):
    return a + np.eye(n), np.identity(n) * 2, np.eye(n, k=1), np.eye(3, 4), np.diag(a) + 1
print(f(np.ones((3, 3)), 3))
