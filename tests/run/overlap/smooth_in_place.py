# the right side is whole before the first store
import numpy as np
# args smooth: rng.random(64)
def smooth(a):
    a[1:-1] = (a[:-2] + a[1:-1] + a[2:]) / 3
    return a
print(smooth(np.arange(8.0) ** 2))
