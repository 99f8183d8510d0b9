# element by element, no temporary
import numpy as np
# args f: rng.random(40), rng.random(40)
def f(a, b):
    a[1:] = a[1:] * 2 + b[1:]
    a[::2] = a[::2] - 1
    a[...] = a + a[...]
    a[3:10] = np.sqrt(a[3:10] ** 2)
    return a
print(f(np.arange(12.0), np.ones(12)))
