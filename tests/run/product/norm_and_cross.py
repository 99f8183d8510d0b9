# lengths and cross products as NumPy composes them
# callbacks: 1
# python: 2
import numpy as np


# args norms: rng.standard_normal((70, 5))
# args norms: rng.standard_normal((5, 3)).astype(np.float32)
# args norms: np.full((4, 4), 1e200)
# args norms: np.array([[np.nan, 1.0], [np.inf, 3.0]])
# args norms: np.arange(6).reshape(3, 2)
def norms(a):
    first = np.linalg.norm(a[0])
    total = 0.0
    for i in range(a.shape[1]):
        total += np.linalg.norm(a[:, i])
    unit = a[1] / np.linalg.norm(a[1], 2)
    return first, total, unit, np.linalg.norm(a, axis=1), np.linalg.norm(a, axis=0, keepdims=True), np.linalg.norm(a)


# args crosses: rng.standard_normal((6, 3)), rng.standard_normal((6, 3))
# args crosses: rng.standard_normal((6, 3)), rng.standard_normal((6, 3)).astype(np.float32)
# args crosses: np.full((2, 3), 1e200), np.arange(6.0).reshape(2, 3)
# args crosses: np.ones((2, 4)), np.ones((2, 4))
def crosses(a, b):
    total = np.zeros(3)
    area = 0.0
    for p, q in zip(a, b):
        n = np.cross(p - q, q)
        area += 0.5 * np.linalg.norm(n)
        n /= 2.0
        total += n
    return area, total, np.cross(a[0], b[1])


if __name__ == "__main__":
    x = np.arange(12.0).reshape(4, 3)
    print(norms(x), crosses(x, x[::-1] * 0.5))
    r = np.cross(x[0], x[1])
    print(r, r.base, r.flags.owndata)
