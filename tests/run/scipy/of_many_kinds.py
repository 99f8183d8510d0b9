"""Functions of SciPy on arrays and numbers of several dtypes."""
import numpy as np
import scipy.fft
import scipy.signal
import scipy.special as sc
from scipy import ndimage, stats


# args elementwise: rng.random((3, 4)), 2
# args elementwise: rng.random((3, 4)).astype("f4"), 2
# args elementwise: rng.integers(1, 5, (3, 4)), 2
# args elementwise: rng.integers(1, 5, (3, 4)).astype("u1"), 1
def elementwise(x, n):
    a = sc.expit(x) + sc.j0(x)
    b = sc.jv(2, x) * 2 + sc.xlogy(x, x + 1)
    c = sc.gammaln(0.5 + n)
    return a, b, c, sc.erfc(x[0]) - 1


# args statistics: rng.random(5), 0.5
# args statistics: rng.random((2, 3)).astype("f4"), 0.5
def statistics(x, s):
    return stats.norm.pdf(x, 0, s) * 2, stats.norm.cdf(x * 2, scale=2.0) + x, stats.expon.cdf(s) + 1


# args filters: rng.random((6, 5)), np.ones((3, 3))
# args filters: rng.integers(0, 9, (6, 5)), np.ones((3, 3), int)
def filters(x, w):
    a = ndimage.convolve(x, w, mode="constant") * 2
    b = ndimage.median_filter(x, size=3) + x
    c = ndimage.binary_dilation(x > 1) | (x == 0)
    d = scipy.signal.convolve2d(x, w, "same") + 1
    return a, b, c, d, ndimage.sobel(x, axis=0) * 2


# args transforms: rng.random((4, 6))
# args transforms: rng.random((4, 6)).astype("f4")
def transforms(x):
    z = scipy.fft.fft2(x)
    return z * 2, np.abs(scipy.fft.ifft2(z * np.conj(z)))


# args raises: rng.random((4, 6)), np.ones(3)
def raises(x, w):
    y = x * 2
    return ndimage.convolve(y, w) + 1


for k in (np.arange(1.0, 7).reshape(2, 3), np.arange(1, 7).reshape(2, 3)):
    print(elementwise(k, 2), statistics(k * 0.1, 0.5), filters(k, k), transforms(k))
try:
    raises(np.ones((4, 6)), np.ones(3))
except RuntimeError as e:
    print(e)
