# pythran#2452
import numpy as np
# args pick: rng.random((4, 6)), 1
# args pick: rng.random((4, 6)), 0
def pick(a, k):
    x = a[0]
    if k:
        x = x[1:]
    x[0] = 5
    return x + 1
print(pick(np.ones((2, 4)), True), pick(np.ones((2, 4)), False))
