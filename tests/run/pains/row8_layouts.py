# numexpr#63 and differences that CuPy documents: reversed, F order, 0-d, empty, duplicate indices, casts
import numpy as np
# regions: 5
# python: 6
# args layouts: rng.random((6, 8)), rng.random((6, 8))
# args layouts: np.asfortranarray(rng.random((6, 8))), rng.random((6, 8))[::-1, ::-1]
# args layouts: rng.random((0, 8)), rng.random((0, 8))
def layouts(a, b):
    return a + 2 * b[::-1], (a * b)[:, ::-1], a[::-2] - 1, np.sqrt(a[:, ::-1] * b), a.sum(axis=0), a[::-1].sum()
# args transposed: rng.random((6, 8))
def transposed(a):
    b = a.T + 1
    return b[::-1] * a.T, b.sum(axis=0), b.sum(), b[:, ::-2] - a.T[:, ::-2]
# args turned: rng.random((6, 8))
def turned(a):
    return a[::-2].T - 1, a[::-1].T.sum(axis=1)
# args zero: np.array(3.5)
# args zero: np.array(3)
def zero(a):
    b = a * 2
    a += 1
    return b, a, a[()] + 1, a + np.ones(2)
# args last: rng.random(9), np.array([1, 1, 2]), rng.random(3)
def last(a, i, v):
    a[i] = v
    a[i] += 1
    return a * 2
# args unsigned: np.array([np.inf, -np.inf, np.nan, -1.0, -0.5, 300.0, 4294967296.0, 1e30])
# args unsigned: np.array([np.inf, -np.inf, np.nan, -1.0, -0.5, 300.0, 4294967296.0, 1e30], 'f4')
def unsigned(a):
    return a.astype('u1'), a.astype('u2'), a.astype('u4'), a.astype('u8'), a[::-1].astype('u4')
m = np.arange(12.0).reshape(3, 4)
print(layouts(m, m), transposed(m), turned(m), layouts(m[:0], m[:0]))
print([(type(x).__name__, x) for x in zero(np.array(3.0))], last(np.zeros(4), np.array([1, 1, 2]), np.arange(3.0)))
print(unsigned(np.array([3.7, -1.0, 1e9, np.inf])))
