# NaN, infinities and zeros of both signs in every place, with the warnings that NumPy gives
import numpy as np
# args f: np.repeat([complex(a, b) for a in (0.0, -0.0, 1.5, np.nan, np.inf, -np.inf, 1e300, 5e-324) for b in (0.0, -0.0, 1.5, np.nan, np.inf, -np.inf, 1e300, 5e-324)], 3), np.tile([1 + 1j, np.nan, 0.0], 64)
def f(a, b):
    return a + b, a - b
def g(a, b):
    return a * b
def h(a, b):
    return a / b
def p(a, b):
    return np.abs(a), np.conj(a), np.isnan(a), np.isinf(b), np.isfinite(a), a == b, a != b, a.real, b.imag
parts = [0.0, -0.0, 1.5, np.nan, np.inf, -np.inf, 1e300, 5e-324]
a = np.array([complex(x, y) for x in parts for y in parts])
for b in (a[::-1].copy(), np.roll(a, 7), np.roll(a, 29)):
    for call in (f, g, h, p):
        for r in call(a, b):
            print(np.asarray(r).tobytes().hex() if r.dtype.kind != 'c' else np.where(np.isnan(r.real), 9, r.real))
