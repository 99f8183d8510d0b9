# numpy#1683: elements are read before they are overwritten
import numpy as np
# args shift: rng.random(50)
# args shift: rng.integers(0, 9, 50)
def shift(a):
    a[1:] = a[:-1]
    a[:-1] = a[1:] * 2
    return a
print(shift(np.arange(10.0)))
