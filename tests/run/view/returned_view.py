# a view keeps its base, and writing through it shows
import numpy as np
# args run: rng.random((6, 8))
def run(a):
    b = a * 2
    return b[1:], b.T, a[:, ::2], b
x, y, z, b = run(np.ones((4, 4)))
x[0, 0] = 9
print(b, x.base is b, y.base is b, z.base.shape)
