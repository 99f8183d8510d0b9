# python: 2
import numpy as np
# args f: rng.standard_normal((13, 17))
# args f: rng.standard_normal((13, 17)).astype('f4')
# args f: rng.standard_normal((13, 17)) + 1j * rng.standard_normal((13, 17))
# args f: (rng.standard_normal((13, 17)) + 1j * rng.standard_normal((13, 17))).astype('c8')
# args f: rng.integers(0, 200, (13, 17)).astype('u1')
# args f: rng.random((13, 17)) > 0.5
def f(a):
    v = a.var(), np.var(a, axis=0), np.std(a, axis=(0, 1)), np.std(a, axis=1, keepdims=True), a.std(ddof=1), a.var(1, ddof=2)
    return v, np.std(a * 2, axis=0), np.std(a.T, axis=0), np.std(a, keepdims=True)
# args g: rng.standard_normal((5, 6))
# args g: rng.standard_normal((5, 6)).astype('f4')
# args g: rng.integers(0, 9, (5, 6))
def g(a):
    return np.ptp(a), np.ptp(a, axis=0), np.ptp(a, axis=1, keepdims=True), np.var(a, axis=0, mean=np.mean(a, axis=0, keepdims=True))
# args h: rng.standard_normal((4, 30)), rng.standard_normal(30), rng.standard_normal(30)
# args h: rng.standard_normal((4, 30)).astype('f4'), rng.standard_normal(30), rng.integers(0, 9, 30)
# args h: np.zeros((4, 30)), np.zeros(30), np.ones(30)
def h(a, x, y):
    return np.corrcoef(a), np.corrcoef(x, y), np.corrcoef(a, rowvar=False), np.corrcoef(x, y)[0, 1], np.cov(x, y, bias=True)
# args k: rng.standard_normal((4, 30)) + 1j * rng.standard_normal((4, 30)), rng.standard_normal(30)
def k(z, x):
    return np.cov(z), np.cov(z, rowvar=False), np.cov(z[0], x), np.std(x, dtype=np.float64)
# args m: rng.standard_normal((4, 30)) + 1j * rng.standard_normal((4, 30))
def m(z):
    return np.var(z, dtype=complex), np.nanstd(z.real.T.copy(), axis=0)
a = np.arange(12.0).reshape(3, 4) ** 2
print(f(a), g(a), h(a, a[0], a[1]), k(a * 1j, a[0]), m(a * 1j))
