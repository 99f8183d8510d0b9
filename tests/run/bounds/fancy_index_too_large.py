# jax#278
import numpy as np
# args take: rng.random(10), np.array([1, 13, 2])
# args take: rng.random(20), np.array([1, 13, 2])
def take(a, i):
    b = a * 2
    return b[i] + 1
try:
    print(take(np.arange(10.0), np.array([1, 13])))
except IndexError as e:
    print(e)
