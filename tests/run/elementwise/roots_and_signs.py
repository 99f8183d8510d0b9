import numpy as np
# args f: rng.standard_normal(60)
# args f: rng.random(60, dtype='f4')
# args f: rng.integers(-9, 9, 30)
def f(a):
    return np.sqrt(np.abs(a)), np.square(a), np.sign(a), np.cbrt(a), np.reciprocal(a + 10), np.fabs(a)
print(f(np.array([4.0, -9.0])))
