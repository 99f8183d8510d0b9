import numpy as np
# args f: rng.random(9), rng.random(9)
# args f: rng.random(9), np.zeros(9)
def f(a, b):
    a /= b
    a += 1
    a[1:] /= b[1:]
    np.log(a, out=a)
    return a
x = np.ones(3)
f(x, np.zeros(3))
print(x)
