# cupy and jax differ here; sizes of 1 broadcast
import numpy as np
# args f: rng.random((4, 1)), rng.random((1, 5)), rng.random(1)
def f(a, b, c):
    d = a + b
    d[:, :1] = a
    d[:1] += b
    d *= c
    return d, c + a
print(f(np.ones((2, 1)), np.ones((1, 3)), np.ones(1)))
