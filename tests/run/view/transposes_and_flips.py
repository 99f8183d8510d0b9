# python: 1
import numpy as np
# args f: rng.random((2, 4, 5)), rng.random((4, 5))
def f(c, a):
    return (np.transpose(c, (1, 0, 2)) * 2, c.transpose(2, 0, 1) + 1, np.swapaxes(c, 0, 2) - 1, np.moveaxis(c, 0, -1) * c[0, 0, 0],
            np.transpose(c, axes=(1, 0, 2)), np.flip(a) * 2, np.flip(a, 0) + a, np.flip(c, axis=(0, 2)) - c, np.fliplr(a),
            np.flipud(a) * 3, np.rot90(a) + 1, np.rot90(a, 3), np.rot90(a, 2) * 2)
# args g: rng.random(6), 3
def g(v, k):
    v += 0.5 * np.flip(v)
    v[:k] -= np.flip(v[:k])
    w = np.flip(v)
    w[:2] = 7
    return w
# args h: rng.random((3, 4))
def h(a):
    b = np.expand_dims(a, 1)
    c = np.squeeze(b, axis=1) * 2
    d = np.atleast_2d(a[0]) + np.atleast_1d(a[1])
    return b, c, d, np.atleast_3d(a) * 2, np.squeeze(a[:, None])
print(f(np.ones((2, 4, 5)), np.arange(20.0).reshape(4, 5))[0].strides, g(np.arange(6.0), 3), h(np.ones((3, 4)))[0].shape)
