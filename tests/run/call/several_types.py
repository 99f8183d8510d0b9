import numpy as np
# args scale: rng.random(9), 2
# args scale: rng.integers(0, 9, 9), 2
# args scale: rng.random((3, 4), dtype='f4'), 0.5
def scale(a, k):
    b = a * k
    return b + a
print(scale(np.ones(2), 2), scale(np.arange(3), 2), scale(np.ones((2, 2), 'f4'), 0.5), scale(3, 4), scale("a", 2))
