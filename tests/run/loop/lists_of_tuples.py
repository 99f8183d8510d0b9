# Lists of tuples are a list for each of their items; lists of lists become the rows of an array.
# python: 7
# args fill: np.zeros((4, 5)), 1, 1
# args length: rng.random(6)
# args peaks: rng.random(9)
import numpy as np

def fill(img, i, j):
    stack = [(i, j)]
    n = 0
    while stack:
        i, j = stack.pop()
        if i < 0 or j < 0 or i >= img.shape[0] or j >= img.shape[1] or img[i, j] != 0:
            continue
        img[i, j] = 2
        n += 1
        stack.append((i + 1, j))
        stack.append((i - 1, j))
        stack.append((i, j + 1))
        stack.append((i, j - 1))
    return n

def length(p):
    segments = []
    for i in range(len(p) - 1):
        segments.append((p[i], p[i + 1], i))
    t = 0.0
    for a, b, k in segments:
        t += abs(b - a) * k
    return t, len(segments), segments[-1][0], [a for a, b, _ in segments if b > a]

def peaks(x):
    found = []
    for i in range(1, len(x) - 1):
        if x[i - 1] < x[i] > x[i + 1]:
            found.append((i, x[i]))
    return np.array(found)

def grid(n, m):
    rows = []
    for i in range(n):
        row = []
        for j in range(m):
            row.append(i * 10.0 + j)
        rows.append(row)
    return np.array(rows)

def table(x):
    return np.array([[a * b for b in x] for a in x]), np.array([[i * j for j in range(len(x))] for i in range(2)])

def ragged(n):
    rows = []
    for i in range(n):
        row = []
        for j in range(i + 1):
            row.append(j)
        rows.append(row)
    try:
        return np.array(rows)
    except ValueError as e:
        return str(e)[:30]

def shared(x):
    row, rows = [], []
    for v in x:
        row.append(v)
        rows.append(row)
    return len(rows), len(rows[0])

x = np.array([3.0, 1, 2, 0.5, 4, 1])
image = np.zeros((4, 6))
image[2, :3] = 1
print(fill(image, 1, 1), image)
print(length(x), peaks(x), peaks(x * 0))
print(grid(2, 3), table(x[:3]), ragged(2), shared(x))
def late(n):
    rows = []
    for i in range(n):
        row = [float(i)]
        rows.append(row)
        row.append(1.0)
    return np.array(rows)
print(late(3))
