# a flag raised before the region must not make it warn
import math
import numpy as np
# args f: rng.random(9)
def f(a):
    b = a * 2
    return b + 1
with np.errstate(all='ignore'):
    np.log(np.zeros(3))
    np.ones(3) / np.zeros(3)
float("1e-320") * 0.5
math.exp(-800)
print(f(np.ones(3)), float(np.float64(1e-320)))
np.array([1e300]) * 1e10
