# python: 1
# callbacks: 0
import numpy as np
# args f: np.array([[np.nan, np.inf, 1.0], [-np.inf, np.nan, np.nan], [0.0, -0.0, np.nan]])
# args f: np.array([[np.nan, np.inf, 1.0], [-np.inf, np.nan, np.nan], [0.0, -0.0, np.nan]], 'f4')
# args f: rng.integers(-5, 5, (5, 6))
# args f: rng.random((5, 6)) > 0.5
def f(a):
    return np.nan_to_num(a), np.nan_to_num(a, nan=-1.0), np.nan_to_num(a.T, posinf=3.5, neginf=-2.0), np.nan_to_num(a, nan=1)
# args g: np.array([np.nan, np.inf, 1.0, -np.inf, 0.0, -0.0]), np.array([np.nan + 1j, np.inf + 0j, 1.0 + np.inf * 1j, 2.0])
# args g: np.array([np.nan, np.inf, 1.0, -np.inf, 0.0, -0.0], 'f4'), np.array([np.nan + 1j, np.inf + 0j, 1.0 + np.inf * 1j, 2.0], 'c8')
def g(x, z):
    a = np.isposinf(x), np.isneginf(x), np.fix(x * 1.5), np.isreal(z), np.iscomplex(z), np.isreal(x), np.iscomplex(x)
    return a, np.angle(x), np.angle(z), np.angle(x, deg=True)
# args h: rng.standard_normal(9), rng.standard_normal((3, 4))
# args h: np.array([0.0, 1.0, -0.0, 1e-20, 0.5]), np.zeros((2, 3))
# args h: np.arange(-4, 5), rng.standard_normal((3, 4)).astype('f4')
def h(x, y):
    return np.sinc(x), np.sinc(y), np.sinc(y * 2)
print(f(np.array([[1.0, np.nan, 3.0], [np.inf, 5.0, -np.inf]])), g(np.array([1.5, np.inf]), np.array([1j, 2 + 0j])), h(np.arange(3.0), np.ones((2, 3))))
