"""Arrays put together."""
import numpy as np


def _as_array(v):
    if np._is_array(v):
        return v
    return np.asarray(v) if isinstance(v, (tuple, list)) else np.full(1, v)


def _parts(tup):
    if not isinstance(tup, (tuple, list)) or len(tup) == 0:
        raise NotImplementedError
    return [_as_array(v) for v in tup]


def hstack(tup):
    parts = _parts(tup)
    return np.concatenate(parts, 0 if parts[0].ndim == 1 else 1)


def vstack(tup):
    return np.concatenate([v[None, :] if v.ndim == 1 else v for v in _parts(tup)], 0)


def dstack(tup):
    parts = [v[None, :, None] if v.ndim == 1 else v[:, :, None] if v.ndim == 2 else v for v in _parts(tup)]
    return np.concatenate(parts, 2)


def column_stack(tup):
    return np.concatenate([v[:, None] if v.ndim == 1 else v for v in _parts(tup)], 1)


def _joined_lists(blocks, axis, rank):
    """Nested lists of blocks: the innermost along the last axis."""
    if not isinstance(blocks, list):
        v = _as_array(blocks)
        if v.ndim > rank:
            raise NotImplementedError
        return v[(None,) * (rank - v.ndim) + (...,)] if v.ndim < rank else v
    return np.concatenate([_joined_lists(b, axis + 1, rank) for b in blocks], axis)


def _depth(blocks):
    return 1 + _depth(blocks[0]) if isinstance(blocks, list) else 0


def block(arrays):
    depth = _depth(arrays)
    if depth == 0 or depth > 3:
        raise NotImplementedError
    return _joined_lists(arrays, 0, depth)


def meshgrid(*xi, copy=True, sparse=False, indexing='xy'):
    n = len(xi)
    if indexing not in ('xy', 'ij') or not copy or n == 0 or n > 8:
        raise NotImplementedError
    for x in xi:
        if not np._is_array(x) or x.ndim != 1:
            raise NotImplementedError
    order = [1 - i if indexing == 'xy' and n > 1 and i < 2 else i for i in range(n)]
    lengths = tuple([xi[order[i]].shape[0] for i in range(n)])
    output = [xi[i][(None,) * order[i] + (slice(None),) + (None,) * (n - order[i] - 1)] for i in range(n)]
    if not sparse:
        output = [np.broadcast_to(v, lengths) for v in output]
    return tuple([v.copy() for v in output])


def _piece(v):
    """An item of np.r_[...] or np.c_[...]: an array, a list, a number, or a slice of numbers."""
    if isinstance(v, slice):
        if v.stop is None or isinstance(v.step, complex):
            raise NotImplementedError
        return np.arange(0 if v.start is None else v.start, v.stop, 1 if v.step is None else v.step)
    if isinstance(v, str):
        raise NotImplementedError
    return _as_array(v)


def _is_number(v):
    return isinstance(v, (int, float, complex, np.number)) and not np._is_array(v)


def _converted(parts, items):
    """Numbers of Python are weak beside arrays."""
    dtype = np.result_type(*[items[i] if _is_number(items[i]) else parts[i].dtype for i in range(len(parts))])
    for v in items:        # a number that does not fit raises
        if _is_number(v) and dtype != np.float64 and dtype != np.int64:
            raise NotImplementedError
    return [p if p.dtype == dtype else p.astype(dtype) for p in parts]


def r_(*items):
    parts = [_piece(v) for v in items]
    if len(parts) == 0:
        raise NotImplementedError
    return np.concatenate(_converted(parts, items), 0)


def c_(*items):
    parts = [_piece(v) for v in items]
    if len(parts) == 0:
        raise NotImplementedError
    return np.concatenate([v[:, None] if v.ndim == 1 else v for v in _converted(parts, items)], -1)
