import numpy as np
# args f: rng.random((4, 5))
def f(a):
    b = a * 2
    row = b[1]
    row[:] = 0
    col = b[:, 2]
    col += row[0] + 1
    return b
print(f(np.ones((3, 3))))
