import numpy as np
a = np.arange(3.0)
b = a * 2
c = b + 1
def show():
    return b
b = c * 2
print(show(), c)
