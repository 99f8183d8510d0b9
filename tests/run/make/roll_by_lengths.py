# python: 1
# callbacks: 0
import numpy as np
# args f: rng.random(8), rng.random((4, 6))
# args f: rng.random(5), rng.random((7, 5))
# args f: rng.random(2), rng.random((2, 2))
def f(v, a):
    n = v.size // 2
    return np.roll(v, n), np.roll(v, -n), np.roll(a, a.shape[0] // 2, axis=0), np.roll(a, (1, -2), (0, 1)), np.roll(a, (a.shape[1] - 1, 1), axis=(1, 0)), np.roll(a, 0), np.roll(a, (0, 1), (1, 0)) + 1
print(f(np.arange(6.0), np.arange(12.0).reshape(3, 4)))
