# to complex from anything; to real numbers NumPy warns
import numpy as np
# args f: rng.standard_normal(30)
# args f: rng.integers(0, 99, 30, dtype='u2')
# args f: rng.standard_normal(30) > 0
# args f: rng.standard_normal(30) + 1j
# args f: (rng.standard_normal(30) + 1j).astype('F')
def f(a):
    return a.astype(complex), a.astype(np.complex64), a.astype(bool), np.asarray(a, dtype='c16') * 2, np.array(a, np.complex128)
def g(a):
    return a.astype(float), a.astype('i4')
def h(a, b):
    b[:] = a
    return b
z = np.array([1 + 2j, 0, -3j])
print(f(z), g(z.real), h(z, np.zeros(3, 'F')))
print(g(z))
print(h(z, np.zeros(3)))
big = np.array([1e300 + 1j, 1e300j])
print(f(big))
