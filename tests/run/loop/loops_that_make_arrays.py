# two loops side by side that bind arrays anew, a for and a while
import numpy as np
# args f: rng.standard_normal((5, 5))
# python: 1
def f(x):
    for i in range(x.shape[0]):
        v = x @ x
    k = 0
    while k < 3 and v[0, k] < 1e300:
        k += 1
        y = np.exp(-abs(x[k::2, :-1]))
        v = v * 0.5
    for i in range(3):
        v = v + y[0, 0]
    return v, y, k
print(f(np.eye(5)))
