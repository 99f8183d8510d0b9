# the pairwise tree of complex numbers is that of their parts; products go from left to right
import numpy as np
# args f: rng.standard_normal(1000) + 1j * rng.standard_normal(1000)
# args f: (rng.standard_normal(1001) + 1j * rng.standard_normal(1001)).astype('F')
# args f: rng.standard_normal((30, 41)) + 1j * rng.standard_normal((30, 41))
# args f: np.asfortranarray(rng.standard_normal((30, 41)) + 1j)
# args f: (rng.standard_normal((3, 41, 70)) - 0.1j).astype('F')
def f(z):
    return z.sum(), z.mean(), np.sum(z * z), np.sum(z, axis=0), np.mean(z, axis=-1), z.any(), z.all(), np.abs(z).max(), np.sum(np.abs(z)), (z + 1).sum()
def g(z):
    return z.prod(), np.prod(z * 0.5)
# args h: rng.standard_normal((4, 6)) + 1j, rng.standard_normal((4, 6)) > 0
def h(z, m):
    return np.where(m, z, 0), np.where(m, z, 1j), np.where(m, z.real, z), z.std(), z.var(axis=0)
for n in range(1, 300, 7):
    z = np.arange(n) * (0.1 - 0.7j) + 1 / 3
    print(f(z)[:3], g(z))
print(h(np.ones((2, 2)) * 1j, np.eye(2) > 0))
