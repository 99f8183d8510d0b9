import numpy as np
def f(a):
    b = a / 0
    c = np.sqrt(-a)
    return b + c
with np.errstate(divide='ignore'):
    f(np.ones(3))
with np.errstate(all='ignore'):
    f(np.ones(3))
@np.errstate(invalid='ignore')
def g(a):
    return f(a)
g(np.ones(3))
