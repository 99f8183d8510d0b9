# python: 1
# callbacks: 0
import numpy as np
# args f: rng.random((5, 3, 3)), rng.random((3, 3)), rng.random(5)
# args f: np.stack([np.eye(3)] * 2 + [np.zeros((3, 3))]), rng.random((3, 3)), rng.random(3)
def f(a, y, z):
    p = np.zeros((3, 3))
    q = np.zeros((3, 3))
    for k in range(a.shape[0]):
        t = a[k] * z[k] + np.eye(3)
        y += z[k]
        if z[k] > 0.5:
            x = np.linalg.inv(t)
        else:
            x = np.linalg.solve(t, y)
        if z[k] < 0.2:
            x = -x
        p += x
        q += z[k] * x
    return p, q
# args g: rng.random((4, 4)) + np.eye(4), 6
# args g: np.ones((4, 4)), 2
def g(m, n):
    x = m * 0.5
    d = 0.0
    for i in range(min(n, 9)):
        x = np.linalg.inv(x) + m
        d += np.linalg.det(x) / (i + 1)
    return x, d
# args kalman: rng.random((9, 2)), rng.random(4), np.eye(4)
# args kalman: rng.random((3, 2)).astype('f4'), rng.random(4).astype('f4'), np.eye(4)
def kalman(zs, x, P):
    F = np.eye(4) + 0.1 * np.eye(4, k=2)
    H = np.eye(2, 4)
    Q = np.eye(4) * 0.01
    R = np.eye(2) * 0.5
    out = np.zeros((len(zs), 4))
    for k in range(len(zs)):
        x = F @ x
        P = F @ P @ F.T + Q
        S = H @ P @ H.T + R
        K = P @ H.T @ np.linalg.inv(S)
        x = x + K @ (zs[k] - H @ x)
        P = (np.eye(4) - K @ H) @ P
        out[k] = x
    return out, x, P
# args newton: np.array([0.3, 0.9]), 20
# args newton: np.array([0.0, 0.0]), 20
def newton(x, n):
    for i in range(min(n, 30)):
        r = np.array([x[0] ** 2 + x[1] ** 2 - 1.0, x[0] - x[1]])
        J = np.array([[2.0 * x[0], 2.0 * x[1]], [1.0, -1.0]])
        x = x - np.linalg.solve(J, r)
        if np.linalg.norm(r) < 1e-12:
            break
    return x
print(f(np.ones((3, 3, 3)), np.eye(3), np.ones(3)), g(np.eye(4), 3), kalman(np.ones((3, 2)), np.zeros(4), np.eye(4))[0], newton(np.array([0.3, 0.9]), 20))
