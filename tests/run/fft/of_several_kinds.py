# python: 1
# callbacks: 0
import numpy as np
# args f: rng.random(16), rng.random((4, 8)), rng.random(8).astype('f4')
def f(v, a, s):
    spectrum = np.abs(np.fft.fft(v)) ** 2
    r = np.fft.irfft(np.fft.rfft(v) * 2)
    b = np.fft.fft2(a)
    return spectrum, r, np.fft.ifft2(b).real + a, np.fft.rfft(s) * 2, np.fft.fftfreq(16, 0.5) * v, np.fft.fftshift(v) + 1, np.fft.fft(a, axis=0) * 2
print(f(np.arange(16.0), np.ones((4, 8)), np.ones(8, 'f4'))[0])
