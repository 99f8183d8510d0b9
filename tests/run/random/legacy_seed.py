# numba#7715
import numpy as np
np.random.seed(3)
a = np.random.rand(5) * 2
b = np.random.randn(3, 2) + a[:2]
c = np.random.choice(10, 4, replace=False)
d = np.random.randint(0, 9, 5) * a
print(a, b, c, d, np.random.rand())
