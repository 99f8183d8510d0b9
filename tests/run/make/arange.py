import numpy as np
# args f: 10
# args f: 3
def f(n):
    return (np.arange(n), np.arange(n) * 0.1, np.arange(1, n, 2), np.arange(0, 1, 0.1), np.arange(n, dtype='f4'),
            np.arange(n, 0, -1), np.arange(float(n)), np.arange(0.5, n))
print(f(5))
