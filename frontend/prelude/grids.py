"""Grids: np.mgrid, np.ogrid; numbers at even distances of logarithms; Kronecker products."""
import math

import numpy as np


def linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0):
    """Whole numbers, with the distance, or between arrays."""
    if np._is_array(start) or np._is_array(stop):
        return _linspace_of_arrays(start, stop, num, endpoint, retstep, dtype, axis)
    whole = dtype is not None and np.issubdtype(np.dtype(dtype), np.integer)
    points = np.linspace(start, stop, num, endpoint)
    if whole:
        points = np.floor(points).astype(dtype)
    elif dtype is not None and np.dtype(dtype) != np.float64:
        raise NotImplementedError
    if not retstep:
        return points
    return points, (np.float64(stop) - np.float64(start)) / (num - 1 if endpoint else num)


def _linspace_of_arrays(start, stop, num, endpoint, retstep, dtype, axis):
    if retstep or dtype is not None or axis != 0 or not endpoint:
        raise NotImplementedError
    lo, hi = np.multiply(start, 1.0), np.multiply(stop, 1.0)
    if not np._is_array(lo) or not np._is_array(hi) or lo.dtype != np.float64 or hi.dtype != np.float64:
        raise NotImplementedError
    if lo.shape != hi.shape or np._is_fortran(lo) or np._is_fortran(hi):
        raise NotImplementedError
    delta = np.subtract(hi, lo)
    assert num > 1
    step = delta / (num - 1)
    assert np.all(step != 0)
    points = np.arange(0.0, num)[(slice(None),) + (None,) * lo.ndim] * step
    points += lo
    points[-1] = hi
    return points


def logspace(start, stop, num=50, endpoint=True, base=10.0):
    if np._is_array(start) or np._is_array(stop) or not isinstance(base, (int, float)):
        raise NotImplementedError
    return np.power(base, np.linspace(start, stop, num=num, endpoint=endpoint))


def kron(a, b):
    if not np._is_array(a) or not np._is_array(b) or a.ndim != b.ndim or a.ndim > 2:
        raise NotImplementedError
    if np._is_fortran(a) or np._is_fortran(b):
        raise NotImplementedError
    if a.ndim == 1:
        return np.reshape(np.multiply(a[:, None], b[None, :]), (a.shape[0] * b.shape[0],))
    r = np.multiply(a[:, None, :, None], b[None, :, None, :])
    return np.reshape(r, (a.shape[0] * b.shape[0], a.shape[1] * b.shape[1]))


def _start(s):
    return 0 if s.start is None else s.start


def _step(s):
    return 1 if s.step is None else s.step


def _count(s):
    """How many points a slice gives: a complex step counts them."""
    if isinstance(_step(s), complex):
        return int(abs(_step(s)))
    if not isinstance(_start(s), (int, float)) or not isinstance(s.stop, (int, float)) or not isinstance(_step(s), (int, float)):
        raise NotImplementedError
    return math.ceil((s.stop - _start(s)) / _step(s))


def _distance(s):
    step = _step(s)
    if isinstance(step, complex):
        step = int(abs(step))
        if step != 1:
            step = (s.stop - _start(s)) / float(step - 1)
    return step


def _dtype(slices):
    """int64, or float64 where a bound or step is no int."""
    for s in slices:
        if not isinstance(s, slice) or s.stop is None:
            raise NotImplementedError
    whole = [isinstance(_start(s), int) and isinstance(s.stop, int) and isinstance(_step(s), int) for s in slices]
    return np.int64 if all(whole) else np.float64


def _points(s, dtype):
    return np.arange(_count(s), dtype=dtype) * _distance(s) + _start(s)


def mgrid(*slices):
    n, dtype = len(slices), _dtype(slices)
    if n < 2:
        raise NotImplementedError
    points = [_points(slices[k], dtype)[(None,) * (k + 1) + (slice(None),) + (None,) * (n - k - 1)] for k in range(n)]
    which = np.arange(n)[(slice(None),) + (None,) * n]
    grid = points[n - 1]
    for k in range(n - 1):
        grid = np.where(which == n - 2 - k, points[n - 2 - k], grid)
    return grid


def ogrid(*slices):
    n, dtype = len(slices), _dtype(slices)
    return tuple([_points(slices[k], dtype)[(None,) * k + (slice(None),) + (None,) * (n - k - 1)] for k in range(n)])


def _mgrid_of_one(s):
    if not isinstance(s, slice) or s.stop is None:
        raise NotImplementedError
    if isinstance(_step(s), complex):
        return np.arange(0, _count(s), 1, dtype=np.float64) * _distance(s) + _start(s)
    return np.arange(_start(s), s.stop, _step(s))
