import numpy as np
# args f: 4, 5
def f(n, m):
    a, b = np.zeros((n, m)), np.ones(n)
    a[1:] = 3
    c = np.full((n, 2), 7.5) + 1
    return a, b, c, np.zeros(n, dtype=int), np.ones((2, n), np.float32) * 2, np.full(m, 3), np.full(m, 2, dtype='f4')
print(f(2, 3))
