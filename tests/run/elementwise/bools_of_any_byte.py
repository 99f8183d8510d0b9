# python: 1
import numpy as np
# A bool that is not 0 or 1 in memory is true, and what is computed from it is 0 or 1.
# args f: np.arange(43.0), np.array([0, 2, 255] * 14 + [128], 'u1').view(bool)
# args f: np.arange(5.0), np.array([4, 0, 1, 2, 0], 'u1').view(bool)
def f(a, m):
    return (m.astype(int), m.sum(), m & True, m | False, ~m, ~~m, m * 2, m + 1.5, m.mean(), a[~m], m == True, m ^ m,
            np.where(m, 1, 2), np.nonzero(m)[0], m.any(), m.max(), np.count_nonzero(m[1:]), m.copy(), m.astype('i1').astype(bool),
            a[m], m < True, np.maximum(m, False))
# args g: np.arange(9.0), np.array([0, 2, 255] * 3, 'u1').view(bool), np.zeros(9, bool)
def g(a, m, r):
    n = 0.0
    for i in range(len(m)):
        n += a[i] * m[i]
        if m[i] & True:
            n -= 1.5
        r[i] = m[i]
    return n, r
m = np.arange(6) % 3 > 0
print(f(np.arange(6.0), m), g(np.arange(6.0), m, m.copy()))
