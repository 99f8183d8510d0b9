# bounds of loops: proved, checked in front of the loop, wrapped and clamped inside
import numpy as np
# args solve: rng.random((7, 7)) + np.eye(7) * 9, np.zeros(7), rng.random(7)
# args solve: rng.random((7, 6)), np.zeros(7), rng.random(7)
def solve(a, x, b):
    for i in range(x.shape[0]):
        x[i] = (b[i] - a[i, :i] @ x[:i]) / a[i, i]
    return x * 2
# args lu: rng.random((6, 6)) + np.eye(6) * 9, 6
# args lu: rng.random((6, 6)) + np.eye(6) * 9, 7
# args lu: rng.random((6, 6)) + np.eye(6) * 9, 4
def lu(a, n):
    for i in range(n):
        for j in range(i):
            a[i, j] -= a[i, :j] @ a[:j, j]
            a[i, j] /= a[j, j]
        for j in range(i, n):
            a[i, j] -= a[i, :i] @ a[:i, j]
# args windows: rng.random(9), np.zeros(9), 9, 3
# args windows: rng.random(9), np.zeros(9), 9, 0
# args windows: rng.random(9), np.zeros(9), 9, -4
# args windows: rng.random(9), np.zeros(9), 10, 3
def windows(x, y, n, w):
    for i in range(n):
        y[i] = x[i:i + w].sum() + x[i - 1] + x[max(0, i - w):i + 1].sum()
# args shifted: rng.random(9), 2
# args shifted: rng.random(9), -2
# args shifted: rng.random(9), 12
def shifted(x, k):
    y = np.zeros(9)
    for i in range(0, 9, 2):
        y[i] += x[i] * 2
        y[-i - 1] -= x[i - k]
    for i in range(8, -1, -3):
        y[i] += x[i]
    return y
# args found: rng.random(9), 0.5
# args found: rng.random(9), 2.0
def found(x, limit):
    i = 0
    while x[i] < limit:
        i += 1
    return i, x[i]
# args tails: rng.random((5, 6))
def tails(a):
    s = np.zeros(5)
    for i in range(5):
        s[i] = a[i, i + 1:].sum() + a[i, ::-1][:i].sum() + a[i:, i].sum()
        a[i, i + 1:] = a[i, :-i - 1] * 2
    return s
a, x = np.eye(4) * 2 + 1, np.zeros(4)
print(solve(a, x, np.arange(4.0)))
lu(a, 4)
print(a)
windows(x, np.zeros(4), 4, 2)
print(shifted(np.arange(9.0), 1), found(x, 0.1), tails(np.ones((5, 6))))
