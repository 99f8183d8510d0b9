import numpy as np
# args f: rng.random(20).astype('f2')
def f(a):
    return a + a, a * 3, np.sqrt(a), a.sum(), a + np.float32(1)
print(f(np.arange(4, dtype='f2')))
