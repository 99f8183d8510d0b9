# callbacks: 4
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
            x = np.i0(t)
        else:
            x = np.i0(t + y)
        if z[k] < 0.2:
            x = -x
        p += x
        q += z[k] * x
    return p, q
# args g: rng.random((4, 4)) + np.eye(4), 6
def g(m, n):
    x = m * 0.5
    for i in range(min(n, 9)):
        x = np.i0(x * 0.1) + m
    return x
# args h: rng.random((4, 6)), 3
def h(a, n):
    total = 0.0
    for i in range(min(n, 9)):
        s = np.sort(a[i])
        d = np.diff(s)
        total += np.median(d) + s[0]
    return total
print(f(np.ones((3, 3, 3)), np.eye(3), np.ones(3)), g(np.eye(4), 3), h(np.arange(24.0).reshape(4, 6), 3))
