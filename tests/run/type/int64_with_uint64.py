# numpy#28357
import numpy as np
# args f: rng.integers(0, 99, 20), np.uint64(3)
def f(a, s):
    return a + s, a * s, a > s
print(f(np.arange(4), np.uint64(3)))
