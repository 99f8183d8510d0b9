import numpy as np
def f(a, k=2, *rest, bias=0.5, **more):
    b = a * k
    c = b + bias
    if rest:
        c = c + rest[0] * rest[-1]
    if more:
        c = c - more["z"]
    return c
def same(*args, **kwargs):
    return f(*args, **kwargs)
def positional(a, b, /, c, *, d):
    return a * b - c * d
def main(a):
    t = (a, 3.0)
    x = f(*t) + f(a, *(4.0, a), bias=a)
    y = f(a, **{"k": 5.0, "z": a}) + same(a, 2.0, a, z=1.0)
    z = positional(a, 2.0, c=a, d=3.0) * positional(*t, a, d=1.0)
    return x, y, z
print(main(np.arange(5.0)), main(np.arange(3)))
for wrong in ({"a": 1}, {"k": 1, "z": 2}, {"bias": 1}):
    try:
        print(f(np.ones(2), **wrong))
    except TypeError as e:
        print(e)
def missing(a):
    y = positional(a, 2.0, c=a)
    return y
def doubled(a):
    y = f(a, a=a) + f(a, 1, k=2)
    return y
for g in (missing, doubled):
    try:
        g(np.ones(2))
    except TypeError as e:
        print(e)
