import numpy as np
# args f: rng.random(30), rng.random(30, dtype='f4')
def f(a, b):
    np.add(a, a, out=b)
    np.multiply(b, 2, out=a)
    return a + b
print(f(np.ones(3), np.zeros(3, 'f4')))
