import numpy as np
# args f: rng.standard_normal(40), rng.standard_normal(40)
def f(a, b):
    return np.copysign(a, b), np.nextafter(a, b), np.heaviside(a, 0.5), np.logaddexp(a, b), np.deg2rad(a), np.rad2deg(b)
print(f(np.array([1.0, -1.0]), np.array([-0.0, 2.0])))
