# a Python number takes the array's precision; a NumPy scalar brings its own
import numpy as np
# args f: rng.standard_normal(30) + 1j * rng.standard_normal(30), 0.5 - 2j
# args f: (rng.standard_normal(30) + 1j).astype('F'), 0.5 - 2j
# args f: rng.standard_normal(30), 0.5 - 2j
# args f: rng.standard_normal(30).astype('f'), 0.5 - 2j
# args f: rng.integers(0, 9, 30, dtype='u1'), 0.5 - 2j
# args f: rng.standard_normal(30) + 1j, np.complex64(0.1 - 2j)
# args f: rng.standard_normal(30).astype('f'), np.complex128(0.1 - 2j)
# args f: rng.standard_normal(30) + 1j, 3
# args f: (rng.standard_normal(30) + 1j).astype('F'), 0.1
# args f: (rng.standard_normal(30) + 1j).astype('F'), np.float64(0.1)
def f(a, s):
    return a * s, s * a, a + s, s - a, a / s, a * 1j, 2 * a * (1 - 2j), a == s
for r in f(np.arange(4.0), 2 - 1j):
    print(r.dtype, r)
# where the vector has more lanes than the array has elements, NumPy multiplies 1 + 1j by the scalar
# args g: rng.standard_normal(3) * 1e-3 + 0j, 1.7e308 - 1.7e308j
# args g: rng.standard_normal(4) * 1e-3 + 0j, 1.7e308 + 1.7e308j
# args g: (rng.standard_normal(5) * 1e-3 + 0j).astype('F'), np.complex64(3e38 + 3e38j)
def g(a, s):
    return a * s, s * a, a * (1.5e308 + 1.5e308j)
print(g(np.array([1e-3, 2e-4j, 3]), 1e308 + 1e308j))
