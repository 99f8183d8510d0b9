# python: 1
# callbacks: 0
import numpy as np
# args f: rng.random((4, 6))
# args f: rng.random((5, 3)).astype('f4')
# args f: rng.random((4, 6)) + 1j
# args f: np.full((4, 6), 1e308)
def f(a):
    s = np.fft.fft2(a)
    t = np.fft.fft2(a.real)
    return (s * 2, np.fft.ifft2(s), np.fft.ifft2(s.T) + 1, np.fft.fft2(a, axes=(1, 0)), np.fft.fft2(a, norm='ortho'), np.fft.ifft2(s, norm='forward'),
            np.fft.irfft2(np.fft.rfft2(t.real), s=t.shape), np.fft.irfft2(np.fft.rfft2(t.real)), np.fft.fftn(a), np.fft.ifftn(s), np.fft.fft2(a, s=(5, 8)), np.fft.ifft2(a, s=(3, 3), axes=(0, 1)), np.fft.rfft2(t.real, (8, 8)), np.fft.rfft2(t.real, axes=(0, 0)))
# args g: rng.random((3, 4, 6))
# args g: rng.random((2, 3, 4)) + 1j
def g(a):
    return np.fft.fft2(a), np.fft.ifft2(a, axes=(0, 2)), np.fft.fftn(a), np.fft.ifftn(a) * 2, np.fft.fftn(a, axes=(0, 1)), np.fft.irfftn(np.fft.rfftn(a.real)), np.fft.fftn(a, (2, 2, 2), (0, 1, 2))
# args h: rng.random((8, 8)), rng.random((8, 8)), 3, 0.1
# args h: rng.random((6, 5)), rng.random((6, 5)), 3, 0.1
def h(w, k, n, dt):
    for _ in range(min(n, 5)):
        s = np.fft.fft2(w)
        u = np.real(np.fft.ifft2(1j * k * s))
        w = w - dt * u * w
    return w
print(f(np.arange(16.0).reshape(4, 4))[0], g(np.ones((2, 3, 4)))[0], h(np.ones((4, 4)), np.ones((4, 4)), 2, 0.1))
