# python: 1
import numpy as np
# args f: rng.random(9), rng.random(9), 4
# args f: rng.random(9), -rng.random(9) * 0, 1
def f(x, y, k):
    return np.dot(np.flip(x), y), x[::-1] @ y, np.dot(x[:k], y[:k]), x[:k] @ y[:k], np.dot(np.flip(x[:k]), y[:k]), np.dot(x[::2], y[::2])
# args g: rng.random((4, 4)), rng.random((4, 4)), 2
def g(a, b, k):
    return np.dot(a[::-1], b), np.dot(a[:, ::-1], b[0]), a[:, ::-1] @ b, np.dot(a[:k, :k], b[:k, :k]), a[:k, :k] @ b[:k, 0], np.dot(a[:, k], b[:, 1])
print(f(np.arange(9.0), np.ones(9), 3), g(np.ones((4, 4)), np.arange(16.0).reshape(4, 4), 2))
