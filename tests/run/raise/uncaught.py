import numpy as np
def f(a):
    b = a + 1
    return b + np.ones(4)
print("before")
f(np.ones(3))
print("never")
