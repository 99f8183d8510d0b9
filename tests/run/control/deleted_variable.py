import numpy as np
# args f: rng.random(5)
def f(a):
    x = a * 2
    y = x + 1
    del x
    return y
print(f(np.arange(5.0)))
