# python: 1
# callbacks: 0
import numpy as np
# args f: 8, 0.5, rng.random(8)
# args f: 7, 2, rng.random(7)
# args f: 1, 1.0, rng.random(1)
# args f: 0, 1.0, rng.random(2)
# args f: -3, 1.0, rng.random(2)
# args f: 4, 0.0, rng.random(4)
# args f: 5.0, 1.0, rng.random(4)
# args f: np.int64(6), np.float32(0.3), rng.random(4)
# args f: True, np.float32(0.3), rng.random(4)
def f(n, d, v):
    return np.fft.fftfreq(n, d) * 2, np.fft.rfftfreq(n, d), np.fft.fftfreq(v.size) * v, np.fft.rfftfreq(n) + 1, 2 * np.pi * np.fft.fftfreq(n, d=1 / n)
# args g: rng.random(8), rng.random((4, 5))
# args g: rng.random(7), rng.random((5, 3)) + 1j
# args g: rng.integers(0, 9, 1), rng.random((1, 3)).astype('f4')
# args g: rng.random(2), np.asfortranarray(rng.random((4, 4)))
def g(v, a):
    return (np.fft.fftshift(v), np.fft.ifftshift(v * 2), np.fft.fftshift(a * 2), np.fft.ifftshift(a), np.fft.fftshift(a, axes=0), np.fft.ifftshift(a, axes=(1,)),
            np.fft.fftshift(np.fft.fft2(a), axes=(1, 0)), np.abs(np.fft.fftshift(np.fft.fft(v))), np.fft.fftshift(a[::-1]), np.fft.ifftshift(a.T) + 1)
print(f(6, 0.5, np.ones(6)), g(np.arange(6.0), np.arange(20.0).reshape(4, 5)))
