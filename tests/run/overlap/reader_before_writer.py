# the value of b was read before a changed
import numpy as np
# args run: rng.random(40)
def run(a):
    b = a * 2
    a[:] = 0
    c = a + 1
    a[::2] = b[::2]
    return b, c
print(run(np.arange(5.0)))
