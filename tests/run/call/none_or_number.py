# Functions that return a number on some ways and None on others.
import math

import numpy as np

# args nearest: (np.array([3.0, -1.0, 0.25, 2.0, -4.0]), 1.5)
# args both: (np.array([3.0, -1.0, 0.25, 2.0, -4.0]),)
# args later: (np.array([3.0, -1.0, 0.25, 2.0, -4.0]), 2)
# args kinds: (np.array([3.0, -1.0, 0.25, 2.0, -4.0]),)
# args wrong: (np.array([3.0, 1.0, 0.25, 2.0, 4.0]),)
# args field: (np.array([3.0, -1.0, 0.25, 2.0, -4.0]),)
# args passed: (np.array([3.0, -1.0, 0.25, 2.0, -4.0]),)
# python: 2


def root(b, c):
    delta = b * b - 4.0 * c
    if delta > 0:
        first = (-b + math.sqrt(delta)) / 2.0
        second = (-b - math.sqrt(delta)) / 2.0
        if first > 0 and second > 0:
            return min(first, second)
    return None


def nearest(x, c):
    best = math.inf
    hit = -1
    for i in range(len(x)):
        t = root(x[i] - 4.0, c)
        if t is not None and t < best:
            best, hit = t, i
    return best, hit


def pair(v):
    if v < 0:
        return None, 1
    if v < 1:
        return v, None
    return v, 2


def both(x):
    total, missing = 0.0, 0
    for i in range(len(x)):
        a, b = pair(x[i])
        if a is None:
            missing += 1
        else:
            total += a
        missing += 10 if b is None else b * 100
    return total, missing


def later(x, n):
    s = 0.0
    for k in range(n):
        t = root(x[k] - 4.0, 1.0)
        u = root(x[k] - 3.0, 1.5)
        s += 1.0 if t is None else t
        s *= 3.0 if u is None else u
    return s


def either(v):
    if v > 2:
        return 1
    if v > 0:
        return v * 0.5


def kinds(x):
    s = 0.0
    for i in range(len(x)):
        t = either(x[i])
        if t is not None:
            s += t * 2
        if either(-x[i]) is None:
            s += 100.0
    return s


def wrong(x):
    s = 0.0
    for i in range(len(x)):
        s += either(x[i] - 0.5)
    return s


class Last:
    def __init__(self):
        self.value = 0.0


def field(x):
    last = Last()
    n = 0
    for i in range(len(x)):
        if x[i] > 0:
            last.value = either(x[i])
            n += 1
    return last.value + n


def again(v):
    return either(v)


def passed(x):
    n = 0
    for i in range(len(x)):
        if again(x[i]) is None:
            n += 1
    return n


x = np.array([3.0, -1.0, 0.25, 2.0, -4.0])
print(nearest(x, 1.0), both(x), later(x, 4), kinds(x), field(x), passed(x))
try:
    wrong(x)
except TypeError as e:
    print(e)
