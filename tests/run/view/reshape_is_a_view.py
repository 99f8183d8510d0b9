import numpy as np
# args run: rng.random((6, 8))
def run(a):
    b = a.reshape(8, 6)
    b[0] = 1
    return b, a.reshape(-1), a.reshape((2, -1, 4)) + 1
b, c, d = run(np.zeros((6, 8)))
print(b.base is c.base, c[:8], d.shape)
