# a discrete Fourier transform written out, with its twiddle factors
import numpy as np
# args dft: rng.standard_normal(64) + 1j * rng.standard_normal(64)
def dft(x):
    n = x.shape[0]
    k = np.arange(n)
    w = np.exp(-2.0j * np.pi * k[:, None] * k / n)
    return w @ x, np.sum(w * x, axis=1)
x = np.cos(np.arange(16.0)) + 1j * np.sin(np.arange(16.0))
y, z = dft(x)
print(np.allclose(y, np.fft.fft(x)), y, z)
