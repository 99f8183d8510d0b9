"""Draws that have no native form happen from within the region, in their place: choice, permutation, arrays as parameters."""
# regions: 6
import numpy as np

# args mixed: np.random.default_rng(3), np.arange(4.0)
# args old_mixed: np.random.RandomState(3), np.arange(4.0)


def mixed(g, x):
    s = 0.0
    for i in range(5):
        s += g.choice(5) + g.random() + g.choice([1.5, 2.5, 3.5])
        p = g.permutation(6)
        m = g.multinomial(10, [0.2, 0.3, 0.5])
        y = g.normal(x, 0.5)
        s += p[0] * p[1] + m[2] + y.sum() + g.dirichlet((1.0, 2.0))[0] + g.choice(x)
        s += g.poisson(x + 1)[0] + g.hypergeometric(5, 6, 7) + g.choice(x, size=3, replace=False)[1] + g.normal()
    return s


def old_mixed(g, x):
    s = 0.0
    for i in range(5):
        s += g.choice(3, p=[0.2, 0.3, 0.5]) + g.rand()
        y = g.choice(10, size=4, replace=False) + g.permutation(4)
        s += y[0] + g.uniform(x, x + 2).max() + g.randn() * g.binomial([1, 2, 3], 0.5)[2] + g.choice(x) + g.vonmises(0, 4)
    return s


def seeded(n, seed):
    np.random.seed(seed)
    s = 0.0
    for i in range(n):
        s += np.random.randn() + np.random.choice([-1, 1])
        if i == 3:
            np.random.seed(i)
    return s


def refused(g, n, p):
    """The probabilities do not sum to 1, in some round."""
    s = 0.0
    for i in range(n):
        s += g.random() + g.choice(2, p=[p, 1 - p + 0.1 * i])
    return s


def shapes(g, n):
    x = g.standard_normal((n, 3)) + 1
    for i in range(3):
        x = x + g.permutation(x) * g.choice(x, size=n)
    return x


def fair(n):
    heads = 0
    for i in range(n):
        heads += np.random.choice(2)
    return heads


g, state = np.random.default_rng(1), np.random.RandomState(1)
print(mixed(g, np.arange(4.0)), g.bit_generator.state, old_mixed(state, np.ones(3)), state.get_state()[2:])
print(seeded(9, 5), np.random.get_state()[2:], seeded(2, 6), np.random.rand(), fair(20), np.random.rand())
print(shapes(g, 2), g.random())
for n in 1, 3:
    try:
        print(refused(g, n, 0.25), g.random())
    except ValueError as e:
        print(e, g.bit_generator.state)
try:
    print(seeded(3, -1))
except ValueError as e:
    print(e, np.random.rand())
