"""Draws happen in the order in which Python evaluates, as often as it does, wherever they stand."""
# regions: 11
import numpy as np

g = np.random.default_rng(6)


def operands(n):
    s = 0.0
    for i in range(n):
        s = s + g.random() - g.random() * g.normal(g.random(), 1 + g.random())
    return s


def targets(n):
    a = np.zeros(5)
    for i in range(n):
        a[g.integers(5)] = g.random()
        a[g.integers(5)] += g.random()
        a[g.integers(0, 3)], b = g.random(), g.normal()
    return a, b


def conditions(n):
    s = 0
    for i in range(n):
        if g.random() < 0.5 and g.random() < 0.5 or g.random() < 0.25:
            s += 1
        s += g.integers(5) if g.random() < 0.3 else g.integers(7)
    return s


def chained(n):
    s = 0
    for i in range(n):
        s += 0.2 < g.random() < g.random()
    return s


def tossed(n):
    heads = 0
    while g.random() < 0.9 and heads < n:
        heads += 1
    return heads


def unused(n):
    x = 1.0
    for i in range(n):
        g.random()
        y = g.normal()
        y = g.normal() * 0
        if i % 2:
            g.integers(10)
    return x


def never(n, on):
    x = 1.0
    for i in range(n):
        if on:
            x += g.random()
        else:
            x -= 1
    return x


def same(n):
    s = 0.0
    for i in range(n):
        a = np.random.rand()
        b = np.random.rand()
        s += (a - b) * (np.random.rand() - np.random.rand())
    return s


def taken(a, b, first):
    return (a if first else b) + 1


def arguments(n):
    s = 0.0
    for i in range(n):
        s += taken(g.random(), first=i % 2 == 0, b=g.normal()) + max(g.random(), g.random())
    return s


def listed(n):
    x = [g.random() for i in range(n)]
    return x, sum([g.random() for i in range(n)])


def generated(n):
    return sum(g.random() for i in range(n))


def early(n):
    for i in range(n):
        x = g.random()
        if x > 0.8:
            return i, x, g.random()
    return -1, 0.0, g.random()


def recursive(depth):
    if depth <= 0:
        return g.random()
    return recursive(depth - 1) + g.random() * recursive(depth - 2)


np.random.seed(1)
for n in 0, 1, 7:
    print(operands(n), conditions(n), chained(n), tossed(n), unused(n), never(n, False), never(n, True), same(n), arguments(n))
    print(listed(n), generated(n), early(n), recursive(n), g.bit_generator.state, np.random.get_state()[2:])
print(targets(6), g.random())
