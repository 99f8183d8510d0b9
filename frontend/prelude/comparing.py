"""Comparing arrays: equal, or close to each other."""
import numpy as np


def _all(x):
    return np.all(x) if np._is_array(x) else x


def isclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    if np._is_array(rtol) or np._is_array(atol):
        raise NotImplementedError
    assert np.isfinite(rtol) and np.isfinite(atol)
    x = np.asarray(a) if isinstance(a, (list, tuple)) else a
    y = np.asarray(b) if isinstance(b, (list, tuple)) else b
    if isinstance(y, int):
        y = float(y)
    elif not isinstance(y, (float, complex)):
        y = y.astype(np.result_type(y, 1.0)) if np.result_type(y, 1.0) != y.dtype else y
    close = np.less_equal(abs(x - y), atol + rtol * abs(y)) & np.isfinite(y) | (x == y)
    if equal_nan:
        close = close | (np.isnan(x) & np.isnan(y))
    return close[...] if np._is_array(close) else close


def allclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    return bool(_all(isclose(a, b, rtol=rtol, atol=atol, equal_nan=equal_nan)))


def array_equal(a1, a2, equal_nan=False):
    x, y = np.asarray(a1), np.asarray(a2)
    if not np._is_array(x) or not np._is_array(y):
        raise NotImplementedError
    if x.ndim != y.ndim:
        return False
    assert x.shape == y.shape
    if equal_nan:
        return bool(np.all((x == y) | (np.isnan(x) & np.isnan(y))))
    return bool(np.all(x == y))


def array_equiv(a1, a2):
    x, y = np.asarray(a1), np.asarray(a2)
    if not np._is_array(x) or not np._is_array(y):
        raise NotImplementedError
    return bool(np.all(x == y))
