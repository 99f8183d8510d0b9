import numpy as np
d = np.arange("2024-01", "2024-05", dtype="M8[M]")
delta = d - d[0]
x = np.arange(4) * 1.5
print(d + 1, delta, x * 2, np.isnat(d))
