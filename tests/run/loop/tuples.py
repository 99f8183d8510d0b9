import numpy as np

def best(a):
    where = (0, 0)
    top = a[0, 0]
    for i in range(a.shape[0]):
        for j in range(a.shape[1]):
            if a[i, j] > top:
                top = a[i, j]
                where = (i, j)
    i, j = where
    return i * 10 + j, top

def pair(x, n):
    p = (x, 1.0)
    for k in range(n):
        p = (p[0] * 2.0, p[1] + k)
    return p[0] + p[1]

print(best(np.sin(np.arange(20.0)).reshape(4, 5)))
print(pair(np.arange(4.0), 3))
