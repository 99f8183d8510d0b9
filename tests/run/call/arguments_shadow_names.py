import numpy as np
def f(sum, len, max):
    a = sum * 2
    b = a + max
    return b - len
np_ = np
print(f(np.ones(2), 1, 2), np_.ones(2) * 2)
def g(np):
    return np * 2
print(g(np.ones(3)))
