# numba#3681
import numpy as np
# args f: rng.random(30)
def f(x):
    c = 0
    y = np.zeros((2, 2))
    for v in x:
        if v > 0.5:
            c += 1
        y[0, 1] += v
    return c, y * 2
print(f(np.linspace(0, 1, 7)))
