import numpy as np
# args f: *[rng.random(9) for _ in range(12)]
def f(a, b, c, d, e, g, h, i, j, k, l, m):
    x = a + b * c - d
    y = e * g + h / (1 + i)
    z = j - k * l + m
    return x, y, z, x + y + z, a, b, x
print(f(*np.ones((12, 2))))
