import numpy as np
# args f: rng.random(30)
def f(a):
    b = (a + 1) * (a + 1)
    c = np.exp(a + 1) - np.exp(a + 1)
    a += 1
    d = (a + 1) * 2
    return b, c, d
print(f(np.ones(2)))
