"""numpy.linalg: linalg_norm is np.linalg.norm.

`np._inv` and others of that kind are NumPy's generalised ufuncs: the operands, then the lengths that only
results have, then the axis.
"""
import numpy as np


def linalg_norm(x, ord=None, axis=None, keepdims=False):
    if not np._is_float(x):
        raise NotImplementedError
    if ord is not None:
        if ord != 2 or x.ndim != 1:
            raise NotImplementedError
    if axis is not None:
        return np.sqrt(np.sum(np.multiply(x, x), axis=axis, keepdims=keepdims))
    if x.ndim != 1 or keepdims:
        raise NotImplementedError
    elements = np.ravel(x)
    return np.sqrt(np.dot(elements, elements))


def linalg_inv(a):
    return np._inv(a)


def linalg_solve(a, b):
    return np._solve1(a, b) if b.ndim == 1 else np._solve(a, b)


def linalg_det(a):
    return np._det(a)


def linalg_slogdet(a):
    return np._slogdet(a)


def linalg_cholesky(a, upper=False):
    return np._cholesky_up(a) if upper else np._cholesky_lo(a)


def linalg_eigh(a, UPLO='L'):
    if UPLO != 'L':
        raise NotImplementedError
    return np._eigh_lo(a)


def linalg_eigvalsh(a, UPLO='L'):
    if UPLO != 'L':
        raise NotImplementedError
    return np._eigvalsh_lo(a)


def linalg_svd(a, full_matrices=True, compute_uv=True, hermitian=False):
    if hermitian:
        raise NotImplementedError
    p = min(a.shape[-2], a.shape[-1])
    if not compute_uv:
        return np._svd(a, p)
    return np._svd_f(a, p) if full_matrices else np._svd_s(a, p)
