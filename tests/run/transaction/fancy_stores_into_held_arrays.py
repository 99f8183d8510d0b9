"""An input that a variable may hold is stored into by index arrays and masks: nothing is lost when the region leaves."""
import numpy as np


# args rows: np.full((5, 4), 1e200), np.array([0, 2])
def rows(x, k):
    for _ in range(2):
        v = x
    squares = v ** 2
    v[k] = 3
    return squares


# args masked: np.full((5, 4), 1e200)
def masked(x):
    for _ in range(2):
        v = x
    squares = v ** 2
    v[v > 1] = 3
    return squares, v


# args seen: np.arange(6.0), 3
def seen(x, n):
    for i in range(n):
        v = x * i
        v[np.array([0, i])] = 7
        w = v
    return v, w


if __name__ == "__main__":
    rng = np.random.default_rng(0)
    print(rows(rng.standard_normal((5, 4)), np.array([0, 2])))
    print(masked(rng.standard_normal((5, 4))))
    print(seen(np.arange(6.0), 3))
