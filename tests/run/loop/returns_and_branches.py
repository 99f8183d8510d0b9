import numpy as np

def find(a, x):
    for i in range(a.shape[0]):
        if a[i] > x:
            return i
    return -1

def newton(x, tol):
    k = 0
    while abs(x * x - 2.0) > tol and k < 100:
        x = x - (x * x - 2.0) / (2.0 * x)
        k += 1
    return x, k

def clip(a, lo, hi):
    for i, v in enumerate(a):
        if v < lo:
            a[i] = lo
        elif v > hi:
            a[i] = hi

a = np.arange(10.0)
print(find(a, 5.5), newton(1.0, 1e-9))
clip(a, 2.0, 7.0)
print(a)
