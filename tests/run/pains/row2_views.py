# pythran#2452: a view bound anew under `if`; pythran#2433: a product that is computed late, with new axes
import numpy as np
# regions: 3
# python: 2
# args pick: rng.random((4, 6)), 1
# args pick: rng.random((4, 6)), 0
def pick(a, k):
    x = a[0]
    if k:
        x = x[1:]
    x[0] = 5
    return x + 1
# args table: rng.random(7), rng.random(5)
def table(x, y):
    return np.expand_dims(x * 2, 1) * np.expand_dims(y + 1, 0)
m = np.ones((2, 4))
print(pick(m, True), m, pick(m, False), m)
print(table(np.arange(3.0), np.arange(2.0)))
