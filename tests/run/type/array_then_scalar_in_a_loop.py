# an array's name is bound to a number in a loop or branch: the next round, or the other way, sees that
import numpy as np
# args f: rng.standard_normal(8), rng.standard_normal(5)
def f(a, b):
    for _ in range(2):
        a *= 2
        a = len(a) % 6
    return b, a
# args g: rng.standard_normal(8), rng.standard_normal(5)
def g(a, b):
    a = a + 1
    if b[0] > 0:
        a = 1.5
    return b * 2, a
# args h: rng.standard_normal(8), rng.standard_normal(5)
def h(a, b):
    x = a * 3
    for i in range(len(b) - 5):
        x = b[i]
    return x
for k in f, g, h:
    try:
        print(k(np.ones(8), np.ones(5)))
    except TypeError as e:
        print(e)
