# python: 1
import numpy as np
# args f: rng.random((4, 5)), rng.random(6), rng.random(6) > 0.5
def f(a, v, b):
    return np.diff(a), np.diff(a, axis=0) * 2, np.diff(v, n=2) / 0.5, np.diff(v), np.diff(b), np.diff(a, 2, 1)
print(f(np.ones((4, 5)), np.arange(6.0) ** 2, np.arange(6) > 2))
