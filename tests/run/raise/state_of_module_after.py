import numpy as np
a = np.ones(3)
try:
    b = a * 2
    a += 1
    c = b @ np.ones(2)
    a += 1
except ValueError as e:
    print(e)
print(a, b, "c" in globals())
