# floats to uint32 and uint64: outside of their range NumPy has a value of its own for each layout
import numpy as np
# args f: rng.random(37) * 4e9
# args f: rng.random(37).astype('f') * 100
# args f: rng.random((5, 7)) * 1e19
# args f: rng.standard_normal(37) * 10
# args f: np.array([4294967295.0, 4294967296.0, -0.5, -1.0, 0.0, 1e300, 3.7])
def f(a):
    return a.astype('u4'), a.astype(np.uint64), a[::2].astype(np.uint32) + 1, np.asarray(a, 'u8') % 7
# args g: rng.random(9) * 99, np.zeros(9, 'u4'), np.zeros(9, 'u8')
# args g: rng.standard_normal(9) * 99, np.zeros(9, 'u4'), np.zeros(9, 'u8')
def g(a, b, c):
    b[:] = a
    c[1:] = a[:-1] + 0.5
    return np.floor(a).astype('u4') >> 1, b, c
for r in f(np.array([3.7, 0.0, 1e9])):
    print(r.dtype, r)
print(f(np.array([-3.0, np.nan, 1e20])))
