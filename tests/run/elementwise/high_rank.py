import numpy as np
# args f: rng.random((2, 3, 2, 3, 2, 2)), rng.random((3, 1, 2))
def f(a, b):
    c = a * b + a[:, ::-1]
    return c, c.sum(axis=(1, 3)), c.transpose(5, 4, 3, 2, 1, 0) + 1, c[0, 1, ..., 1]
for x in f(np.ones((2, 3, 2, 3, 2, 2)), np.ones((3, 1, 2))):
    print(x.shape, x.strides, x.sum())
