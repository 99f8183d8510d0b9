import numpy as np
old = np.seterr(all='ignore')
x = np.array([1.0, 0.0]) / 0
print(x, old)
np.seterr(**old)
y = np.array([1.0, 0.0]) / 0
print(y)
