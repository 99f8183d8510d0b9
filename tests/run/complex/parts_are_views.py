# a part is a view: what it shows changes with the array, and stores through it
import numpy as np
# args f: rng.standard_normal(30) + 1j * rng.standard_normal(30)
def f(z):
    re = z.real
    z[:] = z * 2
    z.imag[2:4] = 7
    re[0] = -1
    z.real = z.imag
    return re, z.imag, z.real[3], re.base is z
z = np.arange(5) * (1 + 2j)
print(f(z), z)
