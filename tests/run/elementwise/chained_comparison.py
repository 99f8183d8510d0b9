import numpy as np
# args f: rng.random(9)
# args f: np.array([0.5])
def f(a):
    b = a * 2
    c = 0 < b < 1
    return b, c
try:
    f(np.ones(3))
except ValueError as e:
    print(e)
print(f(np.array([0.1])))
