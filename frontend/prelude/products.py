"""Products of vectors, and traces."""
import numpy as np


def trace(a, offset=0):
    return np.sum(np.diagonal(a, offset))


def _vectors_last(a, axis):
    if not -a.ndim <= axis < a.ndim:
        raise NotImplementedError
    v = np.moveaxis(a, axis, -1)
    if v.ndim == 0 or v.dtype.kind == "b":
        raise NotImplementedError
    assert v.shape[-1] == 3
    return v


def cross(a, b, axisa=-1, axisb=-1, axisc=-1, axis=None):
    if not np._is_array(a) or not np._is_array(b):
        raise NotImplementedError
    x = _vectors_last(a, axisa if axis is None else axis)
    y = _vectors_last(b, axisb if axis is None else axis)
    to = axisc if axis is None else axis
    dtype = np.promote_types(a.dtype, b.dtype)
    x = x.astype(dtype)
    y = y.astype(dtype)
    a0, a1, a2 = x[..., 0:1], x[..., 1:2], x[..., 2:3]
    b0, b1, b2 = y[..., 0:1], y[..., 1:2], y[..., 2:3]
    c = np.concatenate((a1 * b2 - a2 * b1, a2 * b0 - a0 * b2, a0 * b1 - a1 * b0), -1)
    return np.moveaxis(c, -1, to)
