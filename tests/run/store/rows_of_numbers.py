# tuples and lists of numbers stored into arrays: each item as NumPy takes it
# python: 1
import math

import numpy as np


def path(n):
    p = np.zeros((4, 2))
    q = np.zeros((4, 3), dtype=np.uint8)
    a, b = 0.5, 1
    for i in range(4):
        a += 0.25 * b
        p[i] = a, b
        q[i] = [i, n, 7]
    q[:, :2] = (3, n)
    p[1:3] = 1, math.pi
    best = float("inf")
    for i in range(4):
        if p[i, 0] < best:
            best = p[i, 0]
    return p, q, best, float("-Infinity"), float("nan")


# args rows: np.zeros((3, 2)), rng.random(3)
# args rows: np.zeros((3, 2), dtype=np.int64), rng.random(3) * 9
# args rows: np.zeros((3, 2), dtype=np.float32), np.array([1e300, 2.0, 3.0])
# args rows: np.zeros((3, 3)), rng.random(3)
def rows(a, x):
    for i, v in enumerate(x):
        a[i] = v, i
    a[2] = [5, x[0]]
    return a


if __name__ == "__main__":
    for n in (5, 300):
        try:
            print(path(n), rows(np.zeros((3, 2)), np.arange(n)))
        except (OverflowError, IndexError) as e:
            print(e)
