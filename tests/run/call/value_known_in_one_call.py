"""What one call makes known (a None, a rank, a function, a length) may differ in the next call."""
import numpy as np


def rank(a, b):
    n = a.ndim
    print("rank")
    return b * n


def optional(x, w=None):
    y = x * 2 if w is None else x * w
    return y


def apply(f, x):
    y = f(x) + 1
    return y


def choose(x, flag):
    op = np.sin if flag else np.cos
    y = op(x) + 1
    return y


def convert(n, x, dtype=np.float32):
    y = np.ones(n, dtype) + x.astype(dtype)
    return y


def first(x, t):
    y = x + len(t) + x * t[0]
    return y


x = np.arange(100.0)
again = [rank, optional, apply, choose, convert, first]
print(rank(x, x)[:4], again[0](np.ones((2, 2)), x)[:4])
print(optional(x)[:4], again[1](x, x)[:4])
print(apply(np.sin, x)[:4], again[2](np.cos, x)[:4])
print(choose(x, True)[:4], again[3](x, False)[:4])
print(convert(100, x, np.float64).dtype, again[4](100, x, np.float32).dtype)
print(first(x, (1, 2))[:4], again[5](x, (3, 2, 4))[:4])
