import numpy as np
# args f: rng.random((5, 5))
def f(a):
    b = a * 2
    return np.diagonal(b), b.diagonal().sum(), np.flip(b), np.fliplr(b) + 1, np.rot90(b), np.roll(b, 1, axis=0), np.triu(b)
print(f(np.arange(9.0).reshape(3, 3)))
