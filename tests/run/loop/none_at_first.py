# A name that is None until it is a number or an array.
# python: 4
# args best_none: rng.random(6)
# args last: rng.random(5)
# args rows: rng.random((4, 3))
import numpy as np
def best_none(x):
    best = None
    at = -1
    for i in range(len(x)):
        if best is None or x[i] < best:
            best = x[i]
            at = i
    return best, at
def last(x):
    prev = None
    d = []
    for v in x:
        if prev is not None:
            d.append(v - prev)
        prev = v
    return np.array(d)
def reset(x):
    start = None
    n = 0
    for i in range(len(x)):
        if x[i] > 1:
            if start is None:
                start = i
        elif start is not None:
            n += i - start
            start = None
    if start is None:
        return n, -1
    return n, start
def rows(a):
    top = None
    for r in a:
        if top is None or r.sum() > top.sum():
            top = r
    return top.sum()
x = np.array([3.0, 1, 2, 0.5, 4])
print(best_none(x), last(x), reset(x), reset(x[:4]), rows(np.outer(x, x)))
def never(x):
    found = None
    for v in x:
        if v > 9:
            found = v
    return found
def used(x):
    last = None
    for v in x:
        if v > 3:
            last = v
    return last + 1
print(never(x), never(x * 3), used(x))
try:
    used(x * 0.1)
except TypeError as e:
    print(e)
def given(x, best=None):
    n = 0
    for v in x:
        if v > 3.5:
            best = v
        if best is None:
            n += 1
    return n
print(given(x), given(x, None))
for f, args in zip([given, given], [(x, 7.0), (x, 7)]):
    print(f(*args))
