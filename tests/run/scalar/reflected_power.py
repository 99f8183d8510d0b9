import numpy as np
def powers(a, x):
    return a * 2.0 ** (-x) + 3 ** x, 0.5 ** x
print(powers(np.ones(3), np.float64(0.25)), powers(np.ones(3), np.float64(-7.5)))
