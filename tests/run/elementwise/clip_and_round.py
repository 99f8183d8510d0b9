# python: 1
# callbacks: 1
import numpy as np
# args f: rng.standard_normal(9), rng.standard_normal(9) - 1, rng.standard_normal(9) + 1, 0.5, 3
# args f: rng.standard_normal(9).astype('f4'), (rng.standard_normal(9) - 1).astype('f4'), (rng.standard_normal(9) + 1).astype('f4'), np.float32(0.5), 3
# args f: np.array([-0.0, 0.0, np.nan, np.inf, 1.0]), np.array([0.0, -0.0, 0.0, np.nan, -0.0]), np.array([0.0, 0.0, 1.0, 2.0, np.nan]), -0.0, 0
# args f: rng.standard_normal(9), rng.standard_normal(9), rng.standard_normal(9), np.float64(0.1), -7
def f(a, lo, hi, x, k):
    c = np.clip(a, lo, hi), np.clip(a, lo, 1.0), np.clip(a, 0.0, hi), np.clip(a, lo, None), a.clip(None, hi), np.clip(a, min=0, max=1), np.clip(a, -1, 1)
    d = np.clip(x, 0, 1), np.clip(k, 0, 5), np.clip(k, 0.5, 2.5), np.clip(x, -1.0, None), np.clip(x, None, k)
    return c, d, np.round(x), np.round(x, 2), np.round(a, 1), np.around(x * 100, -1), a.round(2)
# args g: rng.standard_normal((3, 4)), rng.standard_normal((3, 1)), rng.standard_normal((3, 4)), rng.integers(0, 9, (3, 4))
def g(a, lo, hi, i):
    b = a * 2
    np.clip(b, -0.5, hi, out=b)
    return b, np.clip(a, hi, 2 * hi) + 1, np.clip(i, i - 1, i + 1)
def h(a, lo, hi, i):
    b = a * 2
    return np.clip(b, lo, lo + 1)
print(f(np.arange(3.0), np.ones(3), np.ones(3) * 2, 1.5, 2), g(np.ones((2, 3)), np.ones((2, 1)), np.ones((2, 3)), np.ones((2, 3), int)), h(np.ones((2, 3)), np.ones((2, 1)), 0, 0))
