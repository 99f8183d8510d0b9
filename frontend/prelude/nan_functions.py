"""Reductions that leave NaNs out. Where there is nothing else NumPy warns: that is left to it."""
import numpy as np


def _all(x):
    return np.all(x) if np._is_array(x) else x


def _has_nans(a):
    """May it have some? Others are what the plain reductions are for."""
    if not np._is_array(a) or a.dtype == np.float16:
        raise NotImplementedError
    return a.dtype.kind in "fc"


def _over(total, count):
    quotient = np.true_divide(total, count)
    return quotient if quotient.dtype == total.dtype else quotient.astype(total.dtype)


def nansum(a, axis=None, keepdims=False):
    return np.sum(np.where(np.isnan(a), 0, a) if _has_nans(a) else a, axis=axis, keepdims=keepdims)


def nanprod(a, axis=None, keepdims=False):
    return np.prod(np.where(np.isnan(a), 1, a) if _has_nans(a) else a, axis=axis, keepdims=keepdims)


def nancumsum(a, axis=None):
    return np.cumsum(np.where(np.isnan(a), 0, a) if _has_nans(a) else a, axis)


def nancumprod(a, axis=None):
    return np.cumprod(np.where(np.isnan(a), 1, a) if _has_nans(a) else a, axis)


def nanmean(a, axis=None, keepdims=False):
    if not _has_nans(a):
        return np.mean(a, axis=axis, keepdims=keepdims)
    mask = np.isnan(a)
    count = np.sum(~mask, axis=axis, keepdims=keepdims)
    total = np.sum(np.where(mask, 0, a), axis=axis, keepdims=keepdims)
    assert _all(count > 0)
    return _over(total, count)


def nanvar(a, axis=None, ddof=0, keepdims=False):
    if not _has_nans(a):
        return np.var(a, axis=axis, ddof=ddof, keepdims=keepdims)
    if a.dtype.kind == "c":
        raise NotImplementedError
    mask = np.isnan(a)
    mean = _over(np.sum(np.where(mask, 0, a), axis=axis, keepdims=True), np.sum(~mask, axis=axis, keepdims=True))
    deviation = np.where(mask, 0, a)
    deviation -= mean
    deviation = np.where(mask, 0, deviation)
    freedom = np.sum(~mask, axis=axis, keepdims=keepdims) - ddof
    total = np.sum(np.multiply(deviation, deviation), axis=axis, keepdims=keepdims)
    assert _all(freedom > 0)
    return _over(total, freedom)


def nanstd(a, axis=None, ddof=0, keepdims=False):
    return np.sqrt(nanvar(a, axis=axis, ddof=ddof, keepdims=keepdims))


def _without_nans(a, mask, axis, other):
    """`a` with the other value for its NaNs. Whether +0.0 or -0.0 is the extreme one, NumPy tells."""
    if a.dtype.kind == "c":
        raise NotImplementedError
    assert _all(np.any(~mask, axis=axis))
    return np.where(mask, other, a)


def nanmin(a, axis=None, keepdims=False):
    if not _has_nans(a):
        return np.min(a, axis=axis, keepdims=keepdims)
    assert not np.any((a == 0) & np.signbit(a))
    return np.min(_without_nans(a, np.isnan(a), axis, np.inf), axis=axis, keepdims=keepdims)


def nanmax(a, axis=None, keepdims=False):
    if not _has_nans(a):
        return np.max(a, axis=axis, keepdims=keepdims)
    assert not np.any((a == 0) & np.signbit(a))
    return np.max(_without_nans(a, np.isnan(a), axis, -np.inf), axis=axis, keepdims=keepdims)


def nanargmin(a, axis=None):
    return np.argmin(_without_nans(a, np.isnan(a), axis, np.inf) if _has_nans(a) else a, axis=axis)


def nanargmax(a, axis=None):
    return np.argmax(_without_nans(a, np.isnan(a), axis, -np.inf) if _has_nans(a) else a, axis=axis)


def nan_to_num(x, copy=True, nan=0.0, posinf=None, neginf=None):
    if not np._is_array(x) or x.dtype.kind == "c" or not copy:
        raise NotImplementedError
    if x.dtype.kind != "f":
        return np.copy(x)
    if x.dtype == np.float16 or np._is_array(nan) or np._is_array(posinf) or np._is_array(neginf):
        raise NotImplementedError
    highest = np.finfo(x.dtype).max if posinf is None else posinf
    lowest = np.finfo(x.dtype).min if neginf is None else neginf
    finite = np.where(np.isnan(x), nan, x)
    return np.where(x == np.inf, highest, np.where(x == -np.inf, lowest, finite))
