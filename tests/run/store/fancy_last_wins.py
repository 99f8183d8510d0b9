import numpy as np
# args f: rng.random(9), np.array([1, 1, 2])
def f(a, i):
    a[i] = np.array([5.0, 6.0, 7.0])
    a[i] += 1
    b = a * 2
    return b
print(f(np.zeros(4), np.array([1, 1, 2])))
