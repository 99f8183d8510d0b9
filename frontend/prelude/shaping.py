"""Arrays with their elements in other places: rolled, turned, padded, joined, split, with parts left out or put in."""
import numpy as np


def _at(rank, axis, index):
    """An index of arrays of that rank: `index` on the axis, all of the others."""
    return (slice(None),) * axis + (index,) + (slice(None),) * (rank - axis - 1)


def _axis(axis, rank):
    if not isinstance(axis, int) or not -rank <= axis < rank:
        raise NotImplementedError
    return axis + rank if axis < 0 else axis


def _axes(axis, rank):
    return tuple([_axis(i, rank) for i in (axis if isinstance(axis, (tuple, list)) else (axis,))])


# ---- other places


def _shift_of(k, shifts, axes):
    total = 0
    for i in range(len(axes)):
        if axes[i] == k:
            total = total + shifts[i]
    return total


def _offset(shift, n):
    """shift % n; a known shift is one round at most, so that the lengths of the pieces are plain."""
    if not np._is_known(shift) or np._is_known(n):
        return shift % n
    assert -n < shift and shift < n
    return shift if shift >= 0 else n + shift


def _roll_from(result, a, shifts, axes, k):
    """Stores `a`, rolled along axes k and up, into the result."""
    if k == a.ndim:
        result[...] = a
    elif k not in axes:
        _roll_from(result, a, shifts, axes, k + 1)
    else:
        n = a.shape[k]
        offset = _offset(_shift_of(k, shifts, axes), n)
        _roll_from(result[_at(a.ndim, k, slice(offset, n))], a[_at(a.ndim, k, slice(0, n - offset))], shifts, axes, k + 1)
        if not np._is_zero(offset):
            _roll_from(result[_at(a.ndim, k, slice(0, offset))], a[_at(a.ndim, k, slice(n - offset, n))], shifts, axes, k + 1)


def roll(a, shift, axis=None):
    if not np._is_array(a):
        raise NotImplementedError
    if axis is None:
        return np.reshape(np.roll(np.ravel(a), shift, 0), a.shape)
    axes = _axes(axis, a.ndim)
    shifts = tuple(shift) if isinstance(shift, (tuple, list)) else (shift,) * len(axes)
    if len(axes) == 1:
        axes = axes * len(shifts)
    if len(shifts) != len(axes):
        raise NotImplementedError
    for s in shifts:
        if not isinstance(s, (int, np.integer)):
            raise NotImplementedError
    result = np.empty_like(a)
    _roll_from(result, a, tuple([int(s) for s in shifts]), axes, 0)
    return result


def rot90(m, k=1, axes=(0, 1)):
    if not np._is_array(m) or not isinstance(k, int) or not isinstance(axes, (tuple, list)) or len(axes) != 2:
        raise NotImplementedError
    p, q = _axis(axes[0], m.ndim), _axis(axes[1], m.ndim)
    if p == q:
        raise NotImplementedError
    turns = k % 4
    if turns == 0:
        return m[:]
    if turns == 2:
        return np.flip(np.flip(m, p), q)
    return np.swapaxes(np.flip(m, q), p, q) if turns == 1 else np.flip(np.swapaxes(m, p, q), q)


def rollaxis(a, axis, start=0):
    axis = _axis(axis, a.ndim)
    if not isinstance(start, int) or not -a.ndim <= start <= a.ndim:
        raise NotImplementedError
    to = start + a.ndim if start < 0 else start
    to = to - 1 if axis < to else to
    return a[...] if axis == to else np.moveaxis(a, axis, to)


def broadcast_arrays(*args):
    if len(args) < 2:
        raise NotImplementedError
    ranks = [a.ndim for a in args]
    for a in args:
        if not np._is_array(a) or a.ndim != ranks[0]:
            raise NotImplementedError
    for a in args:
        assert a.shape == args[0].shape
    return args


# ---- padding


def _pairs(width, rank):
    """What stands before and behind each axis."""
    if isinstance(width, (int, np.integer)):
        return ((width, width),) * rank
    if not isinstance(width, (tuple, list)):
        raise NotImplementedError
    if len(width) == 1 and not isinstance(width[0], (tuple, list)):
        return ((width[0], width[0]),) * rank
    if len(width) == 1:
        return (tuple(width[0]),) * rank
    if len(width) == 2 and not isinstance(width[0], (tuple, list)):
        return (tuple(width),) * rank
    if len(width) != rank:
        raise NotImplementedError
    return tuple([tuple(w) if len(w) == 2 else (w[0], w[0]) for w in width])


def _pad_constant(out, k, before, behind, values):
    n = out.shape[k]
    if not np._is_zero(before):
        out[_at(out.ndim, k, slice(0, before))] = values[0]
    if not np._is_zero(behind):
        out[_at(out.ndim, k, slice(n - behind, n))] = values[1]


def _pad_edge(out, k, before, behind):
    n = out.shape[k]
    if not np._is_zero(before):
        out[_at(out.ndim, k, slice(0, before))] = out[_at(out.ndim, k, slice(before, before + 1))]
    if not np._is_zero(behind):
        out[_at(out.ndim, k, slice(n - behind, n))] = out[_at(out.ndim, k, slice(n - behind - 1, n - behind))]


def _pad_mirrored(out, k, before, behind, gap):
    """gap 1: the edge is not repeated (reflect); 0: it is (symmetric)."""
    n = out.shape[k]
    assert before <= n - before - behind - gap and behind <= n - before - behind - gap
    if not np._is_zero(before):
        out[_at(out.ndim, k, slice(0, before))] = np.flip(out[_at(out.ndim, k, slice(before + gap, 2 * before + gap))], k)
    if not np._is_zero(behind):
        source = out[_at(out.ndim, k, slice(n - 2 * behind - gap, n - behind - gap))]
        out[_at(out.ndim, k, slice(n - behind, n))] = np.flip(source, k)


def _pad_wrapped(out, k, before, behind):
    n = out.shape[k]
    length = n - before - behind
    assert before <= length and behind <= length
    if not np._is_zero(before):
        out[_at(out.ndim, k, slice(0, before))] = out[_at(out.ndim, k, slice(length, length + before))]
    if not np._is_zero(behind):
        out[_at(out.ndim, k, slice(n - behind, n))] = out[_at(out.ndim, k, slice(before, before + behind))]


def pad(array, pad_width, mode='constant', constant_values=0, reflect_type='even'):
    if not np._is_array(array) or np._is_fortran(array) or reflect_type != 'even':
        raise NotImplementedError
    if mode not in ('constant', 'edge', 'reflect', 'symmetric', 'wrap'):
        raise NotImplementedError
    widths = _pairs(pad_width, array.ndim)
    values = _pairs(constant_values, array.ndim) if isinstance(constant_values, (tuple, list)) else ((constant_values,) * 2,) * array.ndim
    for before, behind in widths:
        if not isinstance(before, (int, np.integer)) or not isinstance(behind, (int, np.integer)) or isinstance(before, bool):
            raise NotImplementedError
        assert before >= 0 and behind >= 0
    spans = [(int(w[0]), int(w[1])) for w in widths]
    lengths = [array.shape[k] + spans[k][0] + spans[k][1] for k in range(array.ndim)]
    out = np.empty(tuple(lengths), array.dtype)
    out[tuple([slice(spans[k][0], spans[k][0] + array.shape[k]) for k in range(array.ndim)])] = array
    for k in range(array.ndim):
        before, behind = spans[k]
        inner = out[tuple([slice(None) if i <= k else slice(spans[i][0], spans[i][0] + array.shape[i]) for i in range(array.ndim)])]
        if mode == 'constant':
            if np._is_array(values[k][0]) or np._is_array(values[k][1]):
                raise NotImplementedError
            _pad_constant(inner, k, before, behind, values[k])
        elif mode == 'edge':
            _pad_edge(inner, k, before, behind)
        elif mode == 'wrap':
            _pad_wrapped(inner, k, before, behind)
        else:
            _pad_mirrored(inner, k, before, behind, 1 if mode == 'reflect' else 0)
    return out


# ---- splitting


def _cut(ary, at, axis):
    """The pieces between the places."""
    n = ary.shape[axis]
    places = (0,) + tuple(at) + (n,)
    return [ary[_at(ary.ndim, axis, slice(places[i], places[i + 1]))] for i in range(len(places) - 1)]


def split(ary, indices_or_sections, axis=0):
    if not np._is_array(ary):
        raise NotImplementedError
    axis = _axis(axis, ary.ndim)
    if isinstance(indices_or_sections, (tuple, list)):
        return _cut(ary, indices_or_sections, axis)
    if not isinstance(indices_or_sections, int) or not 1 <= indices_or_sections <= 8:
        raise NotImplementedError
    n = ary.shape[axis]
    assert n % indices_or_sections == 0
    size = n // indices_or_sections
    return _cut(ary, [size * (i + 1) for i in range(indices_or_sections - 1)], axis)


def array_split(ary, indices_or_sections, axis=0):
    if not np._is_array(ary):
        raise NotImplementedError
    axis = _axis(axis, ary.ndim)
    if isinstance(indices_or_sections, (tuple, list)):
        return _cut(ary, indices_or_sections, axis)
    if not isinstance(indices_or_sections, int) or not 1 <= indices_or_sections <= 8:
        raise NotImplementedError
    n = ary.shape[axis]
    size, extras = n // indices_or_sections, n % indices_or_sections
    return _cut(ary, [size * (i + 1) + min(i + 1, extras) for i in range(indices_or_sections - 1)], axis)


def hsplit(ary, indices_or_sections):
    return split(ary, indices_or_sections, 1 if ary.ndim > 1 else 0)


def vsplit(ary, indices_or_sections):
    if ary.ndim < 2:
        raise NotImplementedError
    return split(ary, indices_or_sections, 0)


def dsplit(ary, indices_or_sections):
    if ary.ndim < 3:
        raise NotImplementedError
    return split(ary, indices_or_sections, 2)


# ---- leaving out and putting in


def _flat_unless(arr, axis):
    if not np._is_array(arr) or np._is_fortran(arr):
        raise NotImplementedError
    return np.ravel(arr) if axis is None and arr.ndim != 1 else arr


def delete(arr, obj, axis=None):
    a = _flat_unless(arr, axis)
    axis = a.ndim - 1 if axis is None else _axis(axis, a.ndim)
    n, rank = a.shape[axis], a.ndim
    if np._is_array(obj) or isinstance(obj, (list, tuple)):
        places = np.asarray(obj)
        if places.ndim != 1 or (places.dtype != np.bool and places.dtype.kind not in "iu"):
            raise NotImplementedError
        if places.dtype == np.bool:
            assert places.shape[0] == n
            return a[_at(rank, axis, ~places)]
        keep = np.ones(n, bool)
        keep[places] = False
        return a[_at(rank, axis, keep)]
    if not isinstance(obj, (int, np.integer)) or isinstance(obj, bool):
        raise NotImplementedError
    at = int(obj)
    assert -n <= at and at < n
    at = at % n
    new = np.empty(a.shape[:axis] + (n - 1,) + a.shape[axis + 1:], a.dtype)
    if not np._is_zero(at):
        new[_at(rank, axis, slice(0, at))] = a[_at(rank, axis, slice(0, at))]
    new[_at(rank, axis, slice(at, n - 1))] = a[_at(rank, axis, slice(at + 1, n))]
    return new


def insert(arr, obj, values, axis=None):
    a = _flat_unless(arr, axis)
    axis = a.ndim - 1 if axis is None else _axis(axis, a.ndim)
    n, rank = a.shape[axis], a.ndim
    if not isinstance(obj, (int, np.integer)) or isinstance(obj, bool):
        raise NotImplementedError
    at = int(obj)
    assert -n <= at and at <= n
    at = at + n if at < 0 else at
    more = 1
    if np._is_array(values):
        if values.ndim != 1 or rank > 2 or values.dtype != a.dtype:
            raise NotImplementedError
        if rank == 1:
            more = values.shape[0]
        values = values[:, None] if rank == 2 and axis == 1 else values
    elif not isinstance(values, (int, float, np.number)):
        raise NotImplementedError
    new = np.empty(a.shape[:axis] + (n + more,) + a.shape[axis + 1:], a.dtype)
    if not np._is_zero(at):
        new[_at(rank, axis, slice(0, at))] = a[_at(rank, axis, slice(0, at))]
    new[_at(rank, axis, slice(at, at + more))] = values
    new[_at(rank, axis, slice(at + more, n + more))] = a[_at(rank, axis, slice(at, n))]
    return new


# ---- function by function


def apply_along_axis(func1d, axis, arr, *args, **kwargs):
    if not np._is_array(arr) or arr.ndim != 2:
        raise NotImplementedError
    rows = arr if _axis(axis, 2) == 1 else arr.T
    n = rows.shape[0]
    first = func1d(rows[0], *args, **kwargs)
    if np._is_array(first):
        if first.ndim != 1:
            raise NotImplementedError
        results = np.zeros((n, first.shape[0]), first.dtype)
    else:
        results = np.zeros(n, np.result_type(first))
    results[0] = first
    for i in range(1, n):
        results[i] = func1d(rows[i], *args, **kwargs)
    return results.T if _axis(axis, 2) == 0 else results[...]


# ---- axes


def _at_least(v, rank):
    if np._is_array(v):
        return np.atleast_1d(v) if rank == 1 else np.atleast_2d(v) if rank == 2 else np.atleast_3d(v)
    if isinstance(v, (list, tuple)):
        return _at_least(np.asarray(v), rank)
    if not isinstance(v, (int, float, complex, np.number)):
        raise NotImplementedError
    return np.broadcast_to(np.full(1, v), (1,) * rank)


def atleast_1d(*arys):
    found = tuple([_at_least(v, 1) for v in arys])
    return found[0] if len(arys) == 1 else found


def atleast_2d(*arys):
    found = tuple([_at_least(v, 2) for v in arys])
    return found[0] if len(arys) == 1 else found


def atleast_3d(*arys):
    found = tuple([_at_least(v, 3) for v in arys])
    return found[0] if len(arys) == 1 else found


def _source_of(i, source, destination, rest):
    """Which axis becomes axis i: one that is moved there, or the next of the rest."""
    for k in range(len(destination)):
        if destination[k] == i:
            return source[k]
    return rest[i - len([d for d in destination if d < i])]


def moveaxis(a, source, destination):
    n = a.ndim
    source, destination = _axes(source, n), _axes(destination, n)
    if len(source) != len(destination):
        raise NotImplementedError
    rest = [k for k in range(n) if k not in source]
    return np.transpose(a, tuple([_source_of(i, source, destination, rest) for i in range(n)]))
