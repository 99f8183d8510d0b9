import numpy as np
# args poke: rng.random(9)
def poke(a):
    np.asarray(a[0:4])[0] = 99
    b = a * 2
    return b
print(poke(np.arange(6.0)))
