# the C compiler could decide these comparisons without the division
import numpy as np
# args f: rng.random(9)
# args f: rng.random(9, dtype='f4')
def f(a):
    b = np.logical_or(a / a, a)
    c = a / a == a / a
    d = np.isnan(a - a)
    return b, c, d, np.where(a > 0, a / a, a / a), np.sign(1 / a) > 2, (a / 0) * 0 > 0
# args g: rng.random(9)
def g(a):
    b = np.logical_not(a / a)
    return b, np.logical_or(a // a, a)
g(np.ones(2))
# args h: rng.random(3), rng.random((8, 3))
def h(a, b):
    return (b == b * a) // 3, (b < b / a) >> 1
h(np.ones(2), np.ones((2, 2)))
# args k: rng.random(9)
def k(a):
    b = a * 2
    n = 0
    for i in range(len(a)):
        c = a[i] / 3
        if c < c:
            n += 1
    return (b > b).sum(), n, np.logical_or(a * a, True), np.logical_and(1 / a, 0), np.minimum(np.isfinite(a * a), a < a), np.isfinite(a / 2) * 1.5 <= -1
k(np.ones(3))
f(np.array([0.0, 1.0, np.inf]))
