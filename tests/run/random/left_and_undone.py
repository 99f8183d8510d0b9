"""A loop that has drawn and then cannot go on: Python draws the same numbers again."""
# regions: 6
import numpy as np

# args search: np.random.default_rng(3), np.arange(20.0)
# args negative: np.random.RandomState(3), np.arange(30.0)


def search(g, x):
    for i in range(len(x)):
        x[i] = g.normal() + x[g.integers(0, 25)]
    return x


def overflow(state, n):
    k = 1
    for i in range(n):
        k = k * state.randint(100, 1000)
        if state.standard_normal() > 3:
            break
    return k


def negative(state, v):
    s = 0.0
    for x in v:
        s += state.normal(0, 10 - x)
    return s


def warns(g, n):
    v = np.ones(3)
    for i in range(n):
        v *= 1e200 * g.random()
    return v


def raised(n):
    x = 0.0
    for i in range(n):
        x += np.random.exponential(1.0) + np.random.randn()
        if x > 8:
            raise ValueError(f"too far at {i}")
    return x


def divided(g, n):
    s = 0.0
    for i in range(n):
        s += 1 / g.integers(0, 10)
        s += 1 // int(s)
    return s


def show(error):
    print(error, g.bit_generator.state, state.get_state()[2:], np.random.get_state()[2:], g.random(), state.normal())


g, state = np.random.default_rng(1), np.random.RandomState(1)
np.random.seed(2)
print(search(g, np.arange(25.0)), overflow(state, 3), negative(state, np.arange(5.0)), warns(g, 2), raised(1), divided(g, 0))
try:
    print(search(g, np.arange(20.0)))
except IndexError as e:
    show(e)
print(overflow(state, 30))
try:
    print(negative(state, np.arange(30.0)))
except ValueError as e:
    show(e)
try:
    print(raised(50))
except ValueError as e:
    show(e)
try:
    print(divided(g, 60))
except ZeroDivisionError as e:
    show(e)
print(warns(g, 9), g.bit_generator.state)
