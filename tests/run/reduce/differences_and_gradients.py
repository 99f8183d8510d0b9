import numpy as np
# args f: rng.standard_normal((7, 6))
def f(a):
    b = a + 1
    return np.gradient(b, axis=0), np.diff(b), np.trapezoid(b), np.interp(0.5, a[0], b[0]), np.convolve(a[0], b[0])
print(f(np.arange(6.0).reshape(2, 3)))
