# python: 2
import numpy as np
# args f: rng.standard_normal((5, 6)), rng.random(5), rng.random(6), rng.random((5, 6)), rng.standard_normal(5)
# args f: rng.integers(0, 9, (5, 6)), rng.random(5), rng.random(6), rng.random((5, 6)), rng.integers(0, 9, 5)
# args f: rng.standard_normal((5, 6)).astype('f4'), rng.random(5), rng.random(6).astype('f4'), rng.random((5, 6)), rng.standard_normal(5).astype('f4')
# args f: rng.standard_normal((5, 6)) + 1j, rng.random(5), rng.random(6), rng.random((5, 6)) + 0j, rng.standard_normal(5)
# args f: rng.standard_normal((5, 6)), np.zeros(5), np.zeros(6), np.zeros((5, 6)), rng.standard_normal(5)
def f(a, w, u, m, v):
    c = np.average(a), np.average(a, axis=0), np.average(a, axis=1), np.average(v), np.average(a, axis=-1, keepdims=True)
    d = np.average(v, weights=w), np.average(a, axis=0, weights=w), np.average(a, axis=1, weights=u)
    return c, d, np.average(a, weights=m), np.average(a, axis=0, weights=m), np.average(a, -1, u, keepdims=True)
# args g: rng.integers(0, 9, (5, 6)), rng.integers(1, 9, 5), np.array([1.0, -1.0, 0.0])
def g(a, w, z):
    return np.average(a, axis=0, weights=w), np.average(z * 2, weights=z), np.average(a, axis=0, weights=w, returned=True)
a = np.arange(12.0).reshape(3, 4)
print(f(a, a[:, 0], a[0], a, a[:, 1]))
try:
    print(g(np.ones((2, 3), int), np.arange(2), np.array([1.0, -1.0])))
except ZeroDivisionError as e:
    print(e)
