import numpy as np
def f(a, lo, hi, n):
    s = 0.0
    for i in range(lo, hi):
        s += i / n
        if i > 1.5e18 + n:
            s += 1
    return s + a[0]
print(f(np.ones(2), 2**62, 2**62 + 3, 7), f(np.ones(2), 0, 5, 7))
