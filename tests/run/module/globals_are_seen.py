import numpy as np
a = np.arange(3.0)
b = a * 2
c = b + 1
d = c * c
print(sorted(k for k in globals() if len(k) == 1), globals()["c"])
exec("print(b)")
print(vars()["a"])
