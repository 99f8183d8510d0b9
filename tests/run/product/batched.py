import numpy as np
# args f: rng.random((4, 3, 5)), rng.random((4, 5, 2)), rng.random((5, 2))
def f(a, b, c):
    return a @ b, a @ c, np.matmul(a, b) + 1
print(f(np.ones((2, 2, 3)), np.ones((2, 3, 2)), np.ones((3, 2))))
