# Tuples in tuples, lists of known length and None are handed back as they stand.
# python: 2
# args nested: rng.random(5), rng.random(5)
# args some: rng.random(5)
import numpy as np
def nested(x, y):
    a = x + y
    for i in range(3):
        a += y
    return a, (x * y, (a.sum(), None)), [a * 2, 3]
def one(x):
    return (x * 2,)
def straight(x):
    y = x + 1
    return (y, y[1:]), [x, x.sum()]
def some(x):
    for v in x:
        if v > 0.9:
            return (v, True), None
    return (v, False), None
x = np.arange(4.0)
print(nested(x, x + 1), one(x), some(x), some(x * 0.01))
(y, v), (z, s) = straight(x)
print(v.base is y, z is x, s)
