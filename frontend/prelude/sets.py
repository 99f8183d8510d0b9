"""Elements without their repetitions, of integers; `np._are_ints` tells those of one dtype."""
import numpy as np


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
