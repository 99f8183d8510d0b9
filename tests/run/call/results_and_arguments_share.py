import numpy as np
# args f: rng.random((4, 5))
def f(a):
    b = a
    c = a[...]
    d = a.reshape(5, 4)
    e = a * 1
    a += 1
    return a, b, c, d, e
print([x is y for x in f(np.ones((4, 5))) for y in f(np.ones((4, 5)))])
