import numpy as np
# args relu: rng.normal(size=6)
# args pick: rng.normal(size=6), 3
# args kinds: rng.normal(size=3)
# args negatives: rng.normal(size=6)
# args old2: rng.normal(size=6), np.zeros(6)
def relu(x):
    y = np.empty(len(x))
    total = 0
    for i in range(len(x)):
        y[i] = max(0, x[i])
        total += y[i]
    return y, total
def pick(x, k):
    s = 0.0
    for i in range(len(x)):
        left = x[i - 1] if i > 0 else 0
        right = x[i + 1] if i + 1 < len(x) else 0.0
        s += left - right + (1 / x[i] if x[i] else 0)
        t = 0 if x[i] < 0 else x[i]
        s += t * 2.0
        u = i if i % 2 else 0.5
        s += u + k
    return s, t
def kinds(x):
    a = max(0, x[0])
    b = min(1, a)
    c = max(0.0, x[1])
    return a, b, c, a + 1, b - 0.5, a + b
def negatives(x):
    s = 0
    for v in x:
        s += min(0, v)
    return s
def old(x):
    s = 0
    t = 0
    for v in x:
        t = s
        s = s + v
    return t, s
def old2(x, y):
    s = 0
    for i in range(len(x)):
        t = s
        s = x[i]
        y[i] = t + s
    return s
print(relu(np.array([-1.0, 2.0, -0.0, 3.5])), relu(np.array([-1.0, -2.0])))
print(pick(np.array([-1.0, 2.0, 4.0, 3.5]), 3))
print(pick(np.array([-1.0, 2.0, 4.0, -3.5]), 3))
print(kinds(np.array([-1.0, 2.0])), kinds(np.array([1.5, -0.0])), kinds(np.array([0.25, -0.0])))
print(negatives(np.array([1.0, 2.0])), negatives(np.array([1.0, -2.0])))
print(old(np.array([1.0, 2.0])), old(np.array([1.0])), old2(np.array([1.0, 2.0]), np.zeros(2)))
