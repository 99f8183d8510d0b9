import numpy as np
def f(a, n):
    b = a + 1
    c = b.reshape(2)
    return c
def g(a):
    b = a
    c = np.abs(a)
    d = b.reshape(n) & 7
    return d
n = 3
for h in (lambda: f(np.ones((8, 8)), 2), lambda: g(np.ones((8, 8))), lambda: f(np.ones(2), 2)):
    try:
        print(h())
    except ValueError as e:
        print(e)
