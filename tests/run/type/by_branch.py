import numpy as np
# args f: rng.integers(0, 9, 20), True
# args f: rng.integers(0, 9, 20), False
def f(a, real):
    b = a
    if real:
        b = a * 0.5
    return b + b
print(f(np.arange(4), True), f(np.arange(4), False))
