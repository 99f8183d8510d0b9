import numpy as np
def f(n):
    a = np.ones(n)
    b = a * 2
    c = np.zeros((n, 2 ** 45))
    return b, c
try:
    f(4)
except MemoryError as e:
    print(type(e).__name__, str(e)[:40])
try:
    np.ones(-1) * 2
except ValueError as e:
    print(e)
