# numba#8743, #10142, #2919, #5002: warnings, errstate and NaN are NumPy's
import numpy as np
# regions: 5
# python: 3
# args scalars: np.float64(0.0)
def scalars(x):
    return 1.0 / x, -1 / x, x / x
# args raising: rng.random(9), rng.random(9)
# args raising: rng.random(9), np.zeros(9)
def raising(a, b):
    with np.errstate(divide='raise', invalid='ignore'):
        c = a / b
    return c + 1
# args nan: np.array([1.0, np.nan, -np.inf, np.inf, -0.0])
# args nan: np.array([1.0, np.nan, -np.inf, np.inf, -0.0], 'f4')
def nan(a):
    return (np.clip(a, -1, 1), np.isnan(a), np.isfinite(a), np.isinf(a), np.maximum(a, 0), np.minimum(a, 0), a.max(),
            np.where(np.isnan(a), 0, a), a != a, np.fmax(a, 0), a ** 0, a * 0, a.sum(), np.sign(a), a < 0, np.isnan(a[1]), np.isfinite(a[0]))
# args quotient: rng.standard_normal(5) + 1j, np.zeros(5) + 0j
def quotient(z, w):
    s = 0j
    for i in range(len(z)):
        s += z[i] / w[i]
    return s, z / w
x = np.float64(0.0)
print(np.arange(3) / x)
print(1.0 / np.float64(0.0), np.float64(0) / 0, scalars(np.float64(0.0)))
print(nan(np.array([np.nan, 1.0, -np.inf])), quotient(np.ones(2) + 1j, np.zeros(2) + 0j))
try:
    raising(np.ones(3), np.zeros(3))
except FloatingPointError as e:
    print(e)
