# z.real and z.imag, read; a real array's real part is the array
import numpy as np
# args f: rng.standard_normal(30) + 1j * rng.standard_normal(30)
# args f: (rng.standard_normal(30) + 1j * rng.standard_normal(30)).astype('F')
# args f: rng.standard_normal(30)
def f(z):
    power = z.real ** 2 + z.imag ** 2
    return power, np.real(z) - np.imag(z), z.real.sum(), np.arctan2(z.imag, z.real)
def g(z):
    w = z * 2
    re = w.real
    w[0] = 5
    return re, w.imag, re + w.real
z = np.arange(4) * (1 + 2j)
print(f(z), g(z))
