import numpy as np
# args symmetric: rng.random((9, 9))
def symmetric(x):
    x += x.T
    return x
print(symmetric(np.arange(9.0).reshape(3, 3)))
