# numba#5847
import numpy as np
def f(a):
    b = a * 2
    c = b + misspelt
    return c
f(np.ones(2))
