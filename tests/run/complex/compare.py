# equality, and the order that NumPy has for complex numbers
import numpy as np
# args f: np.round(rng.standard_normal(60)) + 1j * np.round(rng.standard_normal(60)), np.round(rng.standard_normal(60)) + 1j
# args f: (np.round(rng.standard_normal(60)) + 1j).astype('F'), np.round(rng.standard_normal(60))
def f(a, b):
    return a == b, a != b, a < b, a <= b, a > b, a >= b, np.maximum(a, b), np.minimum(a, b), np.logical_and(a, b), ~(a == 1), np.logical_not(a), np.logical_or(a, b), np.logical_xor(a, b)
print(f(np.array([1, 1j, np.nan, 1 + 1j]), np.array([1, 2j, 1, 1])))
def g(a):
    return a.max(), a.argmin()
print(g(np.array([1, 1j, 2 - 1j])))
