# matrix products of complex arrays
import numpy as np
# args f: rng.standard_normal((5, 7)) + 1j, rng.standard_normal((7, 4)) - 2j
# args f: (rng.standard_normal((5, 7)) + 1j).astype('F'), (rng.standard_normal((7, 4)) - 2j).astype('F')
# args f: rng.standard_normal((5, 7)) + 1j, rng.standard_normal(7) - 2j
# args f: rng.standard_normal((5, 7)) + 1j, rng.standard_normal((7, 4))
def f(a, b):
    return a @ b, np.dot(a, b), (a * 2) @ b + 1j, a.conj() @ b
# args g: rng.standard_normal(50) + 1j, rng.standard_normal(50) - 2j
def g(a, b):
    return a @ b, np.dot(a, b), np.dot(a.real, b.imag), a.real @ a.real, np.outer(a, b)
print(f(np.ones((2, 2)) * 1j, np.eye(2)), g(np.arange(3) * 1j, np.arange(3) + 2j))
