"""NumPy functions that are compositions of others, as NumPy itself composes them.

They are compiled like user code and inlined into the region that calls them; linalg_norm is np.linalg.norm.
`np._inv` and others of that kind are NumPy's generalised ufuncs: the operands, then the lengths that only
results have, then the axis. `np._count`, `np._over`, `np._is_float` and `np._are_ints` (of one dtype) exist only here:
the number of elements that a reduction combines, a quotient by such a count, which NumPy takes in float64 and
rounds to the dtype of the dividend, and what is known of a dtype.
"""
import numpy as np


def var(a, axis=None, ddof=0, keepdims=False):
    if np.iscomplexobj(a):
        raise NotImplementedError
    deviation = a - np.mean(a, axis=axis, keepdims=True)
    squares = np.multiply(deviation, deviation)
    total = np.sum(squares, axis=axis, keepdims=keepdims)
    return np._over(total, np._count(a, axis) - ddof)


def std(a, axis=None, ddof=0, keepdims=False):
    return np.sqrt(var(a, axis=axis, ddof=ddof, keepdims=keepdims))


def angle(z, deg=False):
    if np.isrealobj(z):
        raise NotImplementedError
    phase = np.arctan2(z.imag, z.real)
    return phase * (180 / np.pi) if deg else phase


def ptp(a, axis=None):
    return np.subtract(np.max(a, axis=axis), np.min(a, axis=axis))


def triu(m, k=0):
    return np.where(np.tri(m.shape[-2], m.shape[-1], k - 1, bool), np.zeros(1, m.dtype), m)


def tril(m, k=0):
    return np.where(np.tri(m.shape[-2], m.shape[-1], k, bool), m, np.zeros(1, m.dtype))


def trace(a, offset=0):
    return np.sum(np.diagonal(a, offset))


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


def cross(a, b, axisa=-1, axisb=-1, axisc=-1, axis=None):
    if a.ndim != 1 or b.ndim != 1 or axis is not None or not np._is_float(a) or not np._is_float(b):
        raise NotImplementedError
    a0, a1, a2 = a
    b0, b1, b2 = b
    c = np.array([a1 * b2 - a2 * b1, a2 * b0 - a0 * b2, a0 * b1 - a1 * b0])
    return c[:]


def cov(m, y=None, rowvar=True, bias=False, ddof=None):
    if np.iscomplexobj(m) or m.ndim != (2 if y is None else 1):
        raise NotImplementedError
    if y is None:
        x = np.array(m if rowvar else m.T, np.float64)
    else:
        x = np.stack((m.astype(np.float64), y.astype(np.float64)))
    if ddof is None:
        ddof = 0 if bias else 1
    samples = x.shape[1] - ddof
    if samples <= 0:
        raise NotImplementedError
    x -= np.mean(x, axis=1)[:, None]
    c = np.dot(x, x.T)
    c *= np.true_divide(1, samples)
    return np.squeeze(c)


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


# np.add.at(a, indices, b) and its like: of a number, and of one for each index
def _at_number(ufunc, a, indices, b):
    for k in range(len(indices)):
        a[indices[k]] = ufunc(a[indices[k]], b)


def _at_each(ufunc, a, indices, b):
    for k in range(len(indices)):
        a[indices[k]] = ufunc(a[indices[k]], b[k])


def _first_of_equals(s):
    return np.concatenate((np.ones(1, bool), s[1:] != s[:-1]))


def _lengths_of_runs(first):
    return np.diff(np.concatenate((np.flatnonzero(first), np.full(1, len(first)))))


def _places_among_unique(order, first, shape):
    inverse = np.empty(len(order), np.int64)
    inverse[order] = np.cumsum(first) - 1
    return np.reshape(inverse, shape)


def unique(ar, return_index=False, return_inverse=False, return_counts=False, axis=None):
    if not np._are_ints(ar) or axis is not None:
        raise NotImplementedError
    elements = np.ravel(ar)
    if not return_index and not return_inverse:
        s = np.sort(elements)
        first = _first_of_equals(s)
        if return_counts:
            return s[first], _lengths_of_runs(first)
        return s[first]
    order = np.argsort(elements, kind='stable') if return_index else np.argsort(elements)
    s = elements[order]
    first = _first_of_equals(s)
    if return_index and return_inverse and return_counts:
        return s[first], order[first], _places_among_unique(order, first, ar.shape), _lengths_of_runs(first)
    if return_index and return_inverse:
        return s[first], order[first], _places_among_unique(order, first, ar.shape)
    if return_index and return_counts:
        return s[first], order[first], _lengths_of_runs(first)
    if return_inverse and return_counts:
        return s[first], _places_among_unique(order, first, ar.shape), _lengths_of_runs(first)
    if return_index:
        return s[first], order[first]
    return s[first], _places_among_unique(order, first, ar.shape)


def isin(element, test_elements, assume_unique=False, invert=False, kind=None):
    if not np._are_ints(element, test_elements) or kind is not None:
        raise NotImplementedError
    elements, tests = np.ravel(element), np.ravel(test_elements)
    low, high = int(np.min(tests)), int(np.max(tests))
    if len(tests) <= 8:
        found = np.zeros(len(elements), bool)
        for k in range(len(tests)):
            found |= elements == tests[k]
    elif high - low <= 6 * (len(elements) + len(tests)):
        table = np.zeros(high - low + 1, bool)
        table[tests.astype(np.int64) - low] = True
        inside = (elements >= low) & (elements <= high)
        found = table[np.where(inside, elements.astype(np.int64) - low, 0)] & inside
    else:
        tests = np.sort(tests)
        found = tests[np.minimum(np.searchsorted(tests, elements), len(tests) - 1)] == elements
    return np.reshape(~found if invert else found, element.shape)
