# cupy#7878
import numpy as np
def f(a):
    b = a * 2
    if b > 0:
        return b
    return -b
try:
    f(np.ones(3))
except ValueError as e:
    print(e)
print(f(np.ones(1)), f(np.array(-1.0)))
