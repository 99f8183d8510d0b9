import numpy as np
# args f: rng.random((4, 5)), rng.random(5), rng.random((4, 1)), 3
def f(a, row, column, s):
    a[:2] = row
    a[2:] = s
    a[:, 1:3] = column
    a += row
    a -= column
    a[...] = a * s
    a[1] = [1, 2, 3, 4, 5]
    return a
print(f(np.zeros((4, 5)), np.arange(5.0), np.ones((4, 1)), 2))
