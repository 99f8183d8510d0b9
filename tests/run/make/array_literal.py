import numpy as np
# args f: 0.5, 3
def f(x, n):
    a = np.array([1.0, x, 2.0])
    b = np.array([[1, 2], [n, 4]])
    return a * 2, b + 1, np.array([1, 2], dtype='f4') * x, np.asarray([x, 1]) * n
print(f(0.25, 7))
