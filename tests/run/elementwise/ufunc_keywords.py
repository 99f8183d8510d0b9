import numpy as np
# args f: rng.random(9), rng.random(9) > 0.5
def f(a, m):
    b = np.add(a, 1, dtype='f4')
    c = np.multiply(a, 2, where=m, out=np.zeros(9))
    return b, c, np.sqrt(a, casting='same_kind'), np.add(a, 1, order='F'), np.sum(a, where=m), np.sum(a, initial=5)
print(f(np.ones(9), np.arange(9) > 4))
