import numpy as np
a = np.ones(3)
b = a * 2
del a
a = b + 1
try:
    del c
except NameError as e:
    print(e)
c = a * b
del b
print(c, "b" in globals())
