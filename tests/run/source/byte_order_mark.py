import numpy as np
a = np.ones(3) * 2
b = a + 1
print(b, 'ä')
