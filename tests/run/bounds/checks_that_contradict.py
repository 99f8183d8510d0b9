"""Shapes of which each check alone could hold, but not all of them: NumPy says which one fails."""
import numpy as np


# args update: rng.random((8, 1)), rng.random((8, 8))
# args update: rng.random((1, 8)), rng.random((2, 8))
# args update: rng.random((4, 1)), rng.random((8, 1))
def update(x, y):
    y[1::2] = np.logical_or(x, x.flatten())
    return np.broadcast_to(y.T, (8, 8)) * 2


if __name__ == "__main__":
    for shape in ((8, 1), (1, 8)):
        try:
            print(update(np.ones(shape), np.ones((8, 8))))
        except ValueError as e:
            print(e)
