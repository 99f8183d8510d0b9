"""Triangles and diagonals of matrices, and their indices."""
import numpy as np


def triu(m, k=0):
    return np.where(np.tri(m.shape[-2], m.shape[-1], k - 1, bool), np.zeros(1, m.dtype), m)


def tril(m, k=0):
    return np.where(np.tri(m.shape[-2], m.shape[-1], k, bool), m, np.zeros(1, m.dtype))


def _places(mask):
    rows, columns = np.nonzero(mask)
    return rows.copy(), columns.copy()


def tril_indices(n, k=0, m=None):
    return _places(np.tri(n, m, k, bool))


def triu_indices(n, k=0, m=None):
    return _places(~np.tri(n, m, k - 1, bool))


def tril_indices_from(arr, k=0):
    if arr.ndim != 2:
        raise NotImplementedError
    return tril_indices(arr.shape[-2], k, arr.shape[-1])


def triu_indices_from(arr, k=0):
    if arr.ndim != 2:
        raise NotImplementedError
    return triu_indices(arr.shape[-2], k, arr.shape[-1])


def diag_indices(n, ndim=2):
    return (np.arange(n),) * ndim


def diag_indices_from(arr):
    if arr.ndim < 2:
        raise NotImplementedError
    for i in range(arr.ndim):
        assert arr.shape[i] == arr.shape[0]
    return diag_indices(arr.shape[0], arr.ndim)


def diagflat(v, k=0):
    return np.diag(np.ravel(v), k)
