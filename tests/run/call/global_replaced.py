# the function reads the name at each call
import numpy as np
def f(x):
    y = np.exp(x) + 1
    return y * 2
print(f(np.zeros(2)))
exp = np.exp
np.exp = lambda x: x + 100
print(f(np.zeros(2)))
np.exp = exp
print(f(np.zeros(2)))
