import numpy as np
a = np.ones(3)
b = a * 2
c = b + 1
d = c + np.ones(2)
e = d * 2
