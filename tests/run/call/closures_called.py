import numpy as np
# args outer: rng.random(9), 2.0
def outer(a, k):
    b = 3.0
    def scale(x, p=2.0, s=b):
        y = x * x + k * p
        return y + b - s
    tilt = lambda v, s=b: v * 3 + s
    first = scale(a) + scale(a, 3.0)
    b = 4.0
    second = scale(a) + tilt(first)
    def both(x):
        return scale(x) + tilt(x)
    third = both(second)
    return first + second, third, scale, both
p, q, scale, both = outer(np.arange(5.0), 2.0)
print(p, q, scale(np.ones(3)), both(np.ones(3)), scale.__closure__ is not None, len(both.__closure__))
def compose(f, g):
    return lambda x: g(f(x))
def main(x):
    y = compose(np.sqrt, lambda v: v + 1)(x) * 2
    h = compose(np.sqrt, np.exp)
    return y + h(x)
print(main(np.arange(4.0)))
def counted(a):
    n = 0.0
    def add(x):
        nonlocal n
        n = n + 1
        return x + n
    y = add(a) + add(a)
    return y * n
print(counted(np.ones(2)))
def later(a):
    def use(x):
        return x * c
    try:
        y = use(a) + 1
    except NameError as e:
        print(e)
    c = 2.0
    return use(a) + 1
print(later(np.ones(2)))
def deep(a, k):
    def one(x):
        def two(y):
            return y * k + x
        return two(x) + two(a)
    return one(a) - one(2 * a)
print(deep(np.arange(3.0), 2.0), deep(np.arange(3), 2))
kept = []
def captured(a):
    def use(x):
        return x * c
    kept.append(use)
    c = 2.0
    return use(a) + 1
print(captured(np.ones(2)), kept[0](np.ones(2)))
