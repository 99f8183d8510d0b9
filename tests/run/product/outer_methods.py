# python: 1
import numpy as np
# args f: rng.random((4, 4)), rng.random(5), rng.random(3)
def f(a, v, w):
    a[:] = np.minimum(a[:], np.add.outer(a[:, 1], a[2, :]))
    return np.outer(v, w), np.outer(a, w) + 1, np.add.outer(v, w), np.subtract.outer(a, v), np.less.outer(v, w), np.inner(v, v), np.vdot(a, a)
# args g: rng.random((4, 5)), rng.random(5)
def g(a, v):
    return (np.add.reduce(a), np.add.reduce(a, axis=1), np.multiply.reduce(v), np.maximum.reduce(a, axis=None), np.minimum.reduce(a, axis=0),
            np.logical_and.reduce(a > 0.1), np.add.reduce(v, keepdims=True))
print(f(np.ones((4, 4)), np.arange(5.0), np.arange(3.0)), g(np.ones((4, 5)), np.arange(5.0)))
