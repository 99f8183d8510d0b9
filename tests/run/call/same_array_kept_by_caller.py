# a local that escapes must exist, also when the region reuses memory
import numpy as np
kept = []
def f(a):
    b = a * 2
    kept.append(b)
    c = b + 1
    c *= 2
    kept.append(c)
    return c - b
print(f(np.ones(2)), kept)
