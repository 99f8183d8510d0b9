# python: 1
# callbacks: 0
import numpy as np
# args f: 0, 10, 11
# args f: -1.5, 7, 6
# args f: 3, 3, 4
# args f: 0, 1, 1
def f(lo, hi, n):
    x, h = np.linspace(lo, hi, n, retstep=True)
    y, k = np.linspace(0, 1, 5, endpoint=False, retstep=True)
    return x * h, y + k, np.linspace(lo, hi, n, dtype=int), np.linspace(0, 20, 9, dtype=np.int32), np.linspace(lo, hi, 4, dtype=np.int64, endpoint=False)
# args g: rng.standard_normal(4), rng.standard_normal(4), 6
# args g: np.zeros(3), np.arange(3.0), 4
# args g: rng.integers(0, 9, 4), rng.standard_normal(4) + 20, 3
def g(a, b, n):
    return np.linspace(a, b, 5), np.linspace(a, b, n) * 2
print(f(0, 5, 6), g(np.zeros(2), np.ones(2), 3))
