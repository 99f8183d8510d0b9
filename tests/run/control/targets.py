import numpy as np
# args f: rng.random(4)
def f(a):
    b = c = a * 2
    b += 1
    (d, e), *g = (a[0], a[1]), a[2], a[3]
    x: float = d + e
    y: np.ndarray
    h = i = a[1:]
    h[0] = 5
    return b, c, b is c, x, g, h is i, h + i
print(f(np.arange(4.0)))
