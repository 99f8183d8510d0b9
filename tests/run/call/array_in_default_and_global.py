import numpy as np
TABLE = np.arange(4.0)
def f(x, t=TABLE):
    y = x + t
    z = y * TABLE
    return z
print(f(np.ones(4)), f(1))
TABLE[1] = 50
print(f(np.ones(4)))
TABLE = np.zeros(4)
print(f(np.ones(4)))
