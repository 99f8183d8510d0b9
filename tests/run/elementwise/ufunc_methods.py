import numpy as np
# args f: rng.random((4, 5)), rng.integers(0, 4, 6)
def f(a, i):
    b = a * 2
    s = np.add.reduce(b)
    t = np.maximum.accumulate(b, axis=1)
    np.add.at(b, i, 1)
    return b, s, t, np.multiply.reduce(b, axis=None), np.add.outer(a[0], a[1])
print(f(np.ones((4, 2)), np.array([0, 0, 3])))
