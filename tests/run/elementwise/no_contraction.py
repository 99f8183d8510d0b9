# a * b + c rounds twice
import numpy as np
# args f: rng.standard_normal(200), rng.standard_normal(200), rng.standard_normal(200)
# args f: rng.standard_normal(200).astype('f4'), rng.standard_normal(200).astype('f4'), rng.standard_normal(200).astype('f4')
def f(a, b, c):
    return a * b + c, c - a * b, a * b - c * c, -(a * b) + c
print(f(np.array([0.1, 0.3]), np.array([0.7, 0.9]), np.array([-0.07, -0.27])))
