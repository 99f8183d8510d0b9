import numpy as np

def heat(u, n):
    for _ in range(n):
        u = u + 0.1 * np.sin(u)
        u[0] = 0.0
        for i in range(1, 3):
            u[i] += u[i - 1]
        if n > 2:
            u[-1] = 1.0
    return u

def unread(x, flag):
    y = x * 2
    if flag > 1:
        y = x + 1
        y[0] = 7.0
    y[1] = -1.0
    return y.sum()

def helper(v, k):
    v[k] = 5.0

def called(x, n):
    for k in range(n):
        x = x * 1.5
        helper(x, k)
    return x

u = np.arange(6.0)
print(heat(u, 2), heat(u, 3), u)
print(unread(u, 1), unread(u, 2), called(u, 3), u)
