import numpy as np
def f(a, x, n):
    y = x ** n
    z = x / n
    w = x // n + x % n
    return a * y + z - w
for x, n in (2, 3), (2, 0), (0, -1), (1e200, 3), (7, -2), (2.5, 0.0), (-8, 1 / 3), (3, 300):
    try:
        print(f(np.ones(2), x, n))
    except ArithmeticError as e:
        print(type(e).__name__, e)
