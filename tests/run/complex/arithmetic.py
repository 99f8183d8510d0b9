# sums, products and quotients of complex arrays: NumPy's bits, which depend on the CPU for products
import numpy as np
# args f: rng.standard_normal(300) + 1j * rng.standard_normal(300), rng.standard_normal(300) * 1j - 2
# args f: (rng.standard_normal(40) + 1j).astype('F'), (rng.standard_normal(40) * 1j - 2).astype('F')
# args f: rng.standard_normal(40) + 1j, rng.standard_normal(40)
# args f: rng.integers(-9, 9, 40), rng.standard_normal(40) + 1j
def f(a, b):
    return a + b, a - b, a * b, a / b, -a, +a, a * a * b, a ** 2, a ** -1 if False else b, (a - b) * (a + b)
for r in f(np.array([1 + 2j, 3 - 4j, 1e-3j]), np.array([2.0, -0.0 + 1j, 5])):
    print(r.dtype, r)
