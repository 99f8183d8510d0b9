"""np.random.choice and Generator.choice of one item: below a number, of a vector, of a list."""
# callbacks: 1
import numpy as np

# args steps: np.random.default_rng(3), np.arange(4.0)
# args old_steps: np.random.RandomState(3), np.arange(4, dtype=np.int32)


def steps(g, x):
    s = 0.0
    for i in range(12):
        s += g.choice(x) + g.choice(5) * g.choice([-1, 1]) + g.choice((0.5, 2)) + g.choice(x[1:]) + g.choice(x[::-1])
    return s


def old_steps(g, x):
    a = np.zeros(6)
    for i in range(20):
        a[g.choice(6)] += g.choice([True, False]) + g.choice(x)
    return a


def walk(n):
    x = 0
    for i in range(n):
        x += np.random.choice([-1, 1])
    return x, type(x)


def last(g, n):
    k = g.choice(n)
    y = 0.0
    for i in range(3):
        k = g.choice(n)
        y += k * g.random()
    return k, type(k), y


def of_rows(g, x):
    s = 0.0
    for i in range(3):
        s += g.choice(x)[1]
    return s


g, state = np.random.default_rng(1), np.random.RandomState(1)
np.random.seed(8)
print(steps(g, np.arange(4.0)), old_steps(state, np.arange(4, dtype=np.int32)), walk(30), of_rows(g, np.ones((3, 2))))
for n in 5, 1, 0, -2:
    try:
        print(last(g, n))
    except ValueError as e:
        print(e)
    print(g.bit_generator.state, state.get_state()[2:], np.random.get_state()[2:])
