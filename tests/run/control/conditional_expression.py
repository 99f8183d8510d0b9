import numpy as np
# args f: rng.random(9), True
# args f: rng.random(9), None
def f(a, flag):
    b = a * 2 if flag else a + 1
    c = b if flag is not None else a
    return b, c, c is a, (flag and b) is b
print(f(np.ones(2), True), f(np.ones(2), False))
