"""s = 0.0; s += a[i] where a has integers: a float of Python becomes one of NumPy, also in the first round."""
# regions: 4
import numpy as np

# args total: np.arange(-3, 5)
# args mixed: np.arange(1, 5), np.arange(4, dtype=np.int8)


def total(a):
    s = 0.0
    for i in range(len(a)):
        s += a[i]
    return s


def mixed(a, b):
    s, t = 0.0, 1.5
    for i in range(len(b)):
        s = s * b[i] - a[i]
        t = b[i] + t / a[i]
        s -= t
    return s, t


def none(a, n):
    s = 0.5
    for i in range(n):
        s = a[i] - s
    return s


def divided(a):
    s = 1.0
    for x in a:
        s /= x
    return s


for n in 0, 1, 4:
    print(repr(none(np.arange(4), n)), type(none(np.arange(4, dtype=np.int32), n)))
print(total(np.arange(5)), mixed(np.arange(1, 5), np.arange(4, dtype=np.int8)), divided(np.array([2, 4])), divided(np.array([2, 0])))
