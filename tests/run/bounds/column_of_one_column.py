# numba#9287: must raise and not touch other rows
import numpy as np
# args poke: np.zeros((10, 1))
def poke(a):
    b = a + 1
    a[:, 1] = b[:, 0]
    return b
x = np.zeros((10, 1))
try:
    poke(x)
except IndexError as e:
    print(e, x.ravel())
