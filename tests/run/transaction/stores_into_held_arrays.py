"""An array that a variable holds is stored into: whoever reads the variable sees it."""
import numpy as np
# pythran export f(float64[:], float64[:], int)
def f(a, b, n):
    for i in range(n):
        a = a + b
        a[i] = -2.0
        c = a * 2
        a[i + 1] = c[i] + a[i]
        b = a
        b[0] = 5.0
        s = a[0] + c[0]
        a[2] = s
    return a, b, s
print(f(np.arange(5.0), np.ones(5), 3))
# pythran export g(float64[:], float64[:], int)
def g(a, b, n):
    for i in range(n):
        a, b = b * 2, a
        a[i] = -2.0
        b[i] = 7.0
        if a[1] > 3:
            a[:] = b
            b[:2] = a[1:3]
    return a, b
a, b = np.arange(5.0), np.ones(5)
print(g(a, b, 3), a, b)
