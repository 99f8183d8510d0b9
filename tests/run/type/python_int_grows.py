import numpy as np
# args f: rng.random(5), 2**62
# args f: rng.random(5), 3
def f(a, n):
    m = n * n + 1
    b = a + 1
    return m, b * 2
print(f(np.ones(2), 2**62))
