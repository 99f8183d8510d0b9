# python: 2
# callbacks: 0
import numpy as np
# args f: rng.random((4, 4)), rng.random(4), rng.random((4, 3))
# args f: rng.random((5, 5)) + 1j, rng.random(5), rng.random((5, 2))
# args f: rng.random((3, 3)).astype('f4'), rng.random(3).astype('f4'), rng.random((3, 6)).astype('f4')
# args f: rng.random((3, 3)).astype('f4'), rng.random(3), rng.random((3, 6)).astype('c8')
# args f: rng.integers(-9, 9, (3, 3)), rng.integers(0, 5, 3), rng.integers(0, 5, (3, 3))
# args f: np.ones((3, 3)), rng.random(3), rng.random((3, 2))
# args f: np.zeros((2, 2)), np.zeros(2), np.zeros((2, 2))
# args f: np.full((2, 2), np.nan), np.ones(2), np.ones((2, 2))
# args f: np.full((2, 2), np.inf), np.ones(2), np.ones((2, 2))
# args f: np.array([[1e-300, 0], [0, 1e300]]), np.full(2, 1e300), np.ones((2, 2))
# args f: rng.random((120, 120)), rng.random(120), rng.random((120, 120))
def f(m, v, b):
    x = np.linalg.inv(m)
    y = np.linalg.solve(m, v)
    z = np.linalg.solve(m.T, b)
    return x, y, z * 2, np.linalg.inv(x[::-1]) + 1, np.linalg.solve(a=m, b=b[:, 0])
# args g: rng.random((4, 5)), rng.random(4)
# args g: rng.random((4, 4)), rng.random(5)
# args g: rng.random((4, 4)), rng.random(4)
def g(m, v):
    v = v * 2
    y = np.linalg.solve(m, v)
    return y + np.linalg.inv(m)
# args h: rng.random((6, 3, 3)), rng.random((6, 3, 2)), rng.random((3, 3))
# args h: rng.random((6, 3, 3)), rng.random((3, 2)), rng.random((6, 3, 3))
# args h: rng.random((1, 3, 3)), rng.random((6, 3, 2)), rng.random((3, 3))
# args h: rng.random((2, 5, 3, 3)).astype('f4'), rng.random((5, 3, 2)), rng.random((2, 1, 3, 3)) + 2j
# args h: np.stack([np.eye(3), np.ones((3, 3))]), rng.random((3, 2)), np.eye(3)
def h(a, b, c):
    return np.linalg.inv(a) * 2, np.linalg.solve(a, b), np.linalg.solve(c, b) + 1, np.linalg.solve(a[::-1], c)
def k(a):
    try:
        return np.linalg.inv(a * 2)
    except np.linalg.LinAlgError as e:
        return e.args[0]
print(f(np.eye(4) * 3, np.ones(4), np.ones((4, 3)))[2], g(np.eye(3), np.ones(3)), h(np.ones((2, 3, 3)) + np.eye(3), np.ones((3, 1)), np.eye(3)))
print(k(np.eye(2)), k(np.ones((2, 2))))
