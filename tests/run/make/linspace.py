import numpy as np
# args f: 10, 0.3, 7.7
# args f: 3, -1, 1
def f(n, a, b):
    return np.linspace(a, b, n), np.linspace(0, 1, n + 1) ** 2, np.linspace(a, b, n, endpoint=False), np.linspace(b, a, 7)
print(f(5, 0.0, 1.0))
