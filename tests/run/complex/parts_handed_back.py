# parts are kept, returned and stored into
import numpy as np
# args f: rng.standard_normal(9) + 1j * rng.standard_normal(9)
# args f: (rng.standard_normal(9) + 1j * rng.standard_normal(9)).astype('F')
def f(z):
    re = z.real
    z[:] = z * 2
    z.imag[2:4] = 7
    re[0] = -1
    z.real = z.imag
    return re, z.imag, z.real[3], re.base is z
# args g: rng.standard_normal(9) + 1j * rng.standard_normal(9)
def g(z):
    w = (z * 1j).real
    v = w[1:]
    u = w * 2 + v.sum()
    return w, v, u
# args h: rng.standard_normal(9) + 1j * rng.standard_normal(9)
def h(z):
    z.real += 1
    z.imag[1:] *= 3
    z[::2].imag[...] = z[::2].real
    return z
# args k: rng.standard_normal((4, 5)) + 1j * rng.standard_normal((4, 5)), rng.standard_normal(5)
def k(z, x):
    t = z.T.imag[1:]
    z.real[:, 1] = x[:4]
    z.imag = x
    a = b = z.real
    return t, a, b, z.real, t.sum(axis=0), z[1].real @ x, a is b
z = np.arange(5) * (1 + 2j)
r = f(z); print(r, z, r[0].strides, r[0].base is z)
r = g(z); print(r, [x.strides for x in r], r[0].base is r[1].base, r[0].base.dtype)
print(h(z))
print(k(np.ones((4, 5)) * 1j, np.arange(5.0)))
