import numpy as np
# args f: rng.random((4, 5))
def f(a):
    b, c, d = a.copy(), np.array(a), np.copy(a)
    b[0] = 1
    c += 1
    a[-1] = d[0] * 2
    return b, c, d
print(f(np.ones((2, 2))))
