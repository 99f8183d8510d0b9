# jax#7329
import numpy as np
# args pick: rng.random(10), rng.random(10) > 0.5
# args pick: rng.random(10), rng.random(9) > 0.5
def pick(a, m):
    b = a * 2
    b[m] = 0
    return b, a[m]
try:
    pick(np.ones(10), np.ones(9, bool))
except IndexError as e:
    print(e)
