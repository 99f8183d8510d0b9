# scalars of NumPy are not fused; their absolute value is hypot's
import numpy as np
# args f: np.complex128(0.1 - 3.3j), np.complex128(2.7 + 0.3j), rng.standard_normal(4) + 1j
# args f: np.complex64(0.1 - 3.3j), np.complex64(2.7 + 0.3j), rng.standard_normal(4) + 1j
# args f: np.complex128(0.1 - 3.3j), 2.7 + 0.3j, rng.standard_normal(4) + 1j
# args f: np.complex128(0.1 - 3.3j), 2.7, rng.standard_normal(4) + 1j
# args f: 3, np.complex128(0.1 - 3.3j), rng.standard_normal(4) + 1j
# args f: np.float64(0.1), 0.1 - 3.3j, rng.standard_normal(4) + 1j
# args f: 0.1 - 3.3j, np.float64(0.1), rng.standard_normal(4) + 1j
# args f: np.complex64(0.1 - 3.3j), np.float64(0.1), rng.standard_normal(4) + 1j
# args f: np.complex128(np.nan), np.complex128(np.inf), rng.standard_normal(4) + 1j
# args f: np.complex128(3), np.complex128(0), rng.standard_normal(4) + 1j
def f(p, q, a):
    r = p * q
    s = p + q - r
    t = p / q
    return r, s, t, a * r, p * q * a, r == s
# args g: np.complex128(0.1 - 3.3j), rng.standard_normal(4) + 1j
# args g: np.complex64(0.1 - 3.3j), rng.standard_normal(4) + 1j
# args g: 0.1 - 3.3j, rng.standard_normal(4) + 1j
# args g: np.complex128(1e308 + 1e308j), rng.standard_normal(4) + 1j
def g(z, a):
    return a * abs(z), z.real, z.imag, -z, z.conjugate(), z ** 2, z ** 3, z ** -2, a[0] * a[1], a[2] / a[1], abs(a[3]), a[0].real
def h(x, y, a):
    return np.complex128(x) * a, np.complex64(2) * a, np.complex128(x) + y, complex(x, y) * a, np.complex128(complex(x, y))
print(f(np.complex128(1 + 1j), np.complex128(2j), np.ones(2)), g(np.complex128(3 + 4j), np.ones(4) * 1j))
print(h(1.5, -2.0, np.ones(3)), h(2, 3, np.ones(3)))
