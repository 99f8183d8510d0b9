# python: 2
import numpy as np
# args f: rng.random((4, 6)), rng.integers(0, 4, 5)
def f(a, order):
    row = a[0]
    total = np.zeros(6)
    for k in order:
        total += row
        if k > 1:
            row = a[k]
        else:
            row = row * 0.5
    return total, total + 1
# args shrinks: rng.random((5, 6)) - 0.3
def shrinks(a):
    x, y = a[:, 0], a[:, 1:3].T
    n = 0
    while len(x) > 1 and n < 20:
        keep = x > x.mean()
        x, y = x[keep], y[:, keep]
        n += len(x)
    return n, x.sum(), y.sum()
# args last: rng.random((4, 6))
def last(a):
    row = a[0]
    for i in range(3):
        row = a[i + 1]
    return row, row.base is a
# args written: rng.random((4, 6))
def written(a):
    row = a[0]
    for i in range(3):
        row[0] += 1.0
        row = a[i + 1]
    return a * 2
# args below: rng.random((4, 6))
def below(a):
    b = a * 2
    row, total = b[0], 0.0
    for i in range(3):
        total += row[1]
        row = b[i + 1]
        b[i + 1, 1] = i
    return total, b
# args above: rng.random((4, 6))
def above(a):
    b = a * 2
    row, total = b[0], 0.0
    for i in range(3):
        b[i, 1] = i
        total += row[1]
        row = b[i]
    return total, b
# args by_variable: rng.random(6)
def by_variable(a):
    new, old, total = a * 2, a[1:], 0.0
    for i in range(3):
        new[2] = i
        total += old[1]
        old = new[1:]
        if i == 1:
            new = new + 1
    return total, new
a = np.arange(24.0).reshape(4, 6)
print(f(a, np.array([1, 2, 3, 0, 2])), shrinks(a - 9), last(a), written(a), below(a), above(a), by_variable(a[0]))
