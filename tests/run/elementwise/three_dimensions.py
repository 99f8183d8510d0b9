import numpy as np
# args f: rng.random((4, 5, 6)), rng.random((5, 1)), rng.random(6)
def f(a, b, c):
    return (a - b) * c + a[::-1] * a[:, ::-1]
print(f(np.ones((2, 3, 4)), np.ones((3, 1)), np.ones(4)))
