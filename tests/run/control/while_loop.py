import numpy as np
# args f: rng.random(9)
def f(x):
    n = 0
    while np.abs(x).max() > 0.01 and n < 50:
        y = x * 0.5
        x = y - 0.1 * y * y
        n += 1
    return x, n
print(f(np.array([1.0, 2.0])))
