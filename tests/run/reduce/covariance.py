# python: 2
# callbacks: 1
import numpy as np
# args rows: rng.random((5, 40))
# args rows: rng.random((20, 7)).astype('f4')
# args rows: np.full((3, 4), np.inf)
def rows(data):
    return np.cov(data)
# args columns: rng.random((40, 5))
# args columns: rng.integers(0, 9, (30, 4))
def columns(data):
    return np.cov(np.transpose(data)), np.cov(data, rowvar=False)
# args two: rng.random(30), np.arange(30)
def two(x, y):
    return np.cov(x, y)
# args others: rng.random((4, 30))
def others(a):
    return np.cov(a[1:3] * 2, bias=True), np.cov(a, ddof=0), np.cov(a, None, False)
# args too_few: rng.random((3, 2))
def too_few(a):
    return np.cov(a, ddof=a.shape[1]) + 1.0
# args other_forms: rng.random((3, 20)) + 1j, rng.random((2, 20))
def other_forms(z, a):
    return np.cov(z) * 2, np.cov(a, aweights=a[0]) * 2
a = np.arange(12.0).reshape(3, 4) ** 2
print(rows(a), columns(a), two(a[0], np.arange(4)), others(a), other_forms(a * 1j, a))
