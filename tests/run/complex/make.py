# arrays of complex numbers from nothing
import numpy as np
# args f: 5
# args f: 100
def f(n):
    a = np.zeros(n, dtype=complex)
    b = np.ones((n, 3), np.complex64)
    c = np.full(n, 2 - 1j)
    d = np.full(n, 2, dtype=complex)
    e = np.eye(n, dtype=complex)
    a[1:3] = 1j
    a[0] = 2.5
    b[:, 1] = 3
    b[1] *= 1j
    e += 1j * e
    return a, b, c, d, e, np.zeros_like(a), np.full_like(b, 1j), np.ones_like(c) * c
print(f(4))
