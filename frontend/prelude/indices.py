"""Flat indices and indices by axis; stores along a diagonal and at indices."""
import numpy as np


def _size(shape):
    n = 1
    for length in shape:
        n = n * length
    return n


def unravel_index(indices, shape, order='C'):
    if order != 'C' or not isinstance(shape, (tuple, int)):
        raise NotImplementedError
    dims = shape if isinstance(shape, tuple) else (shape,)
    n = len(dims)
    if n == 0:
        raise NotImplementedError
    left = indices
    if not np._is_array(indices):
        if not isinstance(indices, (int, np.integer)):
            raise NotImplementedError
        left = int(indices)
        assert left >= 0 and left < _size(dims)
        found = ()
        for k in range(n):
            found = (np.int64(left % dims[n - 1 - k]),) + found
            left = left // dims[n - 1 - k]
        return found
    if indices.dtype != np.int64:
        raise NotImplementedError
    assert np.all(indices >= 0) and np.all(indices < _size(dims))
    table = np.empty(indices.shape + (n,), np.int64)
    for k in range(n):
        table[..., n - 1 - k] = left % dims[n - 1 - k]
        left = left // dims[n - 1 - k]
    return tuple([table[..., k] for k in range(n)])


def ravel_multi_index(multi_index, dims, mode='raise', order='C'):
    if order != 'C' or mode != 'raise' or not isinstance(multi_index, tuple) or not isinstance(dims, tuple):
        raise NotImplementedError
    if len(multi_index) != len(dims) or len(dims) == 0:
        raise NotImplementedError
    flat = 0
    for k in range(len(dims)):
        i = multi_index[k]
        if np._is_array(i):
            if i.dtype != np.int64:
                raise NotImplementedError
            assert np.all(i >= 0) and np.all(i < dims[k])
        else:
            if not isinstance(i, (int, np.integer)):
                raise NotImplementedError
            i = int(i)
            assert i >= 0 and i < dims[k]
        flat = flat * dims[k] + i
    return flat if np._is_array(flat) else np.int64(flat)


def fill_diagonal(a, val, wrap=False):
    if wrap or a.ndim != 2:
        raise NotImplementedError
    if np._is_array(val):
        if val.ndim != 1:
            raise NotImplementedError
        assert val.shape[0] == min(a.shape)
        for i in range(min(a.shape)):
            a[i, i] = val[i]
    else:
        for i in range(min(a.shape)):
            a[i, i] = val


# np.add.at(a, indices, b) and its like: of a number, and of one for each index
def _at_number(ufunc, a, indices, b):
    for k in range(len(indices)):
        a[indices[k]] = ufunc(a[indices[k]], b)


def _at_each(ufunc, a, indices, b):
    for k in range(len(indices)):
        a[indices[k]] = ufunc(a[indices[k]], b[k])
