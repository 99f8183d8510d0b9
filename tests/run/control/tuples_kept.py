# python: 1
# callbacks: 0
import numpy as np
# args shapes: rng.standard_normal((3, 4)), 2
# args shapes: rng.integers(0, 9, (3, 4)), 3
def shapes(a, k):
    shape = a.shape
    wide = shape + (k,)
    b = np.ones(wide) * a[:, :, None]
    first = [shape[::-1], shape[1:], shape[-1:] * 2][0]
    c = np.zeros(first) + k
    return b, c, np.full((2,) * 3, 1.5), np.zeros(shape[:1] + (5,)), wide
# args pairs: rng.standard_normal(5), rng.standard_normal(5)
def pairs(x, y):
    p = x * 2, y + 1
    q = (p[1], p[0])
    r = p + q
    n = len(r)
    return r[0] * r[2], [v.sum() for v in r], n
# args slices: rng.standard_normal((6, 7)), 1
def slices(a, k):
    inner = slice(1, -1)
    upper = (slice(None), slice(k, None))
    s = a[inner, inner] * 2
    t = a[upper] + a[:, slice(None, -1, None)]
    whole = (slice(None),) * 2
    return s, t, a[whole] - 1, a[(slice(None),) * 1 + (0,)]
# args early: rng.standard_normal(5), 2
def early(x, k):
    bounds = (x.min(), x.max())
    if k > 2:
        return bounds[0] * x
    y = (x - bounds[0]) / (bounds[1] - bounds[0])
    return y
print(shapes(np.ones((2, 3)), 2), pairs(np.arange(3.0), np.ones(3)), slices(np.arange(20.0).reshape(4, 5), 1), early(np.arange(3.0), 1))
