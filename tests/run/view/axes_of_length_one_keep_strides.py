# a view of an axis of length 1 has the stride that the argument has there
import numpy as np
# args f: rng.random((1, 3, 4))
# args f: rng.random((3, 4))[None]
def f(x):
    v = x[:, :]
    w = x * 2
    return v, w, x[0:1], x[:, 1:]
f(np.ones((3, 4))[None])
# args g: rng.random((3, 1))
# args g: rng.random(3)[:, None]
def g(x):
    return x[:], x.T, x * 2, x[1:]
g(np.ones(3)[:, None])
# args h: rng.random((3, 1)), 2
def h(x, k):
    n = 0
    while n < 3 and k > n:
        n += 1
    return x[::-1], x[2, 0] * n
h(np.ones((3, 1)), 2)
