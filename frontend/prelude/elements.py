"""Functions of each element by itself."""
import numpy as np


def angle(z, deg=False):
    phase = np.arctan2(z.imag if np.iscomplexobj(z) else 0, z.real)
    return phase * (180 / np.pi) if deg else phase


def sinc(x):
    if not np._is_array(x):
        raise NotImplementedError
    y = np.pi * x
    y = np.where(y, y, np.finfo(y.dtype).eps if y.dtype.kind == "f" else 1e-20)
    return np.sin(y) / y


def fix(x):
    return np.trunc(x)


def isposinf(x):
    return np.logical_and(np.isinf(x), ~np.signbit(x))


def isneginf(x):
    return np.logical_and(np.isinf(x), np.signbit(x))


def isreal(x):
    if not np._is_array(x) or np._is_fortran(x):
        raise NotImplementedError
    return x.imag == 0 if np.iscomplexobj(x) else np.ones(x.shape, bool)


def iscomplex(x):
    if not np._is_array(x):
        raise NotImplementedError
    return x.imag != 0 if np.iscomplexobj(x) else np.zeros(x.shape, bool)[...]


def select(condlist, choicelist, default=0):
    if not isinstance(condlist, (list, tuple)) or not isinstance(choicelist, (list, tuple)):
        raise NotImplementedError
    if len(condlist) != len(choicelist) or len(condlist) == 0:
        raise NotImplementedError
    chosen = default
    dtype = np.result_type(*choicelist, default)
    for i in range(len(condlist)):
        k = len(condlist) - 1 - i
        if not np._is_array(condlist[k]) or condlist[k].dtype != np.bool:
            raise NotImplementedError
        chosen = np.where(condlist[k], choicelist[k], chosen)
    if chosen.dtype != dtype or not np._is_contiguous(chosen):
        raise NotImplementedError
    return chosen


def piecewise(x, condlist, funclist):
    if not np._is_array(x) or not isinstance(condlist, (list, tuple)) or not isinstance(funclist, (list, tuple)):
        raise NotImplementedError
    if len(condlist) == 0 or not 0 <= len(funclist) - len(condlist) <= 1:
        raise NotImplementedError
    for condition in condlist:
        if not np._is_array(condition) or condition.dtype != np.bool or condition.ndim != x.ndim:
            raise NotImplementedError
        assert condition.shape == x.shape
    conditions = list(condlist)
    if len(funclist) > len(condlist):
        other = condlist[0]
        for i in range(1, len(condlist)):
            other = np.logical_or(other, condlist[i])
        conditions = conditions + [~other]
    y = np.zeros_like(x)
    for i in range(len(funclist)):
        f = funclist[i]
        if isinstance(f, (int, float, complex, np.number)):
            y[conditions[i]] = f
        else:
            y[conditions[i]] = f(x[conditions[i]])
    return y
