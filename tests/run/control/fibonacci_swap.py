import numpy as np
# args f: rng.random(5), rng.random(5)
def f(a, b):
    for _ in range(4):
        a, b = b, a + b
    c, d = a * 2, a + b
    a = c
    return a, b, c, d, a is c
print(f(np.ones(2), np.ones(2)))
