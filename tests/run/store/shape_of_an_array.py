# python: 4
import numpy as np
# args f: rng.random((4, 6)), 3
def f(a, k):
    b = a * 2
    same = b
    row = b[1]
    b.shape = 24
    total = b[:k] + same[k:2 * k]
    if k > 100:
        total = -total
    return total, row + 1, b.size, same.shape
# args g: rng.random((4, 6))
def g(a):
    b, c = a + 1, a * 1j
    b.shape = c.shape = a.shape[1], a.shape[0]
    s = 0.0
    for i in range(b.shape[0]):
        s += b[i, 0] + c[i, 1].imag
    return s, b.ndim
# args kept: rng.random((4, 6))
def kept(a):
    b = a + 1
    c = b
    b.shape = (24,)
    return b, c, b is c, b.base is None
# args input_array: rng.random((4, 6))
def input_array(a):
    a.shape = (6, 4)
    return a + 1
# args wrong: rng.random((4, 6))
def wrong(a):
    b = a * 2
    b.shape = 5, 5
    return b + 1
# args in_tuple: rng.random((4, 6))
def in_tuple(a):
    b = a * 2
    t = b, 1
    b.shape = 24
    return t[0] + 1
# args under_if: rng.random((4, 6)), 1
def under_if(a, k):
    b = a * 2
    if k > 0:
        b.shape = 24
    return b + 1
# args strided: rng.random((4, 6))
def strided(a):
    b = (a * 2)[:, 1:]
    try:
        b.shape = 20
    except AttributeError as e:
        print(type(e))
    return b + 1
a = np.arange(24.0).reshape(4, 6)
print(f(a, 3), g(a), kept(a), in_tuple(a), under_if(a, 1), strided(a), input_array(a.copy()))
