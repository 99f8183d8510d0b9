import numpy as np

def stores(a):
    n = 0
    for row in np.broadcast_to(a, (3, len(a))):
        row[0] = 7.0
        n += 1
    return n

def through(a):
    for row in a:
        row[1:] += row[0]
        for i, v in enumerate(row):
            row[i] = v * 2
    return a

def planes(a):
    s = 0.0
    for plane in a:
        s += (plane * 2).sum() + plane[0, -1]
        for row in plane:
            s -= row[1]
    return s

def chosen(a):
    s = 0.0
    for v in a[a > 1]:
        s += v
    for v in a.reshape(2, 2):
        s += v[0]
    for v in a[::-1]:
        s = s * 0.5 + v
    return s

try:
    print(stores(np.arange(4.0)))
except ValueError as e:
    print(e)
print(through(np.arange(6.0).reshape(2, 3)), chosen(np.arange(4.0)))
print(planes(np.arange(24.0).reshape(2, 3, 4)), planes(np.arange(24.0).reshape(2, 3, 4).T))
