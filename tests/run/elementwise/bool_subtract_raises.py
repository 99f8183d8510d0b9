import numpy as np
def f(a):
    b = a & True
    c = a - b
    return c
try:
    f(np.array([True, False]))
except TypeError as e:
    print(e)
