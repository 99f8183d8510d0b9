import numpy as np
def f1(a, x):
    b = a * 2
    s = x
    t = a[0]
    for i in range(len(a)):
        s = 5.0
        s -= (t ** 0.5)
    return b, s, t
print(f1(np.ones(3), 2.5))
