"""Rows and columns that threads share."""
import numpy as np


# args columns: rng.random((150, 130))
def columns(a):
    return np.fft.fft(a, axis=0) * 2


# args rows: rng.random((130, 140)).astype("f4") + 1j
def rows(a):
    return np.fft.ifft(a) + 1


print(columns(np.ones((4, 8))), rows(np.ones((4, 8))))
