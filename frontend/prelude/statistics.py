"""Averages, variances and covariances.

`np._count` and `np._over` exist only here: the number of elements that a reduction combines, and a quotient by
such a count, which NumPy takes in float64 and rounds to the dtype of the dividend.
"""
import numpy as np


def var(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, mean=np._NoValue):
    if isinstance(a, (list, tuple)):
        a = np.asarray(a)
    if out is not None:
        raise NotImplementedError
    if dtype is not None and (np.iscomplexobj(a) or np.dtype(dtype) != (a.dtype if a.dtype.kind == "f" else np.float64)):
        raise NotImplementedError
    deviation = a - (np.mean(a, axis=axis, keepdims=True) if mean is np._NoValue else mean)
    if np.iscomplexobj(a):
        squares = np.add(np.multiply(deviation.real, deviation.real), np.multiply(deviation.imag, deviation.imag))
    else:
        squares = np.multiply(deviation, deviation)
    total = np.sum(squares, axis=axis, keepdims=keepdims)
    return np._over(total, np._count(a, axis) - ddof)


def std(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, mean=np._NoValue):
    return np.sqrt(var(a, axis=axis, dtype=dtype, out=out, ddof=ddof, keepdims=keepdims, mean=mean))


def ptp(a, axis=None, out=None, keepdims=False):
    if out is not None or not np._is_array(a):
        raise NotImplementedError
    return np.subtract(np.max(a, axis=axis, keepdims=keepdims), np.min(a, axis=axis, keepdims=keepdims))


def _weights_along(weights, a, axis):
    """Weights of one axis beside `a`."""
    if weights.ndim != 1 or not isinstance(axis, int):
        raise NotImplementedError
    at = axis + a.ndim if axis < 0 else axis
    assert weights.shape[0] == a.shape[at]
    return weights[(None,) * at + (slice(None),) + (None,) * (a.ndim - at - 1)]


def average(a, axis=None, weights=None, returned=False, keepdims=False):
    if returned or not np._is_array(a):
        raise NotImplementedError
    if weights is None:
        return np.mean(a, axis=axis, keepdims=keepdims)
    if not np._is_array(weights):
        raise NotImplementedError
    if weights.ndim == a.ndim:
        assert weights.shape == a.shape
        w = weights
    else:
        w = _weights_along(weights, a, axis)
    dtype = np.result_type(a.dtype, w.dtype, np.float64) if a.dtype.kind in "iub" else np.result_type(a.dtype, w.dtype)
    if w.dtype != dtype:
        raise NotImplementedError
    scale = np.sum(w, axis=axis, keepdims=keepdims)
    assert np.all(scale != 0.0) if np._is_array(scale) else scale != 0.0
    return np.sum(np.multiply(a, w), axis=axis, keepdims=keepdims) / scale


def cov(m, y=None, rowvar=True, bias=False, ddof=None):
    if m.ndim != (2 if y is None else 1):
        raise NotImplementedError
    dtype = np.result_type(m, np.float64) if y is None else np.result_type(m, y, np.float64)
    if y is None:
        x = np.array(m if rowvar else m.T, dtype)
    else:
        x = np.stack((m.astype(dtype), y.astype(dtype)))
    if ddof is None:
        ddof = 0 if bias else 1
    samples = x.shape[1] - ddof
    if samples <= 0:
        raise NotImplementedError
    x -= np.mean(x, axis=1)[:, None]
    c = np.dot(x, np.conj(x.T) if dtype.kind == "c" else x.T)
    c *= np.true_divide(1, samples)
    return np.squeeze(c)


def corrcoef(x, y=None, rowvar=True):
    c = cov(x, y, rowvar)
    if c.dtype.kind == "c":
        raise NotImplementedError
    deviations = np.sqrt(np.diagonal(c))
    c /= deviations[:, None]
    c /= deviations[None, :]
    np.clip(c, -1, 1, out=c)
    return c
