"""Operands on which NumPy says what native code has seen: loaded when a region reports a flag."""

import itertools

import numpy


def witness(function, type_char, flags):
    """Operands on which a ufunc raises exactly these FP flags."""
    dtype = numpy.dtype(type_char)
    if dtype.kind == "f":
        info = numpy.finfo(dtype)
        values = [0.0, 1.0, -1.0, 2.0, numpy.inf, -numpy.inf, info.max, info.min, info.tiny, 0.5]
    elif dtype.kind == "c":
        info = numpy.finfo(dtype)
        parts = [0.0, 1.0, -1.0, numpy.inf, -numpy.inf, info.max, info.min, info.tiny, numpy.nan]
        values = [complex(re, im) for re in parts for im in (0.0, 1.0, numpy.inf, info.max)]
    elif dtype.kind in "iu":
        info = numpy.iinfo(dtype)
        values = [0, 1, info.min, info.max, -1 if dtype.kind == "i" else 2]
    else:
        values = [False, True]
    chosen, covered = [], 0
    for candidate in itertools.product(values, repeat=function.nin):
        raised = flags_of(function, [numpy.array([v], dtype) for v in candidate])
        if raised and not raised & ~flags and raised & ~covered:
            chosen.append(candidate)
            covered |= raised
            if covered == flags:
                break
    if covered != flags:
        raise SystemError(f"npcc: no operands of {function} raise {flags}")
    return [numpy.array(column, dtype) for column in zip(*chosen)]


def flags_of(function, operands):
    raised = 0

    def note(kind, flag):
        nonlocal raised
        raised |= flag

    with numpy.errstate(all="call", call=note):
        function(*operands)
    return raised
