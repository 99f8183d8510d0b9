# the store happens once, the warning too
import numpy as np
# args f: rng.random(9)
def f(a):
    b = a / (a - a)
    a += 1
    a[0] = 5
    c = np.sqrt(-a)
    a *= 2
    return b, c
x = np.ones(3)
f(x)
print(x)
