# Comprehensions are loops that fill a list; over tuples and few numbers they give a list of known length.
# python: 8
# args squares: rng.random(6)
# args some: rng.random(7)
# args loops: rng.random((3, 4))
import numpy as np
import math

def squares(x):
    k = 2.5
    return np.array([v * k + i for i, v in enumerate(x)]), [v * v for v in x], [i * i for i in range(len(x))]

def some(x):
    y = np.array([math.sqrt(v) for v in x if v > 0.25 if v < 0.9])
    n = sum(1 for v in x if v > 0.5)
    return y, n, max(v * v for v in x), min([v for v in x]), any(v > 0.9 for v in x), all(v > 0 for v in x)

def table(x, y):
    return np.array([[a * b for b in (1.0, 2.0, 3.0)] for a in (x.sum(), y.sum())])

def pairs(n):
    return [i * 10 + j for i in range(n) for j in range(i)]

def shape(x):
    return np.zeros([s + 1 for s in x.shape]), tuple(2 * s for s in x.shape)

def loops(a):
    t = 0.0
    for i, j in np.ndindex(a.shape):
        if a[i, j] > 0.9:
            continue
        t += a[i, j] * (i - j)
    for p in np.ndindex(*a.shape):
        a[p] += 1
    for k, w in ((1, 2.0), (-1, 0.5)):
        t += w * a[k, 0]
    for name, v in zip(("a", "b"), [a[0], a[1]]):
        t += v.sum() * 2 if name == "a" else v.sum()
    items = [v for v in a[0]]
    for i, v in enumerate(items):
        t += v * i
    return t, a

def changed(x):
    items = [v for v in x]
    n = 0
    for v in items:
        n += 1
        if n < 12 and v > 0.5:
            items.append(v * 0.9)
    return n, np.array(items)

def smooth(y):
    z = [sum(y[max(0, i - 1):i + 2]) for i in range(len(y))]
    return z

x = np.linspace(0, 1, 8)
print(squares(x))
print(some(x + 0.01), some(x[:4]))
print(table(x, x + 1))
print(pairs(5), pairs(0))
print(shape(x[:, None])[0].shape, shape(x)[1])
print(loops(np.arange(12.0).reshape(3, 4) * 0.1))
print(changed(x), changed(x * 0.1))
print(smooth(x))
values = [float(v) * 2 for v in x]
print(values, type(values[0]), [type(v) for v in [w for w in x][:1]])
