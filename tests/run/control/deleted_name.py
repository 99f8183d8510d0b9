import numpy as np
def f(a):
    b = a * 2
    c = b + 1
    del b
    d = c * 2
    return d + b
f(np.ones(2))
