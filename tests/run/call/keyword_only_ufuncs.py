import numpy as np
kw = {"axis": 0}
args = (np.ones((2, 3)),)
a = np.sum(*args, **kw)
b = np.mean(a=args[0], axis=1)
c = np.clip(a, a_min=0, a_max=1) + np.full(shape=3, fill_value=2)
print(a, b, c)
