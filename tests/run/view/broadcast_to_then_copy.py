import numpy as np
# args f: rng.random(4), rng.random((5, 3, 4))
def f(a, c):
    b = np.broadcast_to(a, (5, 3, 4))
    d = b * c
    e = np.copy(b)
    g = b.astype(np.float32)
    h = np.zeros_like(b)
    i = -np.broadcast_to(a[:, None], (4, 3)).T
    return d, e, g, h, i
for r in f(np.arange(4.0), np.ones((5, 3, 4))):
    print(r.shape, r.strides, r.sum())
