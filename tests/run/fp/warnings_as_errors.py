import warnings
import numpy as np
def f(a, b):
    a += 1
    b = b / a
    a += 1
    return b
x = np.array([-1.0, 0.0])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        f(x, np.ones(2))
    except RuntimeWarning as e:
        print(e, x)
print(f(x, np.ones(2)), x)
