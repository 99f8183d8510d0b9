# python: 1
# callbacks: 0
import numpy as np
def kind(a):
    if a.dtype == np.float64:
        return 1
    if a.dtype in (np.float32, 'float16'):
        return 2
    if np.issubdtype(a.dtype, np.integer):
        return 3
    return 4 if a.dtype.kind == 'c' else 5
# args f: rng.standard_normal(5), rng.integers(0, 9, 5), 1.5, 2
# args f: rng.standard_normal(5).astype('f4'), rng.integers(0, 9, 5).astype('u1'), np.float32(1.5), np.int16(2)
# args f: rng.standard_normal(5) + 1j, rng.random(5) > 0.5, np.float64(0.5), True
def f(a, b, x, k):
    c = a * 2
    eps = np.finfo(np.float64).eps
    questions = kind(a), kind(b), np.issubdtype(a.dtype, np.inexact), issubclass(b.dtype.type, np.integer), a.dtype.itemsize, b.dtype.name == 'int64'
    types = np.result_type(a, b) == np.float64, np.promote_types(a.dtype, np.float32) == a.dtype, np.can_cast(b.dtype, np.float64), np.dtype(float) == a.dtype, np.result_type(a, 1.0) == a.dtype
    values = np.isscalar(x), np.isscalar(a), np.ndim(x), np.ndim(a), np.shape(x), np.shape(a), np.size(a), np.size(x), np.isscalar('a'), np.isscalar(None), np.ndim(k)
    kinds = isinstance(x, float), isinstance(k, (int, np.integer)), isinstance((1, 2), (list, tuple)), isinstance([], (int, list)), isinstance(None, (int, float)), isinstance(x, np.float32), isinstance('a', str)
    return c, c * eps, questions, types, values, kinds, np.zeros(3, np.result_type(a, b)), a + np.finfo(np.float32).tiny
# args g: rng.integers(0, 9, 5), rng.standard_normal((3, 4))
def g(k, a):
    big = np.minimum(k, np.iinfo(np.int32).max) + np.iinfo(np.uint8).max + np.iinfo(np.int16).min
    lowest = np.full(a.shape[1:], np.finfo(a.dtype).min)
    for row in a:
        lowest = np.maximum(lowest, row)
    return big, lowest, np.size(a, 0), np.finfo(np.float32).max * 0.5, np.finfo(a.dtype).smallest_normal
# args h: rng.standard_normal(5), 1.5, np.float32(2), [1.0, 2.0]
def h(a, x, s, items):
    b = a * 2 if hasattr(a, 'shape') else a
    c = x if hasattr(x, '__len__') else b * x
    return b, c, hasattr(s, 'dtype'), hasattr((1, 2), '__iter__'), hasattr((1, 2), 'append'), hasattr(x, 'shape'), hasattr([1], 'append')
print(h(np.ones(3), 1.5, np.float32(2), [1.0]), f(np.ones(3), np.arange(3), 1.0, 2), g(np.arange(3), np.ones((2, 3))))
