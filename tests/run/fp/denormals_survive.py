import numpy as np
# args f: np.array([5e-324, 1e-310, 2.3e-308]), 0.5
def f(a, s):
    return a * s, a + a, a / 2 * 2, (a * a).sum(), np.sqrt(a)
print(f(np.array([5e-324, 1e-310]), 0.5))
