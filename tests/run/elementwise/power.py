import numpy as np
# args f: rng.random(60) * 3, rng.standard_normal(60)
# args f: rng.random(60, dtype='f4') * 3, rng.random(60, dtype='f4')
def f(a, b):
    return a ** b, np.power(a, 3), a ** 2, a ** 0.5, a ** -1, 2.0 ** b, np.power(a, 2.0), a ** 1
print(f(np.array([2.0, 3.0]), np.array([0.5, -1.0])))
