# where computes both sides, and warns for both
import numpy as np
# args f: rng.standard_normal(9)
def f(a):
    b = np.where(a > 0, np.log(a), 0)
    c = np.where(a != 0, 1 / a, 0)
    return b, c
print(f(np.array([0.0, 1.0])))
