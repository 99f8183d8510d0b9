# pythran#2456
import numpy as np
# args move: rng.random((3, 8))
def move(x):
    x[1, 3:6] = x[1, 2:5]
    return x
print(move(np.arange(24.0).reshape(3, 8)))
