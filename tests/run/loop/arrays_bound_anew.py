import numpy as np

def heat(u, n):
    for _ in range(n):
        u = u + 0.1 * (np.roll(u, 1) - 2 * u)
        u[0] = 0.0
        u[-1] = 1.0
    return u

def swap(a, b, n):
    for i in range(n):
        a, b = b, a + b
    return a, b

def branch(x, flag):
    if flag > 2:
        y = x * 2
    else:
        y = x + 1
    return y.sum(), y

def keep(x, n):
    best = x
    m = 0.0
    for i in range(n):
        y = np.sin(x + i)
        s = y.sum()
        if s > m:
            best = y
            m = s
    return best, m

def none_run(x, n):
    for i in range(n):
        x = x * 2.0
    return x

u = np.arange(6.0)
print(heat(u, 3), u)
print(swap(np.ones(3), np.arange(3.0), 5))
print(branch(u, 1), branch(u, 3))
print(keep(u, 7))
z = none_run(u, 0)
print(z is u, none_run(u, 4))
