import numpy as np
# args f: rng.integers(0, 2, 9).astype('?'), rng.integers(0, 99, 9).astype('u1')
# args f: rng.integers(0, 99, 9).astype('i2'), rng.integers(0, 99, 9).astype('u4')
# args f: rng.integers(0, 99, 9).astype('i8'), rng.integers(0, 99, 9).astype('f4')
# args f: rng.integers(0, 99, 9).astype('u8'), rng.integers(0, 99, 9).astype('i8')
def f(a, b):
    return a + b, a * b, a / (b + 1), a < b, np.maximum(a, b)
for s in "?", "u1", "i4", "f4":
    for t in "i1", "u8", "f2", "f8":
        print(s, t, [x.dtype.name for x in f(np.ones(2, s), np.ones(2, t))])
