import numpy as np
a = np.arange(5.0)
print(a)
b = a * 2
print(b, b.sum())
b[0] = 9
print(a + b)
a = b
b += 1
print(a is b, a)
