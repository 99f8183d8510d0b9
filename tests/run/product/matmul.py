import numpy as np
# args f: rng.random((7, 5)), rng.random((5, 6)), rng.random(5)
# args f: rng.random((7, 5), dtype='f4'), rng.random((5, 6), dtype='f4'), rng.random(5, dtype='f4')
# args f: rng.integers(0, 9, (7, 5)), rng.integers(0, 9, (5, 6)), rng.integers(0, 9, 5)
def f(a, b, v):
    return a @ b, a @ v, v @ b, v @ v, np.matmul(a, b), np.dot(a, v), a.dot(b), np.dot(v, v)
print(f(np.ones((2, 3)), np.ones((3, 2)), np.arange(3.0)))
