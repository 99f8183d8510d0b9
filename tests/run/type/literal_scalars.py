import math
import numpy as np
# args f: rng.random(9), 5
# args f: rng.random(9, dtype='f4'), 5
# args f: rng.integers(0, 99, 9), 5
def f(a, n):
    h = 2 ** 0.5 / 3
    k = -7 // 2 + n % 3
    return a * h + k, a + math.pi, a * np.pi, a / (n - 1), a + 10 ** 9, a * -1, a - True, a + 1e-320, a * (n / 7), a + n // 2
print(f(np.ones(2), 5), f(np.ones(2, 'f4'), 4))
