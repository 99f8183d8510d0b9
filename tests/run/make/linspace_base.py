# what linspace returns is a view in NumPy
import numpy as np
# args f: 0.5, 5
# args f: 2, 3
def f(stop, n):
    x = np.linspace(0, stop, n)
    y = np.linspace(0, 1, 4)
    return x, y, y + 1
x = np.linspace(0, 1, 5)
print(x.flags.owndata, x.base, f(0.5, 3)[1].base)
