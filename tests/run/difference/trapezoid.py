# python: 1
import numpy as np
# args f: rng.standard_normal(9), rng.standard_normal((5, 9)), np.sort(rng.random(9)), 0.5
# args f: rng.standard_normal(9).astype('f4'), rng.standard_normal((5, 9)).astype('f4'), np.sort(rng.random(9)), np.float64(0.25)
# args f: rng.integers(0, 9, 9), rng.integers(0, 9, (5, 9)), np.arange(9), 2
# args f: rng.standard_normal(9) + 1j, rng.standard_normal((5, 9)) * 1j, np.sort(rng.random(9)), np.float32(0.1)
def f(v, a, x, h):
    c = np.trapezoid(v), np.trapezoid(v, x), np.trapezoid(v, dx=h), np.trapezoid(a, x), np.trapezoid(a, axis=0)
    return c, np.trapezoid(a, dx=0.5, axis=-1), np.trapezoid(a.T, x, axis=0), np.trapezoid(a * 2, a, axis=1), np.trapezoid(a, None, 3.0)
# args g: rng.standard_normal(9) * 9, rng.standard_normal((5, 6)) * 9
# args g: np.arange(9) * np.pi, np.arange(30).reshape(5, 6) * -4.0
# args g: (rng.standard_normal(9) * 9).astype('f4'), (rng.standard_normal((5, 6)) * 9).astype('f4')
def g(p, q):
    return np.unwrap(p), np.unwrap(q), np.unwrap(q, axis=0), np.unwrap(p, 4.0), np.unwrap(p, period=2.5)
print(f(np.arange(6.0) ** 2, np.ones((4, 6)), np.arange(6.0), 0.5), g(np.arange(6.0) * 2, np.ones((3, 3))))
