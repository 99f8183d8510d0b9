import numpy as np
# args f: rng.random((17, 3)), rng.random((5, 8))
def f(x, y):
    v = x[-16, 0] * 2
    y += 1.5
    return v
print(f(np.arange(51.0).reshape(17, 3), np.ones((5, 8))))
