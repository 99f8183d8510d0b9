# One of several small arrays in a list or tuple, known when the program runs.
import numpy as np

# args nearest: (np.array([0.5, 0.5, 0.75]), 3)
# args rows: (np.array([1, 0, 2, 1]), np.array([1.5, 2.5]))
# args loop: (np.array([1.0, 2.0, 3.0]),)
# args changed: (np.array([2.0, 4.0]), 1)
# args stored: (np.array([2.0, 4.0]), 1)
# args in_turn: (np.array([2.0, 4.0]), 1)
# args given: (np.array([2.0, 4.0]), 1)
# python: 12


def nearest(x, n):
    centres = [np.array([0.0, 1.0, 2.0]), np.array([1.0, 0.5, 0.5]), np.array([3.0, 1.0, 2.0])]
    sizes = [1.0, 2.0, 0.5]
    best, at = np.inf, -1
    for k in range(n):
        d = np.sqrt(np.sum((centres[k] - x) ** 2)) / sizes[k]
        if d < best:
            best, at = d, k
    return best, at, centres[at] * 2.0


def rows(which, x):
    table = (np.array([[1.0, 2.0], [3.0, 4.0]]), np.eye(2), np.zeros((2, 2)))
    out = np.zeros((len(which), 2))
    for i in range(len(which)):
        out[i] = table[which[i]] @ x + table[-which[i] - 1][0]
    return out


def loop(x):
    s = 0.0
    for v in [x, np.array([1.0, 1.0, 2.0]), x * 2.0]:
        for w in v:
            s = s * 0.5 + w
    return s


def changed(x, k):
    parts = [np.array([1.0, x[0]]), np.array([x[1], 4.0])]
    parts[0][1] = 7.0
    p = parts[k - 1]
    return p * 1.0


def stored(x, k):
    parts = [np.array([1.0, x[0]]), np.array([x[1], 4.0])]
    s = 0.0
    for i in range(3):
        p = parts[(k + i) % 2]
        p[0] += 1.0
        s += parts[1][0]
    return s, parts[0], parts[1]


def in_turn(x, k):
    parts = [np.array([1.0, x[0]]), np.array([x[1], 4.0])]
    s = 0.0
    for i in range(4):
        parts[0][1] = i * x[0]
        p = parts[(k + i) % 2]
        s += p[1]
    return s


def given(x, k):
    parts = [np.array([1.0, x[0]]), np.array([x[1], 4.0])]
    for i in range(k):
        p = parts[i]
    return p


x = np.array([2.0, 4.0])
print(nearest(np.array([0.5, 0.5, 0.75]), 3), rows(np.array([1, 0, 2]), x), loop(x), changed(x, 1))
print(in_turn(x, 1), stored(x, 1), given(x, 1))
for k in (3, 4):
    try:
        nearest(np.zeros(3), k)
    except IndexError as e:
        print(e)
