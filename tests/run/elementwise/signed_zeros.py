import numpy as np
# args f: rng.standard_normal(10)
def f(a):
    z = a * 0
    return z + 0, z + 0.0, -z, 0 - z, z * -1, abs(z), z - 0.0, np.sign(z), np.sqrt(z), np.round(z)
print(f(np.array([1.0, -1.0, -0.0])))
