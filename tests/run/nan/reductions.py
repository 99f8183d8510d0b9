# python: 1
import numpy as np
def holes(a, n):
    b = a.copy()
    b[n % 3::3] = np.nan
    return b
# args f: np.where(rng.random((5, 6)) < 0.3, np.nan, rng.standard_normal((5, 6)))
# args f: np.where(rng.random((5, 6)) < 0.3, np.nan, rng.standard_normal((5, 6))).astype('f4')
# args f: rng.integers(-5, 5, (5, 6))
# args f: rng.integers(0, 5, (5, 6)).astype('u1')
# args f: np.where(rng.random((5, 6)) < 0.3, np.nan, np.round(rng.standard_normal((5, 6))))
# args f: np.full((3, 4), np.nan)
# args f: np.array([[np.nan, np.inf, 1.0], [-np.inf, np.nan, np.nan], [0.0, -0.0, np.nan]])
# args f: np.array([[1.0, np.nan], [2.0, np.nan]])
# args f: np.abs(np.where(rng.random((5, 6)) < 0.3, np.nan, np.round(rng.standard_normal((5, 6)))))
def f(a):
    s = np.nansum(a), np.nansum(a, axis=0), np.nansum(a * 2, axis=1, keepdims=True), np.nanprod(a), np.nanprod(a, axis=1)
    m = np.nanmean(a), np.nanmean(a, axis=0), np.nanmean(a, axis=1, keepdims=True), np.nanmean(a[:, ::2])
    return s, m
# args g: np.where(rng.random((5, 6)) < 0.3, np.nan, rng.standard_normal((5, 6)))
# args g: np.where(rng.random((5, 6)) < 0.3, np.nan, rng.standard_normal((5, 6))).astype('f4')
# args g: rng.integers(-5, 5, (5, 6))
# args g: np.full((3, 4), np.nan)
# args g: np.array([[np.nan, np.inf, 1.0], [-np.inf, np.nan, np.nan], [0.0, -0.0, np.nan]])
# args g: np.array([[1.0, np.nan], [2.0, 3.0]])
def g(a):
    v = np.nanvar(a), np.nanvar(a, axis=0), np.nanstd(a, axis=1), np.nanstd(a, ddof=1), np.nanstd(a, axis=1, keepdims=True)
    return v, np.nanvar(a, axis=(0, 1), ddof=1)
# args h: np.where(rng.random((5, 6)) < 0.3, np.nan, rng.standard_normal((5, 6)))
# args h: np.where(rng.random((5, 6)) < 0.3, np.nan, rng.standard_normal((5, 6))).astype('f4')
# args h: rng.integers(-5, 5, (5, 6))
# args h: np.array([[np.nan, np.inf, 1.0], [-np.inf, np.nan, np.nan], [0.0, -0.0, np.nan]])
# args h: np.array([[np.nan, -0.0, 1.0], [0.0, np.nan, np.nan], [0.0, -0.0, np.nan]])
# args h: np.abs(np.where(rng.random((5, 6)) < 0.3, np.nan, np.round(rng.standard_normal((5, 6)))))
# args h: np.full((3, 4), np.nan)
# args h: np.array([[1.0, np.nan], [2.0, np.nan]])
def h(a):
    m = np.nanmin(a), np.nanmax(a), np.nanmin(a, axis=0), np.nanmax(a, axis=1), np.nanmax(a, axis=1, keepdims=True)
    return m, np.nanargmin(a), np.nanargmax(a), np.nanargmin(a, axis=0), np.nanargmax(a, axis=1), np.nanmin(a.T, axis=0)
a = np.array([[1.0, np.nan, 3.0], [np.nan, 5.0, 2.5]])
print(f(a), g(a), h(a))
