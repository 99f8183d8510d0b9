import atexit
import numpy as np
a = np.arange(3.0)
b = a * 2
c = b + 1
atexit.register(lambda: print(globals()["b"], b))
d = c * 2
print(d)
