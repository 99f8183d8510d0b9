# (4 - i) // 2 as an index: the part that depends on i is negative
import numpy as np
# args f: rng.random((5, 5)), 0.5
def f(a, x):
    for i in reversed(range(5)):
        a[i, i // 2] = x
    for i in range(5):
        j = 4 - i
        a[i, j // 3] += x
        a[i, -i // 2] += 1
        a[i, (i - 5) // 3] = a[i, -((-i) // 2)] * 2
    return a
# args g: rng.random(12), rng.random((3, 12))
def g(a, b):
    for i in range(4):
        b[:, (3 - i) // 2:9 - i // 3] += a[(3 - i) // 2:9 - i // 3]
        b[:, :(7 - 2 * i) // 4] = 0
    return b
print(f(np.ones((5, 5)), 0.5))
print(g(np.arange(12.0), np.ones((3, 12))))
