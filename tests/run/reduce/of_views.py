# the order of a sum follows the memory
import numpy as np
# args f: rng.standard_normal((40, 50))
def f(a):
    return a.T.sum(axis=0), a[::2].sum(axis=0), a[:, ::-1].sum(axis=1), a[:, 3].sum(), a.T.sum(), a[1:-1, 1:-1].sum()
print(f(np.arange(12.0).reshape(3, 4)))
