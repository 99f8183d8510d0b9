import warnings
import numpy as np
def f(a, b):
    return np.where(b != 0, a / b, 0.0)
def g(a, b):
    return np.where(b > 0, 1.0 + np.sqrt(b) / a, a).max()
for n in (2, 3, 5, 8, 21):
    for at in (0, n // 2, n - 1):
        b = np.ones(n)
        b[at] = 0
        with warnings.catch_warnings(record=True) as seen:
            warnings.simplefilter("always")
            f(np.arange(1.0, n + 1), b)
            b[at] = -1
            g(np.arange(1.0, n + 1), b)
        print(n, at, [str(w.message) for w in seen])
