# python: 1
# callbacks: 0
import numpy as np
# args f: rng.standard_normal(9), rng.standard_normal((5, 6)), np.sort(rng.random(9)), np.arange(9) * 0.25, 0.5
# args f: rng.standard_normal(9).astype('f4'), rng.standard_normal((5, 6)).astype('f4'), np.sort(rng.random(9)), np.arange(9.0), np.float64(0.25)
# args f: rng.integers(0, 9, 9), rng.integers(0, 9, (5, 6)), np.sort(rng.random(9)).astype('f4'), np.arange(9), 2
# args f: rng.standard_normal(9) + 1j, rng.standard_normal((5, 6)) * 1j, np.sort(rng.random(9)), np.arange(9)[::-1] * 1.0, np.float32(0.1)
# args f: rng.integers(0, 200, 9).astype('u1'), rng.standard_normal((3, 6)), np.zeros(9), np.arange(9) ** 2, 0.0
def f(v, a, x, even, h):
    c = np.gradient(v), np.gradient(v, h), np.gradient(v, x), np.gradient(v, even), np.gradient(v, edge_order=2)
    d = np.gradient(v, x, edge_order=2), np.gradient(v, even, edge_order=2), np.gradient(v, h, edge_order=2)
    gy, gx = np.gradient(a)
    e = np.gradient(a, axis=0), np.gradient(a, h, axis=1), np.gradient(a, 0.5, h), np.gradient(a, axis=(1, 0)), np.gradient(a, h, axis=-1, edge_order=2)
    return c, d, e, np.sqrt(gx * gx + gy * gy)
# args g: rng.standard_normal((4, 3, 5)), np.arange(3) ** 2 * 0.5
def g(t, y):
    return np.gradient(t), np.gradient(t, y, axis=1), np.gradient(t, 0.5, y, 2.0), np.gradient(t.T * 2)[0]
print(f(np.arange(6.0) ** 2, np.ones((4, 5)), np.arange(6.0), np.arange(6.0), 0.5), g(np.ones((3, 3, 3)), np.arange(3.0)))
