import numpy as np
np.seterrcall(lambda kind, flag: print("called", kind, flag))
np.seterr(all='call')
x = np.array([1.0, 0.0])
y = x / 0
z = np.log(x) + y
print(y, z)
