import numpy as np
# args f: rng.random(200, dtype='f4')
# args f: rng.integers(0, 255, 100, dtype='u1')
def f(a):
    return a.sum(dtype=np.float64), np.sum(a, dtype='f4'), a.mean(dtype='f8'), a.sum(dtype=int)
print(f(np.ones(3, 'f4')))
