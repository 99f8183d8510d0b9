# regions: 1
# python: 0
"""Calls of SciPy in a loop: the array statements around them stay native."""
import numpy as np
import scipy.spatial.distance as distance
from scipy import ndimage, special
from scipy.special import erf
from scipy.stats import norm


# args smooth: np.linspace(0, 1, 12).reshape(3, 4), 3
def smooth(x, n):
    s = 0.0
    for i in range(min(n, 4)):
        y = erf(x * i) + special.gamma(x + 1)
        x = ndimage.gaussian_filter(y, 1.5) * 0.5
        s += norm.cdf(x.mean())
    return x, s, distance.cdist(x, x).sum()


for result in smooth(np.linspace(0, 1, 12).reshape(3, 4), 3):
    print(result)
