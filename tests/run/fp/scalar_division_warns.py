# numba#8743
import numpy as np
print(1.0 / np.float64(0.0), np.float64(0) / 0)
x = np.float64(0.0)
y = np.arange(3) / x
print(y)
