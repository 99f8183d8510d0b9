# python: 1
import numpy as np
# args f: rng.random((2, 4, 5)), rng.random((5, 3)), rng.random(5), rng.random(4)
def f(c, m, v, w):
    return c @ m, c @ v, w @ c, np.matmul(c, c.transpose(0, 2, 1)), c[:, :, None, :] @ m, np.reshape(c, (2, 4, 1, 5)) @ m + 1
# args g: rng.integers(-5, 5, (4, 5)), rng.integers(0, 9, (5, 3)), rng.random((4, 5)).astype('f4')
def g(a, b, c):
    return a @ b, b.T @ a.T, c @ b, a @ c.T, c @ c.T, np.dot(c, c.T)
print(f(np.ones((2, 4, 5)), np.ones((5, 3)), np.ones(5), np.ones(4)), g(np.ones((4, 5), int), np.ones((5, 3), int), np.ones((4, 5), 'f4')))
