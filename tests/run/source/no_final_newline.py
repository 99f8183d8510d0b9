import numpy as np
a = np.ones(3) * 2
def f(x):
    y = x * 2
    return y + 1
b = f(a); print(b)