"""np.interp of one number. Of places that do not rise NumPy gives what its search finds, so it is the same search."""
import numpy as np


def _interval(key, x):
    """The last place with x[i] <= key: -1 before all of them, their number behind."""
    n = x.shape[0]
    if key > x[n - 1]:
        return n
    if key < x[0]:
        return -1
    if n <= 4:
        i = 1
        while i < n and key >= x[i]:
            i += 1
        return i - 1
    if key < x[1]:
        return 0
    if key < x[2]:
        return 1
    if key < x[3]:
        return 2
    low, high = 3, n
    if n > 10 and key < x[9]:
        high = 9
    while low < high:
        middle = low + (high - low) // 2
        if key >= x[middle]:
            low = middle + 1
        else:
            high = middle
    return low - 1


def _between(v, x, y, i):
    slope = (y[i + 1] - y[i]) / (x[i + 1] - x[i])
    r = slope * (v - x[i]) + y[i]
    if np.isnan(r):
        r = slope * (v - x[i + 1]) + y[i + 1]
        if np.isnan(r) and y[i] == y[i + 1]:
            r = y[i]
    return r


def interp(x, xp, fp, left=None, right=None, period=None):
    if period is not None or not isinstance(x, (float, int, np.float32)):
        raise NotImplementedError
    if not np._is_array(xp) or not np._is_array(fp) or xp.ndim != 1 or fp.ndim != 1:
        raise NotImplementedError
    if xp.dtype != np.float64 or fp.dtype != np.float64:
        raise NotImplementedError
    if not (left is None or isinstance(left, (float, int))) or not (right is None or isinstance(right, (float, int))):
        raise NotImplementedError
    assert xp.shape == fp.shape and xp.shape[0] > 1
    v, n = np.float64(x), xp.shape[0]
    if np.isnan(v):
        return v
    i = _interval(v, xp)
    if i == -1:
        return fp[0] if left is None else np.float64(left)
    if i == n:
        return fp[n - 1] if right is None else np.float64(right)
    if i == n - 1 or xp[i] == v:
        return fp[i]
    return _between(v, xp, fp, i)
