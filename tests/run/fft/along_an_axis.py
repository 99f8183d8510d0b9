# python: 1
# callbacks: 0
import numpy as np
# args f: rng.random(16), rng.random((6, 8)), 7
# args f: rng.random(7) + 1j, rng.random((5, 3)).astype('f4'), 9
# args f: rng.random(9).astype('f4'), rng.random((4, 5)) + 1j * rng.random((4, 5)), 3
# args f: (rng.random(9) + 2j).astype('c8'), (rng.random((4, 5)) + 1j).astype('c8'), 12
# args f: rng.integers(-5, 5, 10), rng.random((3, 7)) > 0.5, 1
# args f: np.full(5, np.inf), np.full((3, 4), np.nan), 2
# args f: np.full(5, 1e308), np.full((3, 4), 3e38, 'f4'), 0
def f(v, a, n):
    return (np.fft.fft(v) * 2, np.fft.ifft(v), np.fft.fft(a, axis=0), np.fft.ifft(a, None, 0) + 1, np.fft.fft(a.T, n), np.fft.ifft(a, n=n, axis=0),
            np.fft.fft(a[:, 1]), np.fft.fft(a[::-1]), np.fft.ifft(v[::2]), np.fft.fft(v, norm='ortho'), np.fft.ifft(a, norm='ortho'),
            np.fft.fft(a, norm='forward', axis=-2), np.fft.ifft(v, norm='forward'), np.fft.fft(v, norm='backward'))
# args g: rng.random(16), rng.random((6, 8)), 7
# args g: rng.random(15).astype('f4'), rng.random((5, 7)).astype('f4'), 12
# args g: rng.integers(-5, 5, 10), rng.integers(-5, 5, (4, 4)), 9
# args g: np.full(6, 1e308), np.full((3, 5), -1e308), 4
# args g: rng.random(6) + 1j, rng.random((3, 5)), 4
def g(v, a, n):
    s = np.fft.rfft(v)
    t = np.fft.rfft(a, axis=0)
    return s * 2, np.fft.irfft(s), np.fft.rfft(a, n), t, np.fft.irfft(t, axis=0), np.fft.irfft(t, n, 0), np.fft.irfft(s, v.size), np.fft.rfft(v[::2], norm='ortho'), np.fft.irfft(s, norm='forward')
# args h: rng.random((4, 3, 5)), rng.random((2, 3, 2, 4)) + 1j
# args h: rng.random((4, 3, 5)).astype('f4'), np.asfortranarray(rng.random((3, 3, 2, 4)))
def h(a, b):
    return np.fft.fft(a, axis=1) * 2, np.fft.ifft(b, axis=1), np.fft.fft(a.transpose(2, 0, 1), axis=0), np.fft.rfft(a, axis=0), np.fft.fft(b, n=5, axis=-2), np.fft.hfft(a[0, 0]), np.fft.ihfft(a[0, 0])
print(f(np.arange(16.0), np.ones((4, 8)), 5)[0], g(np.ones(8), np.ones((3, 4)), 4)[1], h(np.ones((2, 2, 2)), np.ones((2, 2, 2, 2)))[0])
