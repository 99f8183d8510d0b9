# python: 1
# callbacks: 0
import numpy as np
def spread(row):
    return row.max() - row.min()
def scaled(row, k=2.0):
    return row * k - row.sum()
def count(row):
    return len(row) if row[0] > 0 else 0
# args f: rng.standard_normal((6, 4))
# args f: rng.integers(0, 9, (6, 4))
# args f: rng.standard_normal((6, 4)).astype('f4')
def f(a):
    c = np.apply_along_axis(spread, 0, a), np.apply_along_axis(spread, 1, a), np.apply_along_axis(scaled, 1, a), np.apply_along_axis(scaled, 0, a)
    return c, np.apply_along_axis(lambda r: r * 2, 0, a), np.apply_along_axis(scaled, 1, a, 3.0), np.apply_along_axis(count, 1, a)
print(f(np.arange(12.0).reshape(3, 4)))
