import warnings
import numpy as np
def f(a):
    return np.log(a) + np.sqrt(a)
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    f(np.array([-1.0, 0.0]))
for w in seen:
    print(w.category.__name__, w.message, w.lineno)
