# cupy: division by zero; numba#5002
import numpy as np
# args f: rng.random(9) + 1j * rng.random(9), rng.random(9)
def f(z, x):
    return z * x, z + 1, z / (x - x), abs(z), z.real + x, z.conj() * z
print(f(np.array([1 + 2j, 0j]), np.array([1.0, 0.0])))
