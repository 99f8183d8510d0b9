# numba#3681: no race, whatever the threads
import numpy as np
# args f: rng.random((30, 5))
def f(x):
    y = np.zeros((2, 5))
    y[0] += x[0]
    y[0, 1] += x[3, 2]
    y[1, 1:] = y[0, :-1] + 1
    return y * 2
print(f(np.ones((4, 5))))
