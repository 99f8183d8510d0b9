"""Polynomials by their coefficients, highest first."""
import numpy as np


def polyval(p, x):
    c = np.asarray(p)
    if not np._is_array(c) or c.ndim != 1:
        raise NotImplementedError
    if not np._is_array(x) and not isinstance(x, (int, float)):
        raise NotImplementedError
    v = x if np._is_array(x) else np.float64(x) if isinstance(x, float) else np.int64(x)
    y = (np.zeros_like(v) if np._is_array(v) else v.dtype.type(0)) * v + c[0]
    for k in range(1, c.shape[0]):
        y = y * v + c[k]
    return y


def vander(x, N=None, increasing=False):
    if not np._is_array(x) or x.ndim != 1 or np.iscomplexobj(x):
        raise NotImplementedError
    n = x.shape[0] if N is None else N
    v = np.empty((x.shape[0], n), np.promote_types(x.dtype, int))
    powers = v if increasing else v[:, ::-1]
    powers[:, 0] = 1
    for k in range(1, n):
        powers[:, k] = powers[:, k - 1] * x
    return v


def polyfit(x, y, deg, rcond=None, full=False, w=None, cov=False):
    if full or cov or not isinstance(deg, int) or deg < 0 or not np._is_array(x) or not np._is_array(y):
        raise NotImplementedError
    if x.ndim != 1 or y.ndim > 2:
        raise NotImplementedError
    x, y = x + 0.0, y + 0.0
    assert x.shape[0] == y.shape[0]
    left = np.vander(x, deg + 1)
    right = y
    if w is not None:
        if not np._is_array(w) or w.ndim != 1:
            raise NotImplementedError
        w = w + 0.0
        assert w.shape[0] == y.shape[0]
        left = left * w[:, None]
        right = right * (w[:, None] if y.ndim == 2 else w)
    scale = np.sqrt(np.sum(left * left, axis=0))
    assert np.all(scale > 0) and np.all(np.isfinite(scale)) and np.all(np.isfinite(right))     # else LAPACK complains
    left = left / scale
    c, _, rank, _ = np.linalg.lstsq(left, right, x.shape[0] * np.finfo(x.dtype).eps if rcond is None else rcond)
    assert rank == deg + 1
    return np.transpose(np.transpose(c) / scale)
