# Python's complex numbers: its own quotient, powers by repeated products, and its exceptions
import numpy as np
# args f: 0.1 - 3.3j, 2.7 + 0.3j, rng.standard_normal(4)
# args f: 0.1 - 3.3j, 2.7, rng.standard_normal(4)
# args f: 3, 2.7 - 1j, rng.standard_normal(4)
# args f: 1e200 - 1e200j, 1e-200 + 1e-210j, rng.standard_normal(4)
# args f: complex('nan'), complex(0.0, -0.0) + 1, rng.standard_normal(4)
# args f: complex('inf'), complex('-infj'), rng.standard_normal(4)
# args f: 1 + 1j, 0j, rng.standard_normal(4)
# args f: True, 2j, rng.standard_normal(4)
def f(p, q, a):
    r = p * q
    s = p + q - r
    t = p / q
    return a * r + s * t, r, s, t
# args g: 0.1 - 3.3j, rng.standard_normal(4)
# args g: complex(-0.0, 0.0), rng.standard_normal(4)
# args g: 1e200 + 1j, rng.standard_normal(4)
# args g: 1e308 + 1e308j, rng.standard_normal(4)
# args g: complex('inf') + 1j, rng.standard_normal(4)
def g(z, a):
    return a * z ** 2, a + z ** 3, abs(z) * a, z.real + a, z.imag * a, -z * a, z.conjugate() * a, (z == 1j), (z != 2.5), z ** 1, z ** 0
def k(z, a):
    return a / z ** -1, z ** 2.5
# args h: 1.5, -2.5, rng.standard_normal(4)
# args h: 1, -0.0, rng.standard_normal(4)
def h(x, y, a):
    z = complex(x, y)
    w = -2.0j * np.pi * x
    return z * a, complex(x) * a, complex(z) * a, 1 - 0j, (1 + 2j) * a, a * w, a * (y * 1j), w
print(f(1 + 2j, 3 - 1j, np.ones(2)), g(3 + 4j, np.ones(2)), h(1.0, 2.0, np.ones(2)))
for call in (lambda: f(1j, 0j, np.ones(2)), lambda: g(1e300 + 1j, np.ones(2)), lambda: k(0j, np.ones(2)), lambda: g(1.7e308 + 1.7e308j, np.ones(2))):
    try:
        print(call())
    except ArithmeticError as e:
        print(type(e), e)
