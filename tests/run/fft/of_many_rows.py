"""Rows and columns that threads share."""
import numpy as np


# args columns: rng.random((150, 130))
def columns(a):
    return np.fft.fft(a, axis=0) * 2


# args rows: rng.random((130, 140)).astype("f4") + 1j
def rows(a):
    return np.fft.ifft(a) + 1


# args after: rng.random((6, 8)), np.full(3, 1e300), 2
# args after: rng.random((6, 8)), np.ones(3), 2
def after(a, b, n):
    c = np.zeros(3)
    for i in range(min(n, 3)):
        c = b * 1e300
        a = np.fft.ifft(a).real
    return a, c


print(after(np.ones((2, 2)), np.ones(3), 2), columns(np.ones((4, 8))), rows(np.ones((4, 8))))
