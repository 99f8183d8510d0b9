import numpy as np
def scale(x):
    return x * 2
def f(x):
    y = x + 1
    z = scale(y)
    return z * y
print(f(np.ones(2)))
def scale(x):
    return x * 100
print(f(np.ones(2)))
scale = np.sqrt
print(f(np.ones(2)))
