# products in place: of one element, and squares with gaps, NumPy computes without fusing
import numpy as np
# args f: rng.standard_normal(9) + 1j * rng.standard_normal(9), rng.standard_normal(9) + 1j * rng.standard_normal(9)
# args f: rng.standard_normal(1) + 1j * rng.standard_normal(1), rng.standard_normal(1) + 1j
# args f: rng.standard_normal((3, 3)) + 1j * rng.standard_normal((3, 3)), rng.standard_normal((3, 3)) + 1j
def f(a, b):
    a *= b
    b *= 0.3 - 0.7j
    b **= 2
    a += b
    a -= 1j
    a /= b
    return a, b
def g(a, b):
    a[:1] *= b[:1]
    b[::2] **= 2
    a[1:2] *= 0.1 + 0.3j
    np.multiply(a, a, a)
    np.square(b[1::2], out=a[1::2])
    return a, b
def h(x):
    x *= 1j
    return x
rng = np.random.default_rng(3)
for n in (1, 2, 5):
    z = rng.standard_normal((4, n)) + 1j * rng.standard_normal((4, n))
    print(f(z[0].copy(), z[1].copy()))
    if n > 2:
        print(g(z[2].copy(), z[3].copy()))
try:
    h(np.ones(3))
except TypeError as e:
    print(e)
