import contextlib
import numpy as np
# args f: rng.random(5)
def f(a):
    with contextlib.suppress(ValueError):
        b = a * 2
        a += 1
        c = a + np.ones(99)
    return b, a
print(f(np.ones(3)))
