# python: 1
import numpy as np
# args f: rng.random((3, 4)), rng.random((3, 4))
def f(a, b):
    return (np.concatenate((a * 2, b)), np.concatenate([a, b + 1], axis=1), np.stack([a, b]) + 1, np.stack((a, b), axis=-1),
            np.hstack((a, b)), np.vstack([a, b * 2]), np.dstack((a, b)), np.concatenate((a, b), axis=None), np.append(a, b),
            np.append(a, b, axis=0) * 2)
# args g: rng.random(4), rng.integers(0, 9, 3), 2.5
def g(v, w, x):
    return np.hstack((v, w)), np.vstack((v, v)) * 2, np.column_stack((v, v + x)), np.append(v, x), np.concatenate([w, w]) * 2
# args h: 0.5, 3
def h(x, n):
    a = np.array([1.0, x, n])
    m = np.array([[np.cos(x), -np.sin(x)], [np.sin(x), np.cos(x)]])
    return a * 2, m @ a[:2], np.array([n, 4, 5]) + 1, np.array([a, a + 1])
# args k: rng.random((4, 1)), rng.random((4, 1))
def k(p, q):
    return np.hstack((p, q, p * q)) + 1
print(f(np.ones((3, 4)), np.zeros((3, 4))), g(np.ones(4), np.arange(3), 2.5), h(0.5, 3), k(np.ones((4, 1)), np.ones((4, 1))))
