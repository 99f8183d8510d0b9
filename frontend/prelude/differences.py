"""Differences between neighbours, gradients, and the rule of trapezoids."""
import numpy as np


def _at(rank, axis, index):
    """An index of arrays of that rank: `index` on the axis, all of the others."""
    return (slice(None),) * axis + (index,) + (slice(None),) * (rank - axis - 1)


def _axis(axis, rank):
    if not isinstance(axis, int) or not -rank <= axis < rank:
        raise NotImplementedError
    return axis + rank if axis < 0 else axis


def _piece(v, a, axis):
    """What is put before or behind `a`; of a number, one along the axis."""
    if np._is_array(v):
        return v
    return np.broadcast_to(np.full(1, v, np.result_type(v)), a.shape[:axis] + (1,) + a.shape[axis + 1:])


def diff(a, n=1, axis=-1, prepend=np._NoValue, append=np._NoValue):
    if n == 0:
        return a
    if n < 0 or not np._is_array(a):
        raise NotImplementedError
    axis = _axis(axis, a.ndim)
    before = () if prepend is np._NoValue else (_piece(prepend, a, axis),)
    behind = () if append is np._NoValue else (_piece(append, a, axis),)
    x = np.concatenate(before + (a,) + behind, axis) if len(before + behind) > 0 else a
    upper, lower = _at(a.ndim, axis, slice(1, None)), _at(a.ndim, axis, slice(None, -1))
    for _ in range(n):
        x = np.not_equal(x[upper], x[lower]) if a.dtype == np.bool else np.subtract(x[upper], x[lower])
    return x


def ediff1d(ary, to_end=None, to_begin=None):
    if to_end is not None or to_begin is not None:
        raise NotImplementedError
    x = np.ravel(ary)
    return x[1:] - x[:-1]


def _along(x, rank, axis):
    """A vector along that axis of arrays of that rank."""
    return x[(None,) * axis + (slice(None),) + (None,) * (rank - axis - 1)]


def _gradient_at_even_distances(f, out, h, axis, edge_order):
    n = f.ndim
    out[_at(n, axis, slice(1, -1))] = (f[_at(n, axis, slice(2, None))] - f[_at(n, axis, slice(None, -2))]) / (2. * h)
    if edge_order == 1:
        out[_at(n, axis, 0)] = (f[_at(n, axis, 1)] - f[_at(n, axis, 0)]) / h
        out[_at(n, axis, -1)] = (f[_at(n, axis, -1)] - f[_at(n, axis, -2)]) / h
    else:
        a, b, c = -1.5 / h, 2. / h, -0.5 / h
        out[_at(n, axis, 0)] = a * f[_at(n, axis, 0)] + b * f[_at(n, axis, 1)] + c * f[_at(n, axis, 2)]
        a, b, c = 0.5 / h, -2. / h, 1.5 / h
        out[_at(n, axis, -1)] = a * f[_at(n, axis, -3)] + b * f[_at(n, axis, -2)] + c * f[_at(n, axis, -1)]


def _gradient_at_distances(f, out, h, axis, edge_order):
    n = f.ndim
    h1, h2 = h[0:-1], h[1:]
    a = _along(-h2 / (h1 * (h1 + h2)), n, axis)
    b = _along((h2 - h1) / (h1 * h2), n, axis)
    c = _along(h1 / (h2 * (h1 + h2)), n, axis)
    out[_at(n, axis, slice(1, -1))] = (a * f[_at(n, axis, slice(None, -2))] + b * f[_at(n, axis, slice(1, -1))] +
                                       c * f[_at(n, axis, slice(2, None))])
    if edge_order == 1:
        out[_at(n, axis, 0)] = (f[_at(n, axis, 1)] - f[_at(n, axis, 0)]) / h[0]
        out[_at(n, axis, -1)] = (f[_at(n, axis, -1)] - f[_at(n, axis, -2)]) / h[-1]
    else:
        k1, k2 = h[0], h[1]
        p = -(2. * k1 + k2) / (k1 * (k1 + k2))
        q = (k1 + k2) / (k1 * k2)
        r = -k1 / (k2 * (k1 + k2))
        out[_at(n, axis, 0)] = p * f[_at(n, axis, 0)] + q * f[_at(n, axis, 1)] + r * f[_at(n, axis, 2)]
        k1, k2 = h[-2], h[-1]
        p = k2 / (k1 * (k1 + k2))
        q = -(k2 + k1) / (k1 * k2)
        r = (2. * k2 + k1) / (k2 * (k1 + k2))
        out[_at(n, axis, -1)] = p * f[_at(n, axis, -3)] + q * f[_at(n, axis, -2)] + r * f[_at(n, axis, -1)]


def _gradient_along(f, dtype, spacing, axis, edge_order):
    assert f.shape[axis] >= edge_order + 1
    out = np.empty_like(f, dtype=dtype)
    if not np._is_array(spacing):
        _gradient_at_even_distances(f, out, spacing, axis, edge_order)
        return out
    if spacing.ndim != 1 or spacing.dtype.kind == "b":
        raise NotImplementedError
    assert spacing.shape[0] == f.shape[axis]
    h = np.diff(spacing.astype(np.float64) if spacing.dtype.kind in ("i", "u") else spacing)
    if np.all(h == h[0]):
        _gradient_at_even_distances(f, out, h[0], axis, edge_order)
    else:
        _gradient_at_distances(f, out, h, axis, edge_order)
    return out


def gradient(f, *varargs, axis=None, edge_order=1):
    if not np._is_array(f) or f.dtype.kind == "b" or edge_order not in (1, 2):
        raise NotImplementedError
    if axis is None:
        axes = tuple([i for i in range(f.ndim)])
    else:
        axes = tuple([_axis(i, f.ndim) for i in (axis if isinstance(axis, (tuple, list)) else (axis,))])
    if len(varargs) == 0:
        spacing = (1.0,) * len(axes)
    elif len(varargs) == 1 and not np._is_array(varargs[0]):
        spacing = varargs * len(axes)
    elif len(varargs) == len(axes):
        spacing = varargs
    else:
        raise NotImplementedError
    x = f.astype(np.float64) if f.dtype.kind in ("i", "u") else f
    slopes = [_gradient_along(x, x.dtype, spacing[i], axes[i], edge_order) for i in range(len(axes))]
    return slopes[0] if len(axes) == 1 else tuple(slopes)


def trapezoid(y, x=None, dx=1.0, axis=-1):
    if not np._is_array(y):
        raise NotImplementedError
    axis = _axis(axis, y.ndim)
    if x is None:
        d = dx
    elif not np._is_array(x):
        raise NotImplementedError
    elif x.ndim == 1:
        d = _along(np.diff(x), y.ndim, axis)
    else:
        d = np.diff(x, axis=axis)
    upper, lower = y[_at(y.ndim, axis, slice(1, None))], y[_at(y.ndim, axis, slice(None, -1))]
    return np.sum(d * (upper + lower) / 2.0, axis)


def unwrap(p, discont=None, axis=-1, period=6.283185307179586):
    if not np._is_float(p) or not isinstance(period, float):
        raise NotImplementedError
    axis = _axis(axis, p.ndim)
    steps = np.diff(p, axis=axis)
    high = period / 2
    low = -high
    wrapped = np.mod(steps - low, period) + low
    wrapped = np.where((wrapped == low) & (steps > 0), high, wrapped)
    correction = np.where(abs(steps) < (high if discont is None else discont), 0, wrapped - steps)
    up = np.copy(p)
    behind = _at(p.ndim, axis, slice(1, None))
    up[behind] = p[behind] + np.cumsum(correction, axis)
    return up
