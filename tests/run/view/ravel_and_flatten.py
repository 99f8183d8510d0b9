import numpy as np
# args run: rng.random((3, 5))
def run(a):
    r, f = a.ravel(), a.flatten()
    r += 1
    f *= 2
    return r, f, np.ravel(a)[::3]
print(run(np.arange(15.0).reshape(3, 5)))
