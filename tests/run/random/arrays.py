"""Arrays of random numbers: filled as NumPy fills them, between single draws, and computed with."""
# regions: 7
import numpy as np

# args shapes: np.random.default_rng(3), np.ones((3, 4))
# args old_shapes: np.random.RandomState(3), np.ones((3, 4))
# args integers: np.random.default_rng(3), np.random.RandomState(3), np.ones(5)


def shapes(g, x):
    n, m = x.shape
    a = g.random((n, m)) + x
    b = g.normal(1.0, 0.5, size=n)
    c = g.standard_normal(x.shape) * 2
    d = g.uniform(low=-1, size=(2, n))
    e = g.exponential(0.5, 3)
    return a, b, c, d, e, g.random(), g.standard_exponential(m), g.poisson(4, (n, 2)), g.binomial(9, 0.25, size=m)


def old_shapes(state, x):
    n, m = x.shape
    a = state.rand(n, m) + x
    b = state.normal(1.0, 0.5, size=n)
    c = state.randn(n, m) * 2
    d = state.uniform(low=-1, size=(2, n))
    e = state.random_sample(3) - state.rand(3)
    return a, b, c, d, e, state.randn(), state.standard_normal(m), state.gamma(4, 2, (n, 2)), state.exponential(size=[m])


def integers(g, state, x):
    n = len(x)
    a = g.integers(0, 10, n) + state.randint(0, 10, n)
    b = g.integers(0, 2**40, size=(n, 2))
    c = g.integers(-3, 3, n, endpoint=True, dtype=np.int8)
    d = g.integers(0, 50000, n, dtype=np.uint16)
    e = state.randint(100, size=n, dtype=np.int32)
    f = state.randint(0, 200, 7, dtype=np.uint8)
    return a, b, c, d, e, f, g.integers(5, size=3)


def simulate(g, n, rounds):
    x = np.zeros(n)
    for i in range(rounds):
        x += g.normal(0, 1, n) * g.random()
        if g.random() < 0.5:
            x *= g.uniform(0.5, 1.5, size=n)
    return x


def sums(n):
    s = 0.0
    for i in range(n):
        s += np.random.randn(50).sum() + np.random.rand(7, 3).mean() + np.random.random(size=5)[2]
    return s


def sizes(g, n):
    a = g.random(n) * 2
    b = g.normal(size=(n, 0 + n)) + a
    return a, b, g.random(size=None)


def kept(g, n):
    """Each is an array of its own."""
    best = g.random(n)
    for i in range(5):
        x = g.random(n)
        if x[0] > best[0]:
            best = x
    return best


g, state = np.random.default_rng(2), np.random.RandomState(2)
np.random.seed(4)
print(shapes(g, np.ones((3, 4))), old_shapes(state, np.ones((3, 4))), integers(g, state, np.ones(5)))
print(simulate(g, 1000, 5).sum(), simulate(g, 3, 2), sums(4), kept(g, 4), g.bit_generator.state, np.random.get_state()[2:])
for n in 3, 1, 0, -1:
    try:
        print(sizes(g, n), g.random())
    except ValueError as e:
        print(e, g.random())
