# everything before the raise has happened, nothing after
import numpy as np
# args f: rng.random(9), rng.random(9), rng.random(8)
def f(a, b, c):
    a += 1
    b[0] = 5
    d = a * b
    a *= c
    b[1] = 6
    return d
x, y = np.ones(3), np.zeros(3)
try:
    f(x, y, np.ones(2))
except ValueError as e:
    print(e, x, y)
