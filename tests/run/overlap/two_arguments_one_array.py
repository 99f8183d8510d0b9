import numpy as np
# args step: rng.random(30), rng.random(30)
def step(a, b):
    a[1:] = b[:-1] + 1
    b *= 2
    return a + b
a = np.arange(6.0)
print(step(a, a), a)
print(step(a[1:], a[:-1]), a)
