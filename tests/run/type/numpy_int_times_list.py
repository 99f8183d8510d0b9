import numpy as np
n = np.int32(2)
print(n * [1, 2, 3], [1, 2, 3] * n)
a = np.arange(3) * n
print(a, a.dtype)
